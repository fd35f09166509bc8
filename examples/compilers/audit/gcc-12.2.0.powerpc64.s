	.globl fd2e16c66e7
fd2e16c66e7:
	lwsync
	# rustrata fd2e16c66e7
	blr
	.globl f0289a0df8c
f0289a0df8c:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	stw %r9,0(%r3)
	# rustrata f0289a0df8c
	blr
	.globl f88021c7a01
f88021c7a01:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata f88021c7a01 c=%r9 b=%r10
	blr
	.globl f94b5b1e25c
f94b5b1e25c:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	lwz %r10,0(%r4)
	# rustrata f94b5b1e25c c=%r9 b=%r10
	blr
	.globl f8b74028e8b
f8b74028e8b:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	stw %r9,0(%r3)
	# rustrata f8b74028e8b
	blr
	.globl fabffa1b372
fabffa1b372:
	li %r9,2
	stw %r9,0(%r4)
	lwsync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata fabffa1b372
	blr
	.globl f21be6c7661
f21be6c7661:
	lwz %r9,0(%r3)
	lwsync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f21be6c7661 c=%r9
	blr
	.globl f514b86b344
f514b86b344:
	lwz %r9,0(%r4)
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata f514b86b344 d=%r9
	blr
	.globl f2a3dc612e5
f2a3dc612e5:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	lwz %r9,0(%r4)
	# rustrata f2a3dc612e5 b=%r9
	blr
	.globl fd3b237e52a
fd3b237e52a:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	lwz %r9,0(%r3)
	# rustrata fd3b237e52a c=%r9
	blr
	.globl f7a9971fb02
f7a9971fb02:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	stw %r9,0(%r4)
	# rustrata f7a9971fb02
	blr
	.globl fa7242c9d29
fa7242c9d29:
	li %r9,2
	stw %r9,0(%r4)
	lwsync
	lwz %r9,0(%r3)
	# rustrata fa7242c9d29 c=%r9
	blr
	.globl f351f9f0d13
f351f9f0d13:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	li %r9,2
	stw %r9,0(%r4)
	# rustrata f351f9f0d13
	blr
	.globl fdfde460800
fdfde460800:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	li %r9,2
	stw %r9,0(%r3)
	# rustrata fdfde460800
	blr
	.globl f76dfe8ab94
f76dfe8ab94:
	li %r9,1
	stw %r9,0(%r3)
	# rustrata f76dfe8ab94
	blr
	.globl f751c12b91e
f751c12b91e:
	lwz %r9,0(%r4)
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata f751c12b91e c=%r9
	blr
	.globl f013e88ed3a
f013e88ed3a:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata f013e88ed3a d=%r9 b=%r10
	blr
	.globl f9bb2d11637
f9bb2d11637:
	li %r9,1
	stw %r9,0(%r3)
	# rustrata f9bb2d11637
	blr
	.globl fc7ac83899e
fc7ac83899e:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata fc7ac83899e a=%r9 b=%r10
	blr
	.globl f83c9b52280
f83c9b52280:
	lwz %r9,0(%r4)
	lwsync
	lwz %r10,0(%r3)
	# rustrata f83c9b52280 c=%r9 d=%r10
	blr
	.globl f2ccbe63f2d
f2ccbe63f2d:
	lwsync
	# rustrata f2ccbe63f2d
	blr
	.globl f7350af1255
f7350af1255:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	stw %r9,0(%r3)
	# rustrata f7350af1255
	blr
	.globl f3b92723a5a
f3b92723a5a:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata f3b92723a5a c=%r9 b=%r10
	blr
	.globl f79700e1823
f79700e1823:
	li %r9,2
	stw %r9,0(%r4)
	lwsync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata f79700e1823
	blr
	.globl ff47aaaec93
ff47aaaec93:
	lwz %r9,0(%r3)
	lwsync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata ff47aaaec93 c=%r9
	blr
	.globl fca91f04bd8
fca91f04bd8:
	lwz %r9,0(%r4)
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata fca91f04bd8 d=%r9
	blr
	.globl fe845d36bce
fe845d36bce:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	lwz %r9,0(%r4)
	# rustrata fe845d36bce b=%r9
	blr
	.globl fe305669774
