	.globl	fd2e16c66e7
fd2e16c66e7:
	fence	iorw,iorw
	# rustrata fd2e16c66e7
	ret
	.globl	f0289a0df8c
f0289a0df8c:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a0)
	# rustrata f0289a0df8c
	ret
	.globl	f88021c7a01
f88021c7a01:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f88021c7a01 c=a5 b=a4
	ret
	.globl	f94b5b1e25c
f94b5b1e25c:
	lw	a5,0(a0)
	fence	iorw,iorw
	lw	a4,0(a1)
	# rustrata f94b5b1e25c c=a5 b=a4
	ret
	.globl	f8b74028e8b
f8b74028e8b:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence iorw,ow; amoswap.w zero,a5,0(a0)
	# rustrata f8b74028e8b
	ret
	.globl	fabffa1b372
fabffa1b372:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,1
	amoswap.w zero,a5,0(a0)
	# rustrata fabffa1b372
	ret
	.globl	f21be6c7661
f21be6c7661:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a1)
	# rustrata f21be6c7661 c=a5
	ret
	.globl	f514b86b344
f514b86b344:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata f514b86b344 d=a5
	ret
	.globl	f2a3dc612e5
f2a3dc612e5:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	# rustrata f2a3dc612e5 b=a5
	ret
	.globl	fd3b237e52a
fd3b237e52a:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata fd3b237e52a c=a5
	ret
	.globl	f7a9971fb02
f7a9971fb02:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a1)
	# rustrata f7a9971fb02
	ret
	.globl	fa7242c9d29
fa7242c9d29:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata fa7242c9d29 c=a5
	ret
	.globl	f351f9f0d13
f351f9f0d13:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a1)
	# rustrata f351f9f0d13
	ret
	.globl	fdfde460800
fdfde460800:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a0)
	# rustrata fdfde460800
	ret
	.globl	f76dfe8ab94
f76dfe8ab94:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	# rustrata f76dfe8ab94
	ret
	.globl	f751c12b91e
f751c12b91e:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata f751c12b91e c=a5
	ret
	.globl	f013e88ed3a
f013e88ed3a:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f013e88ed3a d=a5 b=a4
	ret
	.globl	f9bb2d11637
f9bb2d11637:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	# rustrata f9bb2d11637
	ret
	.globl	fc7ac83899e
fc7ac83899e:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata fc7ac83899e a=a5 b=a4
	ret
	.globl	f83c9b52280
f83c9b52280:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a0)
	# rustrata f83c9b52280 c=a5 d=a4
	ret
	.globl	f2ccbe63f2d
f2ccbe63f2d:
	fence	iorw,iorw
	# rustrata f2ccbe63f2d
	ret
	.globl	f7350af1255
f7350af1255:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a0)
	# rustrata f7350af1255
	ret
	.globl	f3b92723a5a
f3b92723a5a:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f3b92723a5a c=a5 b=a4
	ret
	.globl	f79700e1823
f79700e1823:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,1
	amoswap.w zero,a5,0(a0)
	# rustrata f79700e1823
	ret
	.globl	ff47aaaec93
ff47aaaec93:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a1)
	# rustrata ff47aaaec93 c=a5
	ret
	.globl	fca91f04bd8
fca91f04bd8:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata fca91f04bd8 d=a5
	ret
	.globl	fe845d36bce
fe845d36bce:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	# rustrata fe845d36bce b=a5
	ret
	.globl	fe305669774
fe305669774:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata fe305669774 c=a5
	ret
	.globl	f73b457b26d
f73b457b26d:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a1)
	# rustrata f73b457b26d
	ret
	.globl	fe8635c2729
fe8635c2729:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata fe8635c2729 c=a5
	ret
	.globl	fbd89af8dd7
fbd89af8dd7:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a1)
	# rustrata fbd89af8dd7
	ret
	.globl	f753f97af5a
f753f97af5a:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a0)
	# rustrata f753f97af5a
	ret
	.globl	f237fd7e094
f237fd7e094:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata f237fd7e094 c=a5
	ret
	.globl	f3807dcc13a
f3807dcc13a:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f3807dcc13a d=a5 b=a4
	ret
	.globl	fa827c62266
fa827c62266:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata fa827c62266 a=a5 b=a4
	ret
	.globl	fa35c7ec52f