fe305669774:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	lwz %r9,0(%r3)
	# rustrata fe305669774 c=%r9
	blr
	.globl f73b457b26d
f73b457b26d:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	stw %r9,0(%r4)
	# rustrata f73b457b26d
	blr
	.globl fe8635c2729
fe8635c2729:
	li %r9,2
	stw %r9,0(%r4)
	lwsync
	lwz %r9,0(%r3)
	# rustrata fe8635c2729 c=%r9
	blr
	.globl fbd89af8dd7
fbd89af8dd7:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	li %r9,2
	stw %r9,0(%r4)
	# rustrata fbd89af8dd7
	blr
	.globl f753f97af5a
f753f97af5a:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	li %r9,2
	stw %r9,0(%r3)
	# rustrata f753f97af5a
	blr
	.globl f237fd7e094
f237fd7e094:
	lwz %r9,0(%r4)
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata f237fd7e094 c=%r9
	blr
	.globl f3807dcc13a
f3807dcc13a:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata f3807dcc13a d=%r9 b=%r10
	blr
	.globl fa827c62266
fa827c62266:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata fa827c62266 a=%r9 b=%r10
	blr
	.globl fa35c7ec52f
fa35c7ec52f:
	lwz %r9,0(%r4)
	lwsync
	lwz %r10,0(%r3)
	# rustrata fa35c7ec52f c=%r9 d=%r10
	blr
	.globl f7b34a5523d
f7b34a5523d:
	lwsync
	# rustrata f7b34a5523d
	blr
	.globl f8fdc0834d9
f8fdc0834d9:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	stw %r9,0(%r3)
	# rustrata f8fdc0834d9
	blr
	.globl f882ef1f900
f882ef1f900:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata f882ef1f900 c=%r9 b=%r10
	blr
	.globl feb37e7ec7b
feb37e7ec7b:
	li %r9,2
	stw %r9,0(%r4)
	lwsync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata feb37e7ec7b
	blr
	.globl f92121d081f
f92121d081f:
	lwz %r9,0(%r3)
	lwsync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f92121d081f c=%r9
	blr
	.globl fa6d385883e
fa6d385883e:
	lwz %r9,0(%r4)
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata fa6d385883e d=%r9
	blr
	.globl f3ceec90740
f3ceec90740:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	lwz %r9,0(%r4)
	# rustrata f3ceec90740 b=%r9
	blr
	.globl fe857cf9e43
fe857cf9e43:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	lwz %r9,0(%r3)
	# rustrata fe857cf9e43 c=%r9
	blr
	.globl fcf912237bf
fcf912237bf:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	stw %r9,0(%r4)
	# rustrata fcf912237bf
	blr
	.globl f7df9c00c0c
f7df9c00c0c:
	li %r9,2
	stw %r9,0(%r4)
	lwsync
	lwz %r9,0(%r3)
	# rustrata f7df9c00c0c c=%r9
	blr
	.globl f0bd4a87ade
f0bd4a87ade:
	li %r9,1
	stw %r9,0(%r3)
	lwsync
	li %r9,2
	stw %r9,0(%r4)
	# rustrata f0bd4a87ade
	blr
	.globl f4b87921463
f4b87921463:
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	li %r9,2
	stw %r9,0(%r3)
	# rustrata f4b87921463
	blr
	.globl f8f92061c8f
f8f92061c8f:
	lwz %r9,0(%r4)
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata f8f92061c8f c=%r9
	blr
	.globl f456c69a172
f456c69a172:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata f456c69a172 d=%r9 b=%r10
	blr
	.globl fe406d60f83
fe406d60f83:
	lwz %r9,0(%r3)
	lwsync
	lwz %r10,0(%r4)
	# rustrata fe406d60f83 a=%r9 b=%r10
	blr
	.globl fbcce550a77
fbcce550a77:
	lwz %r9,0(%r4)
	lwsync
	lwz %r10,0(%r3)
	# rustrata fbcce550a77 c=%r9 d=%r10
	blr
	.globl f3502952a5c
f3502952a5c:
	sync
	# rustrata f3502952a5c
	blr
	.globl f5a866f2b74
f5a866f2b74:
	li %r9,1
	stw %r9,0(%r4)
	sync
	stw %r9,0(%r3)
	# rustrata f5a866f2b74
	blr
	.globl f2693fe2a3e
f2693fe2a3e:
	lwz %r9,0(%r3)
	sync
	lwz %r10,0(%r4)
	# rustrata f2693fe2a3e c=%r9 b=%r10
	blr
	.globl fa9cce07075
fa9cce07075:
	li %r9,2
	stw %r9,0(%r4)
	sync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata fa9cce07075
	blr
	.globl f8b8bd4ef77
f8b8bd4ef77:
	lwz %r9,0(%r3)
	sync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f8b8bd4ef77 c=%r9
	blr
	.globl f9dc0317d1d
f9dc0317d1d:
	lwz %r9,0(%r4)
	sync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata f9dc0317d1d d=%r9
	blr
	.globl f40a1389c42
f40a1389c42:
	li %r9,1
	stw %r9,0(%r3)
	sync
	lwz %r9,0(%r4)
	# rustrata f40a1389c42 b=%r9
	blr
	.globl ff7493c6511
ff7493c6511:
	li %r9,1
	stw %r9,0(%r4)
	sync
	lwz %r9,0(%r3)
	# rustrata ff7493c6511 c=%r9
	blr
	.globl f01040d5de0
f01040d5de0:
	li %r9,1
	stw %r9,0(%r3)
	sync
	stw %r9,0(%r4)
	# rustrata f01040d5de0
	blr
	.globl f8cf9bf129e
f8cf9bf129e:
	li %r9,2
	stw %r9,0(%r4)
	sync
	lwz %r9,0(%r3)
	# rustrata f8cf9bf129e c=%r9
	blr
	.globl ff7e6cbac85
ff7e6cbac85:
	li %r9,1
	stw %r9,0(%r3)
	sync
	li %r9,2
	stw %r9,0(%r4)
	# rustrata ff7e6cbac85
	blr
	.globl ff3ab348dc8
ff3ab348dc8:
	li %r9,1
	stw %r9,0(%r4)
	sync
	li %r9,2
	stw %r9,0(%r3)
	# rustrata ff3ab348dc8
	blr
	.globl f57d826c018
f57d826c018:
	lwz %r9,0(%r4)
	sync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata f57d826c018 c=%r9
	blr
	.globl f21e16ea448
f21e16ea448:
	lwz %r9,0(%r3)
	sync
	lwz %r10,0(%r4)
	# rustrata f21e16ea448 d=%r9 b=%r10
	blr
	.globl ff17afdecaf
ff17afdecaf:
	lwz %r9,0(%r3)
	sync
	lwz %r10,0(%r4)
	# rustrata ff17afdecaf a=%r9 b=%r10
	blr
	.globl f4439bd22e4
f4439bd22e4:
	lwz %r9,0(%r4)
	sync
	lwz %r10,0(%r3)
	# rustrata f4439bd22e4 c=%r9 d=%r10
	blr
	.globl f909d7395b6
f909d7395b6:
	lwz %r9,0(%r3)
	# rustrata f909d7395b6 a=%r9
	blr
	.globl f98b5057690
f98b5057690:
	lwz %r9,0(%r3)
	lwz %r10,0(%r4)
	# rustrata f98b5057690 a=%r9 b=%r10
	blr
	.globl f04deb13ba5
f04deb13ba5:
	li %r10,1
	lwz %r9,0(%r3)
	stw %r10,0(%r4)
	# rustrata f04deb13ba5 a=%r9
	blr
	.globl fc5db293381
fc5db293381:
	lwz %r9,0(%r4)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata fc5db293381 c=%r9
	blr
	.globl f6397362c41
f6397362c41:
	sync
	li %r9,1
	stw %r9,0(%r4)
	lwz %r9,0(%r3)
	# rustrata f6397362c41 a=%r9
	blr
	.globl f4256c3e59a
f4256c3e59a:
	sync
	li %r9,1
	stw %r9,0(%r3)
	sync
	lwz %r9,0(%r4)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f4256c3e59a b=%r9
	blr
	.globl f3cb10f246f