fa35c7ec52f:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a0)
	# rustrata fa35c7ec52f c=a5 d=a4
	ret
	.globl	f7b34a5523d
f7b34a5523d:
	fence	iorw,iorw
	# rustrata f7b34a5523d
	ret
	.globl	f8fdc0834d9
f8fdc0834d9:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a0)
	# rustrata f8fdc0834d9
	ret
	.globl	f882ef1f900
f882ef1f900:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f882ef1f900 c=a5 b=a4
	ret
	.globl	feb37e7ec7b
feb37e7ec7b:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,1
	amoswap.w zero,a5,0(a0)
	# rustrata feb37e7ec7b
	ret
	.globl	f92121d081f
f92121d081f:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a1)
	# rustrata f92121d081f c=a5
	ret
	.globl	fa6d385883e
fa6d385883e:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata fa6d385883e d=a5
	ret
	.globl	f3ceec90740
f3ceec90740:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	# rustrata f3ceec90740 b=a5
	ret
	.globl	fe857cf9e43
fe857cf9e43:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata fe857cf9e43 c=a5
	ret
	.globl	fcf912237bf
fcf912237bf:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a1)
	# rustrata fcf912237bf
	ret
	.globl	f7df9c00c0c
f7df9c00c0c:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata f7df9c00c0c c=a5
	ret
	.globl	f0bd4a87ade
f0bd4a87ade:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a1)
	# rustrata f0bd4a87ade
	ret
	.globl	f4b87921463
f4b87921463:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a0)
	# rustrata f4b87921463
	ret
	.globl	f8f92061c8f
f8f92061c8f:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata f8f92061c8f c=a5
	ret
	.globl	f456c69a172
f456c69a172:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f456c69a172 d=a5 b=a4
	ret
	.globl	fe406d60f83
fe406d60f83:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata fe406d60f83 a=a5 b=a4
	ret
	.globl	fbcce550a77
fbcce550a77:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a0)
	# rustrata fbcce550a77 c=a5 d=a4
	ret
	.globl	f3502952a5c
f3502952a5c:
	fence	iorw,iorw
	# rustrata f3502952a5c
	ret
	.globl	f5a866f2b74
f5a866f2b74:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a0)
	# rustrata f5a866f2b74
	ret
	.globl	f2693fe2a3e
f2693fe2a3e:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f2693fe2a3e c=a5 b=a4
	ret
	.globl	fa9cce07075
fa9cce07075:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,1
	amoswap.w zero,a5,0(a0)
	# rustrata fa9cce07075
	ret
	.globl	f8b8bd4ef77
f8b8bd4ef77:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a1)
	# rustrata f8b8bd4ef77 c=a5
	ret
	.globl	f9dc0317d1d
f9dc0317d1d:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata f9dc0317d1d d=a5
	ret
	.globl	f40a1389c42
f40a1389c42:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	# rustrata f40a1389c42 b=a5
	ret
	.globl	ff7493c6511
ff7493c6511:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata ff7493c6511 c=a5
	ret
	.globl	f01040d5de0
f01040d5de0:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	amoswap.w zero,a5,0(a1)
	# rustrata f01040d5de0
	ret
	.globl	f8cf9bf129e
f8cf9bf129e:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	# rustrata f8cf9bf129e c=a5
	ret
	.globl	ff7e6cbac85
ff7e6cbac85:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a1)
	# rustrata ff7e6cbac85
	ret
	.globl	ff3ab348dc8
ff3ab348dc8:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence	iorw,iorw
	li	a5,2
	amoswap.w zero,a5,0(a0)
	# rustrata ff3ab348dc8
	ret
	.globl	f57d826c018
f57d826c018:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	amoswap.w zero,a4,0(a0)
	# rustrata f57d826c018 c=a5
	ret
	.globl	f21e16ea448
f21e16ea448:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata f21e16ea448 d=a5 b=a4
	ret
	.globl	ff17afdecaf
ff17afdecaf:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	# rustrata ff17afdecaf a=a5 b=a4
	ret
	.globl	f4439bd22e4
f4439bd22e4:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a0)
	# rustrata f4439bd22e4 c=a5 d=a4
	ret
	.globl	f909d7395b6
f909d7395b6:
	lw	a5,0(a0)
	# rustrata f909d7395b6 a=a5
	ret
	.globl	f98b5057690