f3cb10f246f:
	sync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata f3cb10f246f
	blr
	.globl fbce792ff70
fbce792ff70:
	sync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata fbce792ff70
	blr
	.globl f11274ce3e8
f11274ce3e8:
	lwz %r10,0(%r3)
	sync
	lwz %r9,0(%r4)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f11274ce3e8 a=%r10 b=%r9
	blr
	.globl fa5c70ea2da
fa5c70ea2da:
	sync
	lwz %r9,0(%r4)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	sync
	lwz %r10,0(%r3)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata fa5c70ea2da c=%r9 d=%r10
	blr
	.globl f530b9c6fab
f530b9c6fab:
	sync
	li %r9,1
	stw %r9,0(%r4)
	sync
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f530b9c6fab c=%r9
	blr
	.globl fd2abcd421a
fd2abcd421a:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata fd2abcd421a a=%r9
	blr
	.globl f86b89a841c
f86b89a841c:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	lwz %r10,0(%r4)
	# rustrata f86b89a841c a=%r9 b=%r10
	blr
	.globl f98e8b86481
f98e8b86481:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f98e8b86481 a=%r9
	blr
	.globl f3477b55409
f3477b55409:
	sync
	li %r9,1
	stw %r9,0(%r4)
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f3477b55409 a=%r9
	blr
	.globl f4eb7bd86b5
f4eb7bd86b5:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata f4eb7bd86b5 a=%r9 b=%r10
	blr
	.globl f9eab405206
f9eab405206:
	sync
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f9eab405206 a=%r9
	blr
	.globl fad9787291c
fad9787291c:
	sync
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	lwz %r10,0(%r4)
	# rustrata fad9787291c a=%r9 b=%r10
	blr
	.globl ffbf7070ea1
ffbf7070ea1:
	sync
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata ffbf7070ea1 a=%r9
	blr
	.globl f497960e736
f497960e736:
	sync
	li %r9,1
	stw %r9,0(%r4)
	sync
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f497960e736 a=%r9
	blr
	.globl f640c288a6d
f640c288a6d:
	sync
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata f640c288a6d a=%r9 b=%r10
	blr
	.globl fbe14150e3c
fbe14150e3c:
	li %r9,1
	stw %r9,0(%r4)
	stw %r9,0(%r3)
	# rustrata fbe14150e3c
	blr
	.globl f72575602b8
f72575602b8:
	li %r10,2
	li %r9,1
	stw %r10,0(%r4)
	stw %r9,0(%r3)
	# rustrata f72575602b8
	blr
	.globl f9305795d95
f9305795d95:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f9305795d95 c=%r9
	blr
	.globl fbb5a166038
fbb5a166038:
	li %r10,1
	lwz %r9,0(%r4)
	stw %r10,0(%r3)
	# rustrata fbb5a166038 c=%r9
	blr
	.globl fdba2d3984d
fdba2d3984d:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata fdba2d3984d d=%r9
	blr
	.globl fafe77871c4
fafe77871c4:
	li %r9,1
	stw %r9,0(%r3)
	sync
	lwz %r9,0(%r4)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata fafe77871c4 b=%r9
	blr
	.globl f2eba1062b1
f2eba1062b1:
	sync
	li %r9,1
	stw %r9,0(%r4)
	stw %r9,0(%r3)
	# rustrata f2eba1062b1
	blr
	.globl f8168fc6899
f8168fc6899:
	sync
	li %r9,5
	stw %r9,0(%r3)
	sync
	lwz %r9,0(%r4)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f8168fc6899 b=%r9
	blr
	.globl f8bdc104b2c
f8bdc104b2c:
	li %r9,1
	stw %r9,0(%r3)
	sync
	stw %r9,0(%r4)
	# rustrata f8bdc104b2c
	blr
	.globl f2edfb1647f
f2edfb1647f:
	sync
	li %r9,2
	stw %r9,0(%r4)
	sync
	li %r9,5
	stw %r9,0(%r3)
	# rustrata f2edfb1647f
	blr
	.globl f0652d8292a
f0652d8292a:
	lwz %r9,0(%r3)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	lwz %r10,0(%r4)
	# rustrata f0652d8292a d=%r9 b=%r10
	blr
	.globl fd551403534
fd551403534:
	lwsync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata fd551403534
	blr
	.globl f8b05411038
f8b05411038:
	li %r9,2
	stw %r9,0(%r4)
	lwsync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata f8b05411038
	blr
	.globl f918f6dd9ef
f918f6dd9ef:
	lwz %r9,0(%r4)
	lwsync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata f918f6dd9ef c=%r9
	blr
	.globl f9ecef8abb2
f9ecef8abb2:
	lwsync
	li %r9,1
	stw %r9,0(%r3)
	sync
	lwz %r9,0(%r4)
	cmpw %cr0,%r9,%r9
	bne- %cr0,$+4
	isync
	# rustrata f9ecef8abb2 b=%r9
	blr
	.globl f4377d53ab6
f4377d53ab6:
	sync
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	stw %r9,0(%r3)
	# rustrata f4377d53ab6
	blr
	.globl fce711431f1
fce711431f1:
	lwsync
	li %r9,1
	stw %r9,0(%r3)
	sync
	stw %r9,0(%r4)
	# rustrata fce711431f1
	blr
	.globl f4e2c0ecf55
f4e2c0ecf55:
	li %r9,1
	stw %r9,0(%r4)
	sync
	stw %r9,0(%r3)
	# rustrata f4e2c0ecf55
	blr
	.globl fe3f6951fd2
fe3f6951fd2:
	li %r9,2
	stw %r9,0(%r4)
	sync
	li %r9,1
	stw %r9,0(%r3)
	# rustrata fe3f6951fd2
	blr
	.globl fdd5fcffa37
fdd5fcffa37:
	lwz %r9,0(%r4)
	sync
	li %r10,1
	stw %r10,0(%r3)
	# rustrata fdd5fcffa37 c=%r9
	blr
	.globl fb85b0e0c8b
fb85b0e0c8b:
	sync
	li %r9,1
	stw %r9,0(%r4)
	sync
	stw %r9,0(%r3)
	# rustrata fb85b0e0c8b
	blr
	.globl f4da2d52743
f4da2d52743:
	sync
	li %r9,1
	stw %r9,0(%r3)
	sync
	stw %r9,0(%r4)
	# rustrata f4da2d52743
	blr
	.globl fd0c4d0fc76
fd0c4d0fc76:
	lwsync
	li %r10,1
.L114:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L115
	stwcx. %r10,0,%r3
	bne %cr0,.L114
.L115:
	# rustrata fd0c4d0fc76 a=%r9
	blr
	.globl ffd643f174f
ffd643f174f:
	li %r9,1
	li %r10,1
	stw %r9,0(%r4)
	lwsync
.L118:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L119
	stwcx. %r10,0,%r3
	bne %cr0,.L118
.L119:
	# rustrata ffd643f174f a=%r9
	blr
	.globl f7a6c609225
f7a6c609225:
	li %r9,2
	li %r10,1
	stw %r9,0(%r4)
	lwsync
.L122:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L123
	stwcx. %r10,0,%r3
	bne %cr0,.L122
.L123:
	# rustrata f7a6c609225 a=%r9
	blr
	.globl f6d0f929936
f6d0f929936:
	lwz %r10,0(%r4)
	li %r8,1
	lwsync
.L126:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L127
	stwcx. %r8,0,%r3
	bne %cr0,.L126
.L127:
	# rustrata f6d0f929936 c=%r10 a=%r9
	blr
	.globl fca04c7ae19
fca04c7ae19:
	lwsync
	li %r10,1
.L130:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L131
	stwcx. %r10,0,%r3
	bne %cr0,.L130
.L131:
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata fca04c7ae19 a=%r9 b=%r10
	blr
	.globl f9e131d22cf
f9e131d22cf:
	sync
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	li %r10,1
.L134:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L135
	stwcx. %r10,0,%r3
	bne %cr0,.L134
.L135:
	# rustrata f9e131d22cf a=%r9
	blr
	.globl fb2acdfc5f1
fb2acdfc5f1:
	lwsync
	li %r10,1