f98b5057690:
	lw	a5,0(a0)
	lw	a4,0(a1)
	# rustrata f98b5057690 a=a5 b=a4
	ret
	.globl	f04deb13ba5
f04deb13ba5:
	lw	a5,0(a0)
	li	a4,1
	sext.w	a5,a5
	amoswap.w zero,a4,0(a1)
	# rustrata f04deb13ba5 a=a5
	ret
	.globl	fc5db293381
fc5db293381:
	lw	a5,0(a1)
	fence	iorw,iorw
	sext.w	a5,a5
	li	a4,1
	fence iorw,ow; amoswap.w zero,a4,0(a0)
	# rustrata fc5db293381 c=a5
	ret
	.globl	f6397362c41
f6397362c41:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	lw	a5,0(a0)
	# rustrata f6397362c41 a=a5
	ret
	.globl	f4256c3e59a
f4256c3e59a:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	fence	iorw,iorw
	# rustrata f4256c3e59a b=a5
	ret
	.globl	f3cb10f246f
f3cb10f246f:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	# rustrata f3cb10f246f
	ret
	.globl	fbce792ff70
fbce792ff70:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	# rustrata fbce792ff70
	ret
	.globl	f11274ce3e8
f11274ce3e8:
	lw	a5,0(a0)
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata f11274ce3e8 a=a5 b=a4
	ret
	.globl	fa5c70ea2da
fa5c70ea2da:
	fence	iorw,iorw
	lw	a5,0(a1)
	fence	iorw,iorw
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a0)
	fence	iorw,iorw
	# rustrata fa5c70ea2da c=a5 d=a4
	ret
	.globl	f530b9c6fab
f530b9c6fab:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	fence	iorw,iorw
	# rustrata f530b9c6fab c=a5
	ret
	.globl	fd2abcd421a
fd2abcd421a:
	lw	a5,0(a0)
	fence	iorw,iorw
	# rustrata fd2abcd421a a=a5
	ret
	.globl	f86b89a841c
f86b89a841c:
	lw	a5,0(a0)
	fence	iorw,iorw
	lw	a4,0(a1)
	# rustrata f86b89a841c a=a5 b=a4
	ret
	.globl	f98e8b86481
f98e8b86481:
	lw	a5,0(a0)
	fence	iorw,iorw
	li	a4,1
	sext.w	a5,a5
	amoswap.w zero,a4,0(a1)
	# rustrata f98e8b86481 a=a5
	ret
	.globl	f3477b55409
f3477b55409:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	lw	a5,0(a0)
	fence	iorw,iorw
	# rustrata f3477b55409 a=a5
	ret
	.globl	f4eb7bd86b5
f4eb7bd86b5:
	lw	a5,0(a0)
	fence	iorw,iorw
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata f4eb7bd86b5 a=a5 b=a4
	ret
	.globl	f9eab405206
f9eab405206:
	fence	iorw,iorw
	lw	a5,0(a0)
	fence	iorw,iorw
	# rustrata f9eab405206 a=a5
	ret
	.globl	fad9787291c
fad9787291c:
	fence	iorw,iorw
	lw	a5,0(a0)
	fence	iorw,iorw
	lw	a4,0(a1)
	# rustrata fad9787291c a=a5 b=a4
	ret
	.globl	ffbf7070ea1
ffbf7070ea1:
	fence	iorw,iorw
	lw	a5,0(a0)
	fence	iorw,iorw
	li	a4,1
	sext.w	a5,a5
	amoswap.w zero,a4,0(a1)
	# rustrata ffbf7070ea1 a=a5
	ret
	.globl	f497960e736
f497960e736:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	fence	iorw,iorw
	lw	a5,0(a0)
	fence	iorw,iorw
	# rustrata f497960e736 a=a5
	ret
	.globl	f640c288a6d
f640c288a6d:
	fence	iorw,iorw
	lw	a5,0(a0)
	fence	iorw,iorw
	fence	iorw,iorw
	sext.w	a5,a5
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata f640c288a6d a=a5 b=a4
	ret
	.globl	fbe14150e3c
fbe14150e3c:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	amoswap.w zero,a5,0(a0)
	# rustrata fbe14150e3c
	ret
	.globl	f72575602b8
f72575602b8:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	li	a5,1
	amoswap.w zero,a5,0(a0)
	# rustrata f72575602b8
	ret
	.globl	f9305795d95
f9305795d95:
	lw	a5,0(a0)
	fence	iorw,iorw
	li	a4,1
	sext.w	a5,a5
	amoswap.w zero,a4,0(a1)
	# rustrata f9305795d95 c=a5
	ret
	.globl	fbb5a166038
fbb5a166038:
	lw	a5,0(a1)
	li	a4,1
	sext.w	a5,a5
	amoswap.w zero,a4,0(a0)
	# rustrata fbb5a166038 c=a5
	ret
	.globl	fdba2d3984d
fdba2d3984d:
	lw	a5,0(a0)
	fence	iorw,iorw
	li	a4,1
	sext.w	a5,a5
	amoswap.w zero,a4,0(a1)
	# rustrata fdba2d3984d d=a5
	ret
	.globl	fafe77871c4
fafe77871c4:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	fence	iorw,iorw
	# rustrata fafe77871c4 b=a5
	ret
	.globl	f2eba1062b1
f2eba1062b1:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	amoswap.w zero,a5,0(a0)
	# rustrata f2eba1062b1
	ret
	.globl	f8168fc6899
f8168fc6899:
	li	a5,5
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	fence	iorw,iorw
	# rustrata f8168fc6899 b=a5
	ret
	.globl	f8bdc104b2c
f8bdc104b2c:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	# rustrata f8bdc104b2c
	ret
	.globl	f2edfb1647f
f2edfb1647f:
	li	a5,2
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	li	a5,5
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	# rustrata f2edfb1647f
	ret
	.globl	f0652d8292a
f0652d8292a:
	lw	a5,0(a0)
	fence	iorw,iorw
	lw	a4,0(a1)
	# rustrata f0652d8292a d=a5 b=a4
	ret
	.globl	fd551403534
fd551403534:
	li	a5,1
	fence iorw,ow; amoswap.w zero,a5,0(a0)
	# rustrata fd551403534
	ret
	.globl	f8b05411038
f8b05411038:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	li	a5,1
	fence iorw,ow; amoswap.w zero,a5,0(a0)
	# rustrata f8b05411038
	ret
	.globl	f918f6dd9ef
f918f6dd9ef:
	lw	a5,0(a1)
	sext.w	a5,a5
	li	a4,1
	fence iorw,ow; amoswap.w zero,a4,0(a0)
	# rustrata f918f6dd9ef c=a5
	ret
	.globl	f9ecef8abb2
f9ecef8abb2:
	li	a5,1
	fence iorw,ow; amoswap.w zero,a5,0(a0)
	fence	iorw,iorw
	lw	a5,0(a1)
	fence	iorw,iorw
	# rustrata f9ecef8abb2 b=a5
	ret
	.globl	f4377d53ab6
f4377d53ab6:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	fence iorw,ow; amoswap.w zero,a5,0(a0)
	# rustrata f4377d53ab6
	ret
	.globl	fce711431f1
fce711431f1:
	li	a5,1
	fence iorw,ow; amoswap.w zero,a5,0(a0)
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	# rustrata fce711431f1
	ret
	.globl	f4e2c0ecf55
f4e2c0ecf55:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	# rustrata f4e2c0ecf55
	ret
	.globl	fe3f6951fd2
fe3f6951fd2:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	# rustrata fe3f6951fd2
	ret
	.globl	fdd5fcffa37
fdd5fcffa37:
	lw	a5,0(a1)
	sext.w	a5,a5
	li	a4,1
	fence iorw,ow; amoswap.w.aq zero,a4,0(a0)
	# rustrata fdd5fcffa37 c=a5
	ret
	.globl	fb85b0e0c8b
fb85b0e0c8b:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	# rustrata fb85b0e0c8b
	ret
	.globl	f4da2d52743
f4da2d52743:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a0)
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	# rustrata f4da2d52743
	ret
	.globl	fd0c4d0fc76
fd0c4d0fc76:
	li	a4,1
	 1: lr.w a5,0(a0); bne a5,zero,1f; sc.w a3,a4,0(a0); bnez a3,1b; 1:
	# rustrata fd0c4d0fc76 a=a5
	ret
	.globl	ffd643f174f
ffd643f174f:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	 1: lr.w a4,0(a0); bne a4,zero,1f; sc.w a3,a5,0(a0); bnez a3,1b; 1:
	# rustrata ffd643f174f a=a4
	ret
	.globl	f7a6c609225