.L138:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L139
	stwcx. %r10,0,%r3
	bne %cr0,.L138
.L139:
	sync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata fb2acdfc5f1 a=%r9
	blr
	.globl f85f998e21c
f85f998e21c:
	lwsync
	li %r10,2
.L142:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L143
	stwcx. %r10,0,%r3
	bne %cr0,.L142
.L143:
	lwz %r10,0(%r4)
	# rustrata f85f998e21c a=%r9 b=%r10
	blr
	.globl fa4da8ae600
fa4da8ae600:
	lwsync
	li %r10,2
.L146:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L147
	stwcx. %r10,0,%r3
	bne %cr0,.L146
.L147:
	li %r10,1
	stw %r10,0(%r4)
	# rustrata fa4da8ae600 a=%r9
	blr
	.globl f4b5830bc31
f4b5830bc31:
	sync
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	li %r10,2
.L150:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L151
	stwcx. %r10,0,%r3
	bne %cr0,.L150
.L151:
	# rustrata f4b5830bc31 a=%r9
	blr
	.globl fb2606a6c15
fb2606a6c15:
	lwsync
	li %r10,2
.L154:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L155
	stwcx. %r10,0,%r3
	bne %cr0,.L154
.L155:
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata fb2606a6c15 a=%r9 b=%r10
	blr
	.globl f249fa90425
f249fa90425:
	lwsync
	li %r10,2
.L158:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L159
	stwcx. %r10,0,%r3
	bne %cr0,.L158
.L159:
	# rustrata f249fa90425 a=%r9
	blr
	.globl fb091eba37f
fb091eba37f:
	lwsync
	li %r10,2
.L162:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L163
	stwcx. %r10,0,%r3
	bne %cr0,.L162
.L163:
	lwsync
	lwz %r9,0(%r4)
	# rustrata fb091eba37f b=%r9
	blr
	.globl f1b94db9f51
f1b94db9f51:
	lwsync
	li %r10,8
.L166:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L167
	stwcx. %r10,0,%r3
	bne %cr0,.L166
.L167:
	lwz %r10,0(%r4)
	# rustrata f1b94db9f51 a=%r9 b=%r10
	blr
	.globl f38b83b57b6
f38b83b57b6:
	lwsync
	li %r10,8
.L170:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L171
	stwcx. %r10,0,%r3
	bne %cr0,.L170
.L171:
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f38b83b57b6 a=%r9
	blr
	.globl fdf9c279e47
fdf9c279e47:
	sync
	li %r9,1
	stw %r9,0(%r4)
	lwsync
	li %r10,8
.L174:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L175
	stwcx. %r10,0,%r3
	bne %cr0,.L174
.L175:
	# rustrata fdf9c279e47 a=%r9
	blr
	.globl f2ac3fb9019
f2ac3fb9019:
	lwsync
	li %r10,8
.L178:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L179
	stwcx. %r10,0,%r3
	bne %cr0,.L178
.L179:
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata f2ac3fb9019 a=%r9 b=%r10
	blr
	.globl fddcb7e695b
fddcb7e695b:
	sync
	li %r10,1
.L182:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L183
	stwcx. %r10,0,%r3
	bne %cr0,.L182
.L183:
	isync
	# rustrata fddcb7e695b a=%r9
	blr
	.globl ff01cff87a2
ff01cff87a2:
	li %r9,1
	li %r10,1
	stw %r9,0(%r4)
	sync
.L186:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L187
	stwcx. %r10,0,%r3
	bne %cr0,.L186
.L187:
	isync
	# rustrata ff01cff87a2 a=%r9
	blr
	.globl ff7a9419365
ff7a9419365:
	li %r9,2
	li %r10,1
	stw %r9,0(%r4)
	sync
.L190:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L191
	stwcx. %r10,0,%r3
	bne %cr0,.L190
.L191:
	isync
	# rustrata ff7a9419365 a=%r9
	blr
	.globl fe7e9b48645
fe7e9b48645:
	lwz %r10,0(%r4)
	li %r8,1
	sync
.L194:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L195
	stwcx. %r8,0,%r3
	bne %cr0,.L194
.L195:
	isync
	# rustrata fe7e9b48645 c=%r10 a=%r9
	blr
	.globl ff2c0613d76
ff2c0613d76:
	sync
	li %r10,1
.L198:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L199
	stwcx. %r10,0,%r3
	bne %cr0,.L198
.L199:
	isync
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata ff2c0613d76 a=%r9 b=%r10
	blr
	.globl f758da33bce
f758da33bce:
	sync
	li %r9,1
	stw %r9,0(%r4)
	sync
	li %r10,1
.L202:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L203
	stwcx. %r10,0,%r3
	bne %cr0,.L202
.L203:
	isync
	# rustrata f758da33bce a=%r9
	blr
	.globl fde4f80c43c
fde4f80c43c:
	sync
	li %r10,1
.L206:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,0
	bne %cr0,.L207
	stwcx. %r10,0,%r3
	bne %cr0,.L206
.L207:
	isync
	sync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata fde4f80c43c a=%r9
	blr
	.globl f037c866830
f037c866830:
	sync
	li %r10,2
.L210:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L211
	stwcx. %r10,0,%r3
	bne %cr0,.L210
.L211:
	isync
	lwz %r10,0(%r4)
	# rustrata f037c866830 a=%r9 b=%r10
	blr
	.globl f3504cb4aff
f3504cb4aff:
	sync
	li %r10,2
.L214:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L215
	stwcx. %r10,0,%r3
	bne %cr0,.L214
.L215:
	isync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f3504cb4aff a=%r9
	blr
	.globl f4aa2a94af4
f4aa2a94af4:
	sync
	li %r9,1
	stw %r9,0(%r4)
	sync
	li %r10,2
.L218:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L219
	stwcx. %r10,0,%r3
	bne %cr0,.L218
.L219:
	isync
	# rustrata f4aa2a94af4 a=%r9
	blr
	.globl fcab750eaa4
fcab750eaa4:
	sync
	li %r10,2
.L222:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L223
	stwcx. %r10,0,%r3
	bne %cr0,.L222
.L223:
	isync
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata fcab750eaa4 a=%r9 b=%r10
	blr
	.globl fc612b9e91f
fc612b9e91f:
	sync
	li %r10,2
.L226:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L227
	stwcx. %r10,0,%r3
	bne %cr0,.L226
.L227:
	isync
	# rustrata fc612b9e91f a=%r9
	blr
	.globl fa6210d6597
fa6210d6597:
	sync
	li %r10,2
.L230:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,1
	bne %cr0,.L231
	stwcx. %r10,0,%r3
	bne %cr0,.L230
.L231:
	isync
	lwsync
	lwz %r9,0(%r4)
	# rustrata fa6210d6597 b=%r9
	blr
	.globl fee034c490e
fee034c490e:
	sync
	li %r10,8
.L234:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L235
	stwcx. %r10,0,%r3
	bne %cr0,.L234
.L235:
	isync
	lwz %r10,0(%r4)
	# rustrata fee034c490e a=%r9 b=%r10
	blr
	.globl f9c39e801e5
f9c39e801e5:
	sync
	li %r10,8
.L238:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L239
	stwcx. %r10,0,%r3
	bne %cr0,.L238
.L239:
	isync
	li %r10,1
	stw %r10,0(%r4)
	# rustrata f9c39e801e5 a=%r9
	blr
	.globl fbe9a69b47d
fbe9a69b47d:
	sync
	li %r9,1
	stw %r9,0(%r4)
	sync
	li %r10,8
.L242:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L243
	stwcx. %r10,0,%r3
	bne %cr0,.L242
.L243:
	isync
	# rustrata fbe9a69b47d a=%r9
	blr
	.globl febe01531bf
febe01531bf:
	sync
	li %r10,8
.L246:
	lwarx %r9,0,%r3
	cmpwi %cr0,%r9,7
	bne %cr0,.L247
	stwcx. %r10,0,%r3
	bne %cr0,.L246
.L247:
	isync
	sync
	lwz %r10,0(%r4)
	cmpw %cr0,%r10,%r10
	bne- %cr0,$+4
	isync
	# rustrata febe01531bf a=%r9 b=%r10
	blr