f7a6c609225:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	li	a4,1
	 1: lr.w a5,0(a0); bne a5,zero,1f; sc.w a3,a4,0(a0); bnez a3,1b; 1:
	# rustrata f7a6c609225 a=a5
	ret
	.globl	f6d0f929936
f6d0f929936:
	lw	a5,0(a1)
	li	a3,1
	sext.w	a5,a5
	 1: lr.w a4,0(a0); bne a4,zero,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata f6d0f929936 c=a5 a=a4
	ret
	.globl	fca04c7ae19
fca04c7ae19:
	li	a4,1
	 1: lr.w a5,0(a0); bne a5,zero,1f; sc.w a3,a4,0(a0); bnez a3,1b; 1:
	fence	iorw,iorw
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata fca04c7ae19 a=a5 b=a4
	ret
	.globl	f9e131d22cf
f9e131d22cf:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	 1: lr.w a4,0(a0); bne a4,zero,1f; sc.w a3,a5,0(a0); bnez a3,1b; 1:
	# rustrata f9e131d22cf a=a4
	ret
	.globl	fb2acdfc5f1
fb2acdfc5f1:
	li	a5,1
	 1: lr.w a4,0(a0); bne a4,zero,1f; sc.w a3,a5,0(a0); bnez a3,1b; 1:
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	# rustrata fb2acdfc5f1 a=a4
	ret
	.globl	f85f998e21c
f85f998e21c:
	li	a4,1
	li	a3,2
	 1: lr.w a5,0(a0); bne a5,a4,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	lw	a4,0(a1)
	# rustrata f85f998e21c a=a5 b=a4
	ret
	.globl	fa4da8ae600
fa4da8ae600:
	li	a5,1
	li	a3,2
	 1: lr.w a4,0(a0); bne a4,a5,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	amoswap.w zero,a5,0(a1)
	# rustrata fa4da8ae600 a=a4
	ret
	.globl	f4b5830bc31
f4b5830bc31:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	li	a3,2
	 1: lr.w a4,0(a0); bne a4,a5,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata f4b5830bc31 a=a4
	ret
	.globl	fb2606a6c15
fb2606a6c15:
	li	a4,1
	li	a3,2
	 1: lr.w a5,0(a0); bne a5,a4,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	fence	iorw,iorw
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata fb2606a6c15 a=a5 b=a4
	ret
	.globl	f249fa90425
f249fa90425:
	li	a4,1
	li	a3,2
	 1: lr.w a5,0(a0); bne a5,a4,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata f249fa90425 a=a5
	ret
	.globl	fb091eba37f
fb091eba37f:
	li	a5,1
	li	a4,2
	 1: lr.w a3,0(a0); bne a3,a5,1f; sc.w a2,a4,0(a0); bnez a2,1b; 1:
	fence	iorw,iorw
	lw	a5,0(a1)
	# rustrata fb091eba37f b=a5
	ret
	.globl	f1b94db9f51
f1b94db9f51:
	li	a4,7
	li	a3,8
	 1: lr.w a5,0(a0); bne a5,a4,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	lw	a4,0(a1)
	# rustrata f1b94db9f51 a=a5 b=a4
	ret
	.globl	f38b83b57b6
f38b83b57b6:
	li	a4,7
	li	a3,8
	 1: lr.w a5,0(a0); bne a5,a4,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	li	a4,1
	amoswap.w zero,a4,0(a1)
	# rustrata f38b83b57b6 a=a5
	ret
	.globl	fdf9c279e47
fdf9c279e47:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	li	a4,7
	li	a3,8
	 1: lr.w a5,0(a0); bne a5,a4,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata fdf9c279e47 a=a5
	ret
	.globl	f2ac3fb9019
f2ac3fb9019:
	li	a4,7
	li	a3,8
	 1: lr.w a5,0(a0); bne a5,a4,1f; sc.w a2,a3,0(a0); bnez a2,1b; 1:
	fence	iorw,iorw
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata f2ac3fb9019 a=a5 b=a4
	ret
	.globl	fddcb7e695b
fddcb7e695b:
	li	a4,1
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,zero,1f; sc.w.aq a3,a4,0(a0); bnez a3,1b; 1:
	# rustrata fddcb7e695b a=a5
	ret
	.globl	ff01cff87a2
ff01cff87a2:
	li	a5,1
	amoswap.w zero,a5,0(a1)
	fence iorw,ow;  1: lr.w.aq a4,0(a0); bne a4,zero,1f; sc.w.aq a3,a5,0(a0); bnez a3,1b; 1:
	# rustrata ff01cff87a2 a=a4
	ret
	.globl	ff7a9419365
ff7a9419365:
	li	a5,2
	amoswap.w zero,a5,0(a1)
	li	a4,1
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,zero,1f; sc.w.aq a3,a4,0(a0); bnez a3,1b; 1:
	# rustrata ff7a9419365 a=a5
	ret
	.globl	fe7e9b48645
fe7e9b48645:
	lw	a5,0(a1)
	li	a3,1
	sext.w	a5,a5
	fence iorw,ow;  1: lr.w.aq a4,0(a0); bne a4,zero,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata fe7e9b48645 c=a5 a=a4
	ret
	.globl	ff2c0613d76
ff2c0613d76:
	li	a4,1
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,zero,1f; sc.w.aq a3,a4,0(a0); bnez a3,1b; 1:
	fence	iorw,iorw
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata ff2c0613d76 a=a5 b=a4
	ret
	.globl	f758da33bce
f758da33bce:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	fence iorw,ow;  1: lr.w.aq a4,0(a0); bne a4,zero,1f; sc.w.aq a3,a5,0(a0); bnez a3,1b; 1:
	# rustrata f758da33bce a=a4
	ret
	.globl	fde4f80c43c
fde4f80c43c:
	li	a5,1
	fence iorw,ow;  1: lr.w.aq a4,0(a0); bne a4,zero,1f; sc.w.aq a3,a5,0(a0); bnez a3,1b; 1:
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	# rustrata fde4f80c43c a=a4
	ret
	.globl	f037c866830
f037c866830:
	li	a4,1
	li	a3,2
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,a4,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	lw	a4,0(a1)
	# rustrata f037c866830 a=a5 b=a4
	ret
	.globl	f3504cb4aff
f3504cb4aff:
	li	a5,1
	li	a3,2
	fence iorw,ow;  1: lr.w.aq a4,0(a0); bne a4,a5,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	amoswap.w zero,a5,0(a1)
	# rustrata f3504cb4aff a=a4
	ret
	.globl	f4aa2a94af4
f4aa2a94af4:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	li	a3,2
	fence iorw,ow;  1: lr.w.aq a4,0(a0); bne a4,a5,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata f4aa2a94af4 a=a4
	ret
	.globl	fcab750eaa4
fcab750eaa4:
	li	a4,1
	li	a3,2
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,a4,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	fence	iorw,iorw
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata fcab750eaa4 a=a5 b=a4
	ret
	.globl	fc612b9e91f
fc612b9e91f:
	li	a4,1
	li	a3,2
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,a4,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata fc612b9e91f a=a5
	ret
	.globl	fa6210d6597
fa6210d6597:
	li	a5,1
	li	a4,2
	fence iorw,ow;  1: lr.w.aq a3,0(a0); bne a3,a5,1f; sc.w.aq a2,a4,0(a0); bnez a2,1b; 1:
	fence	iorw,iorw
	lw	a5,0(a1)
	# rustrata fa6210d6597 b=a5
	ret
	.globl	fee034c490e
fee034c490e:
	li	a4,7
	li	a3,8
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,a4,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	lw	a4,0(a1)
	# rustrata fee034c490e a=a5 b=a4
	ret
	.globl	f9c39e801e5
f9c39e801e5:
	li	a4,7
	li	a3,8
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,a4,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	li	a4,1
	amoswap.w zero,a4,0(a1)
	# rustrata f9c39e801e5 a=a5
	ret
	.globl	fbe9a69b47d
fbe9a69b47d:
	li	a5,1
	fence iorw,ow; amoswap.w.aq zero,a5,0(a1)
	li	a4,7
	li	a3,8
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,a4,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	# rustrata fbe9a69b47d a=a5
	ret
	.globl	febe01531bf
febe01531bf:
	li	a4,7
	li	a3,8
	fence iorw,ow;  1: lr.w.aq a5,0(a0); bne a5,a4,1f; sc.w.aq a2,a3,0(a0); bnez a2,1b; 1:
	fence	iorw,iorw
	lw	a4,0(a1)
	fence	iorw,iorw
	# rustrata febe01531bf a=a5 b=a4
	ret
