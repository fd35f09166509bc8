	.globl	fd2e16c66e7                     # -- Begin function fd2e16c66e7
fd2e16c66e7:
	lwsync
	# rustrata fd2e16c66e7
	blr
	.globl	f0289a0df8c                     # -- Begin function f0289a0df8c
f0289a0df8c:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f0289a0df8c
	blr
	.globl	f88021c7a01                     # -- Begin function f88021c7a01
f88021c7a01:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f88021c7a01 c=3 b=4
	blr
	.globl	f94b5b1e25c                     # -- Begin function f94b5b1e25c
f94b5b1e25c:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata f94b5b1e25c c=3 b=4
	blr
	.globl	f8b74028e8b                     # -- Begin function f8b74028e8b
f8b74028e8b:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f8b74028e8b
	blr
	.globl	fabffa1b372                     # -- Begin function fabffa1b372
fabffa1b372:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata fabffa1b372
	blr
	.globl	f21be6c7661                     # -- Begin function f21be6c7661
f21be6c7661:
	lwz r3, 0(r3)
	lwsync
	li r5, 1
	stw r5, 0(r4)
	# rustrata f21be6c7661 c=3
	blr
	.globl	f514b86b344                     # -- Begin function f514b86b344
f514b86b344:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f514b86b344 d=4
	blr
	.globl	f2a3dc612e5                     # -- Begin function f2a3dc612e5
f2a3dc612e5:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	lwz r3, 0(r4)
	# rustrata f2a3dc612e5 b=3
	blr
	.globl	fd3b237e52a                     # -- Begin function fd3b237e52a
fd3b237e52a:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fd3b237e52a c=3
	blr
	.globl	f7a9971fb02                     # -- Begin function f7a9971fb02
f7a9971fb02:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	stw r5, 0(r4)
	# rustrata f7a9971fb02
	blr
	.globl	fa7242c9d29                     # -- Begin function fa7242c9d29
fa7242c9d29:
	li r5, 2
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fa7242c9d29 c=3
	blr
	.globl	f351f9f0d13                     # -- Begin function f351f9f0d13
f351f9f0d13:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	lwsync
	stw r3, 0(r4)
	# rustrata f351f9f0d13
	blr
	.globl	fdfde460800                     # -- Begin function fdfde460800
fdfde460800:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	lwsync
	stw r4, 0(r3)
	# rustrata fdfde460800
	blr
	.globl	f76dfe8ab94                     # -- Begin function f76dfe8ab94
f76dfe8ab94:
	li r4, 1
	stw r4, 0(r3)
	# rustrata f76dfe8ab94
	blr
	.globl	f751c12b91e                     # -- Begin function f751c12b91e
f751c12b91e:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f751c12b91e c=4
	blr
	.globl	f013e88ed3a                     # -- Begin function f013e88ed3a
f013e88ed3a:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f013e88ed3a d=3 b=4
	blr
	.globl	f9bb2d11637                     # -- Begin function f9bb2d11637
f9bb2d11637:
	li r4, 1
	stw r4, 0(r3)
	# rustrata f9bb2d11637
	blr
	.globl	fc7ac83899e                     # -- Begin function fc7ac83899e
fc7ac83899e:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata fc7ac83899e a=3 b=4
	blr
	.globl	f83c9b52280                     # -- Begin function f83c9b52280
f83c9b52280:
	lwz r4, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata f83c9b52280 c=4 d=3
	blr
	.globl	f2ccbe63f2d                     # -- Begin function f2ccbe63f2d
f2ccbe63f2d:
	lwsync
	# rustrata f2ccbe63f2d
	blr
	.globl	f7350af1255                     # -- Begin function f7350af1255
f7350af1255:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f7350af1255
	blr
	.globl	f3b92723a5a                     # -- Begin function f3b92723a5a
f3b92723a5a:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f3b92723a5a c=3 b=4
	blr
	.globl	f79700e1823                     # -- Begin function f79700e1823
f79700e1823:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata f79700e1823
	blr
	.globl	ff47aaaec93                     # -- Begin function ff47aaaec93
ff47aaaec93:
	lwz r3, 0(r3)
	lwsync
	li r5, 1
	stw r5, 0(r4)
	# rustrata ff47aaaec93 c=3
	blr
	.globl	fca91f04bd8                     # -- Begin function fca91f04bd8
fca91f04bd8:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata fca91f04bd8 d=4
	blr
	.globl	fe845d36bce                     # -- Begin function fe845d36bce
fe845d36bce:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	lwz r3, 0(r4)
	# rustrata fe845d36bce b=3
	blr
	.globl	fe305669774                     # -- Begin function fe305669774
fe305669774:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fe305669774 c=3
	blr
	.globl	f73b457b26d                     # -- Begin function f73b457b26d
f73b457b26d:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	stw r5, 0(r4)
	# rustrata f73b457b26d
	blr
	.globl	fe8635c2729                     # -- Begin function fe8635c2729
fe8635c2729:
	li r5, 2
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fe8635c2729 c=3
	blr
	.globl	fbd89af8dd7                     # -- Begin function fbd89af8dd7
fbd89af8dd7:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	lwsync
	stw r3, 0(r4)
	# rustrata fbd89af8dd7
	blr
	.globl	f753f97af5a                     # -- Begin function f753f97af5a
f753f97af5a:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	lwsync
	stw r4, 0(r3)
	# rustrata f753f97af5a
	blr
	.globl	f237fd7e094                     # -- Begin function f237fd7e094
f237fd7e094:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f237fd7e094 c=4
	blr
	.globl	f3807dcc13a                     # -- Begin function f3807dcc13a
f3807dcc13a:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f3807dcc13a d=3 b=4
	blr
	.globl	fa827c62266                     # -- Begin function fa827c62266
fa827c62266:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata fa827c62266 a=3 b=4
	blr
	.globl	fa35c7ec52f                     # -- Begin function fa35c7ec52f
fa35c7ec52f:
	lwz r4, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fa35c7ec52f c=4 d=3
	blr
	.globl	f7b34a5523d                     # -- Begin function f7b34a5523d
f7b34a5523d:
	lwsync
	# rustrata f7b34a5523d
	blr
	.globl	f8fdc0834d9                     # -- Begin function f8fdc0834d9
f8fdc0834d9:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f8fdc0834d9
	blr
	.globl	f882ef1f900                     # -- Begin function f882ef1f900
f882ef1f900:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f882ef1f900 c=3 b=4
	blr
	.globl	feb37e7ec7b                     # -- Begin function feb37e7ec7b
feb37e7ec7b:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata feb37e7ec7b
	blr
	.globl	f92121d081f                     # -- Begin function f92121d081f
f92121d081f:
	lwz r3, 0(r3)
	lwsync
	li r5, 1
	stw r5, 0(r4)
	# rustrata f92121d081f c=3
	blr
	.globl	fa6d385883e                     # -- Begin function fa6d385883e
fa6d385883e:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata fa6d385883e d=4
	blr
	.globl	f3ceec90740                     # -- Begin function f3ceec90740
f3ceec90740:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	lwz r3, 0(r4)
	# rustrata f3ceec90740 b=3
	blr
	.globl	fe857cf9e43                     # -- Begin function fe857cf9e43
fe857cf9e43:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fe857cf9e43 c=3
	blr
	.globl	fcf912237bf                     # -- Begin function fcf912237bf
fcf912237bf:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	stw r5, 0(r4)
	# rustrata fcf912237bf
	blr
	.globl	f7df9c00c0c                     # -- Begin function f7df9c00c0c
f7df9c00c0c:
	li r5, 2
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata f7df9c00c0c c=3
	blr
	.globl	f0bd4a87ade                     # -- Begin function f0bd4a87ade
f0bd4a87ade:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	lwsync
	stw r3, 0(r4)
	# rustrata f0bd4a87ade
	blr
	.globl	f4b87921463                     # -- Begin function f4b87921463
f4b87921463:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	lwsync
	stw r4, 0(r3)
	# rustrata f4b87921463
	blr
	.globl	f8f92061c8f                     # -- Begin function f8f92061c8f
f8f92061c8f:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f8f92061c8f c=4
	blr
	.globl	f456c69a172                     # -- Begin function f456c69a172
f456c69a172:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f456c69a172 d=3 b=4
	blr
	.globl	fe406d60f83                     # -- Begin function fe406d60f83
fe406d60f83:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata fe406d60f83 a=3 b=4
	blr
	.globl	fbcce550a77                     # -- Begin function fbcce550a77
fbcce550a77:
	lwz r4, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fbcce550a77 c=4 d=3
	blr
	.globl	f3502952a5c                     # -- Begin function f3502952a5c
f3502952a5c:
	sync
	# rustrata f3502952a5c
	blr
	.globl	f5a866f2b74                     # -- Begin function f5a866f2b74
f5a866f2b74:
	li r5, 1
	stw r5, 0(r4)
	sync
	stw r5, 0(r3)
	# rustrata f5a866f2b74
	blr
	.globl	f2693fe2a3e                     # -- Begin function f2693fe2a3e
f2693fe2a3e:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	# rustrata f2693fe2a3e c=3 b=4
	blr
	.globl	fa9cce07075                     # -- Begin function fa9cce07075
fa9cce07075:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	sync
	stw r4, 0(r3)
	# rustrata fa9cce07075
	blr
	.globl	f8b8bd4ef77                     # -- Begin function f8b8bd4ef77
f8b8bd4ef77:
	lwz r3, 0(r3)
	sync
	li r5, 1
	stw r5, 0(r4)
	# rustrata f8b8bd4ef77 c=3
	blr
	.globl	f9dc0317d1d                     # -- Begin function f9dc0317d1d
f9dc0317d1d:
	lwz r4, 0(r4)
	sync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f9dc0317d1d d=4
	blr
	.globl	f40a1389c42                     # -- Begin function f40a1389c42
f40a1389c42:
	li r5, 1
	stw r5, 0(r3)
	sync
	lwz r3, 0(r4)
	# rustrata f40a1389c42 b=3
	blr
	.globl	ff7493c6511                     # -- Begin function ff7493c6511
ff7493c6511:
	li r5, 1
	stw r5, 0(r4)
	sync
	lwz r3, 0(r3)
	# rustrata ff7493c6511 c=3
	blr
	.globl	f01040d5de0                     # -- Begin function f01040d5de0
f01040d5de0:
	li r5, 1
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata f01040d5de0
	blr
	.globl	f8cf9bf129e                     # -- Begin function f8cf9bf129e
f8cf9bf129e:
	li r5, 2
	stw r5, 0(r4)
	sync
	lwz r3, 0(r3)
	# rustrata f8cf9bf129e c=3
	blr
	.globl	ff7e6cbac85                     # -- Begin function ff7e6cbac85
ff7e6cbac85:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	sync
	stw r3, 0(r4)
	# rustrata ff7e6cbac85
	blr
	.globl	ff3ab348dc8                     # -- Begin function ff3ab348dc8
ff3ab348dc8:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	sync
	stw r4, 0(r3)
	# rustrata ff3ab348dc8
	blr
	.globl	f57d826c018                     # -- Begin function f57d826c018
f57d826c018:
	lwz r4, 0(r4)
	sync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f57d826c018 c=4
	blr
	.globl	f21e16ea448                     # -- Begin function f21e16ea448
f21e16ea448:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	# rustrata f21e16ea448 d=3 b=4
	blr
	.globl	ff17afdecaf                     # -- Begin function ff17afdecaf
ff17afdecaf:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	# rustrata ff17afdecaf a=3 b=4
	blr
	.globl	f4439bd22e4                     # -- Begin function f4439bd22e4
f4439bd22e4:
	lwz r4, 0(r4)
	sync
	lwz r3, 0(r3)
	# rustrata f4439bd22e4 c=4 d=3
	blr
	.globl	f909d7395b6                     # -- Begin function f909d7395b6
f909d7395b6:
	lwz r3, 0(r3)
	# rustrata f909d7395b6 a=3
	blr
	.globl	f98b5057690                     # -- Begin function f98b5057690
f98b5057690:
	lwz r3, 0(r3)
	lwz r4, 0(r4)
	# rustrata f98b5057690 a=3 b=4
	blr
	.globl	f04deb13ba5                     # -- Begin function f04deb13ba5
f04deb13ba5:
	li r5, 1
	lwz r3, 0(r3)
	stw r5, 0(r4)
	# rustrata f04deb13ba5 a=3
	blr
	.globl	fc5db293381                     # -- Begin function fc5db293381
fc5db293381:
	lwz r4, 0(r4)
	li r5, 1
	cmpd cr7, r4, r4
	bne- cr7, .+4
	isync
	lwsync
	stw r5, 0(r3)
	# rustrata fc5db293381 c=4
	blr
	.globl	f6397362c41                     # -- Begin function f6397362c41
f6397362c41:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwz r3, 0(r3)
	# rustrata f6397362c41 a=3
	blr
	.globl	f4256c3e59a                     # -- Begin function f4256c3e59a
f4256c3e59a:
	li r5, 1
	sync
	stw r5, 0(r3)
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f4256c3e59a b=3
	blr
	.globl	f3cb10f246f                     # -- Begin function f3cb10f246f
f3cb10f246f:
	sync
	li r4, 1
	stw r4, 0(r3)
	# rustrata f3cb10f246f
	blr
	.globl	fbce792ff70                     # -- Begin function fbce792ff70
fbce792ff70:
	sync
	li r4, 1
	stw r4, 0(r3)
	# rustrata fbce792ff70
	blr
	.globl	f11274ce3e8                     # -- Begin function f11274ce3e8
f11274ce3e8:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	cmpd cr7, r4, r4
	bne- cr7, .+4
	isync
	# rustrata f11274ce3e8 a=3 b=4
	blr
	.globl	fa5c70ea2da                     # -- Begin function fa5c70ea2da
fa5c70ea2da:
	sync
	lwz r4, 0(r4)
	cmpd cr7, r4, r4
	bne- cr7, .+4
	isync
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fa5c70ea2da c=4 d=3
	blr
	.globl	f530b9c6fab                     # -- Begin function f530b9c6fab
f530b9c6fab:
	li r5, 1
	sync
	stw r5, 0(r4)
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f530b9c6fab c=3
	blr
	.globl	fd2abcd421a                     # -- Begin function fd2abcd421a
fd2abcd421a:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fd2abcd421a a=3
	blr
	.globl	f86b89a841c                     # -- Begin function f86b89a841c
f86b89a841c:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata f86b89a841c a=3 b=4
	blr
	.globl	f98e8b86481                     # -- Begin function f98e8b86481
f98e8b86481:
	lwz r3, 0(r3)
	li r5, 1
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	stw r5, 0(r4)
	# rustrata f98e8b86481 a=3
	blr
	.globl	f3477b55409                     # -- Begin function f3477b55409
f3477b55409:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f3477b55409 a=3
	blr
	.globl	f4eb7bd86b5                     # -- Begin function f4eb7bd86b5
f4eb7bd86b5:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	sync
	lwz r4, 0(r4)
	cmpd cr7, r4, r4
	bne- cr7, .+4
	isync
	# rustrata f4eb7bd86b5 a=3 b=4
	blr
	.globl	f9eab405206                     # -- Begin function f9eab405206
f9eab405206:
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f9eab405206 a=3
	blr
	.globl	fad9787291c                     # -- Begin function fad9787291c
fad9787291c:
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata fad9787291c a=3 b=4
	blr
	.globl	ffbf7070ea1                     # -- Begin function ffbf7070ea1
ffbf7070ea1:
	sync
	li r5, 1
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	stw r5, 0(r4)
	# rustrata ffbf7070ea1 a=3
	blr
	.globl	f497960e736                     # -- Begin function f497960e736
f497960e736:
	li r5, 1
	sync
	stw r5, 0(r4)
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f497960e736 a=3
	blr
	.globl	f640c288a6d                     # -- Begin function f640c288a6d
f640c288a6d:
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	sync
	lwz r4, 0(r4)
	cmpd cr7, r4, r4
	bne- cr7, .+4
	isync
	# rustrata f640c288a6d a=3 b=4
	blr
	.globl	fbe14150e3c                     # -- Begin function fbe14150e3c
fbe14150e3c:
	li r5, 1
	stw r5, 0(r4)
	stw r5, 0(r3)
	# rustrata fbe14150e3c
	blr
	.globl	f72575602b8                     # -- Begin function f72575602b8
f72575602b8:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	stw r4, 0(r3)
	# rustrata f72575602b8
	blr
	.globl	f9305795d95                     # -- Begin function f9305795d95
f9305795d95:
	lwz r3, 0(r3)
	li r5, 1
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	stw r5, 0(r4)
	# rustrata f9305795d95 c=3
	blr
	.globl	fbb5a166038                     # -- Begin function fbb5a166038
fbb5a166038:
	li r5, 1
	lwz r4, 0(r4)
	stw r5, 0(r3)
	# rustrata fbb5a166038 c=4
	blr
	.globl	fdba2d3984d                     # -- Begin function fdba2d3984d
fdba2d3984d:
	lwz r3, 0(r3)
	li r5, 1
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	stw r5, 0(r4)
	# rustrata fdba2d3984d d=3
	blr
	.globl	fafe77871c4                     # -- Begin function fafe77871c4
fafe77871c4:
	li r5, 1
	stw r5, 0(r3)
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fafe77871c4 b=3
	blr
	.globl	f2eba1062b1                     # -- Begin function f2eba1062b1
f2eba1062b1:
	sync
	li r5, 1
	stw r5, 0(r4)
	stw r5, 0(r3)
	# rustrata f2eba1062b1
	blr
	.globl	f8168fc6899                     # -- Begin function f8168fc6899
f8168fc6899:
	li r5, 5
	sync
	stw r5, 0(r3)
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f8168fc6899 b=3
	blr
	.globl	f8bdc104b2c                     # -- Begin function f8bdc104b2c
f8bdc104b2c:
	li r5, 1
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata f8bdc104b2c
	blr
	.globl	f2edfb1647f                     # -- Begin function f2edfb1647f
f2edfb1647f:
	li r5, 2
	sync
	stw r5, 0(r4)
	li r4, 5
	sync
	stw r4, 0(r3)
	# rustrata f2edfb1647f
	blr
	.globl	f0652d8292a                     # -- Begin function f0652d8292a
f0652d8292a:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata f0652d8292a d=3 b=4
	blr
	.globl	fd551403534                     # -- Begin function fd551403534
fd551403534:
	lwsync
	li r4, 1
	stw r4, 0(r3)
	# rustrata fd551403534
	blr
	.globl	f8b05411038                     # -- Begin function f8b05411038
f8b05411038:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata f8b05411038
	blr
	.globl	f918f6dd9ef                     # -- Begin function f918f6dd9ef
f918f6dd9ef:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f918f6dd9ef c=4
	blr
	.globl	f9ecef8abb2                     # -- Begin function f9ecef8abb2
f9ecef8abb2:
	li r5, 1
	lwsync
	stw r5, 0(r3)
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f9ecef8abb2 b=3
	blr
	.globl	f4377d53ab6                     # -- Begin function f4377d53ab6
f4377d53ab6:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f4377d53ab6
	blr
	.globl	fce711431f1                     # -- Begin function fce711431f1
fce711431f1:
	li r5, 1
	lwsync
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata fce711431f1
	blr
	.globl	f4e2c0ecf55                     # -- Begin function f4e2c0ecf55
f4e2c0ecf55:
	li r5, 1
	stw r5, 0(r4)
	sync
	stw r5, 0(r3)
	# rustrata f4e2c0ecf55
	blr
	.globl	fe3f6951fd2                     # -- Begin function fe3f6951fd2
fe3f6951fd2:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	sync
	stw r4, 0(r3)
	# rustrata fe3f6951fd2
	blr
	.globl	fdd5fcffa37                     # -- Begin function fdd5fcffa37
fdd5fcffa37:
	lwz r4, 0(r4)
	sync
	li r5, 1
	stw r5, 0(r3)
	# rustrata fdd5fcffa37 c=4
	blr
	.globl	fb85b0e0c8b                     # -- Begin function fb85b0e0c8b
fb85b0e0c8b:
	li r5, 1
	sync
	stw r5, 0(r4)
	sync
	stw r5, 0(r3)
	# rustrata fb85b0e0c8b
	blr
	.globl	f4da2d52743                     # -- Begin function f4da2d52743
f4da2d52743:
	li r5, 1
	sync
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata f4da2d52743
	blr
	.globl	fd0c4d0fc76                     # -- Begin function fd0c4d0fc76
fd0c4d0fc76:
	lwsync
	li r4, 1
.LBB111_1:
	lwarx r5, 0, r3
	cmpwi	r5, 0
	bne	cr0, .LBB111_3
	stwcx. r4, 0, r3
	bne	cr0, .LBB111_1
.LBB111_3:
	# rustrata fd0c4d0fc76 a=5
	blr
	.globl	ffd643f174f                     # -- Begin function ffd643f174f
ffd643f174f:
	li r5, 1
	stw r5, 0(r4)
	lwsync
.LBB112_1:
	lwarx r4, 0, r3
	cmpwi	r4, 0
	bne	cr0, .LBB112_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB112_1
.LBB112_3:
	# rustrata ffd643f174f a=4
	blr
	.globl	f7a6c609225                     # -- Begin function f7a6c609225
f7a6c609225:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
.LBB113_1:
	lwarx r5, 0, r3
	cmpwi	r5, 0
	bne	cr0, .LBB113_3
	stwcx. r4, 0, r3
	bne	cr0, .LBB113_1
.LBB113_3:
	# rustrata f7a6c609225 a=5
	blr
	.globl	f6d0f929936                     # -- Begin function f6d0f929936
f6d0f929936:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
.LBB114_1:
	lwarx r6, 0, r3
	cmpwi	r6, 0
	bne	cr0, .LBB114_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB114_1
.LBB114_3:
	# rustrata f6d0f929936 c=4 a=6
	blr
	.globl	fca04c7ae19                     # -- Begin function fca04c7ae19
fca04c7ae19:
	lwsync
	li r6, 1
.LBB115_1:
	lwarx r5, 0, r3
	cmpwi	r5, 0
	bne	cr0, .LBB115_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB115_1
.LBB115_3:
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fca04c7ae19 a=5 b=3
	blr
	.globl	f9e131d22cf                     # -- Begin function f9e131d22cf
f9e131d22cf:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwsync
.LBB116_1:
	lwarx r4, 0, r3
	cmpwi	r4, 0
	bne	cr0, .LBB116_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB116_1
.LBB116_3:
	# rustrata f9e131d22cf a=4
	blr
	.globl	fb2acdfc5f1                     # -- Begin function fb2acdfc5f1
fb2acdfc5f1:
	lwsync
	li r5, 1
.LBB117_1:
	lwarx r6, 0, r3
	cmpwi	r6, 0
	bne	cr0, .LBB117_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB117_1
.LBB117_3:
	sync
	stw r5, 0(r4)
	# rustrata fb2acdfc5f1 a=6
	blr
	.globl	f85f998e21c                     # -- Begin function f85f998e21c
f85f998e21c:
	lwsync
	li r6, 2
.LBB118_1:
	lwarx r5, 0, r3
	cmpwi	r5, 1
	bne	cr0, .LBB118_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB118_1
.LBB118_3:
	lwz r3, 0(r4)
	# rustrata f85f998e21c a=5 b=3
	blr
	.globl	fa4da8ae600                     # -- Begin function fa4da8ae600
fa4da8ae600:
	lwsync
	li r6, 2
	li r5, 1
.LBB119_1:
	lwarx r7, 0, r3
	cmpwi	r7, 1
	bne	cr0, .LBB119_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB119_1
.LBB119_3:
	stw r5, 0(r4)
	# rustrata fa4da8ae600 a=7
	blr
	.globl	f4b5830bc31                     # -- Begin function f4b5830bc31
f4b5830bc31:
	li r5, 1
	sync
	stw r5, 0(r4)
	li r4, 2
	lwsync
.LBB120_1:
	lwarx r5, 0, r3
	cmpwi	r5, 1
	bne	cr0, .LBB120_3
	stwcx. r4, 0, r3
	bne	cr0, .LBB120_1
.LBB120_3:
	# rustrata f4b5830bc31 a=5
	blr
	.globl	fb2606a6c15                     # -- Begin function fb2606a6c15
fb2606a6c15:
	lwsync
	li r6, 2
.LBB121_1:
	lwarx r5, 0, r3
	cmpwi	r5, 1
	bne	cr0, .LBB121_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB121_1
.LBB121_3:
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fb2606a6c15 a=5 b=3
	blr
	.globl	f249fa90425                     # -- Begin function f249fa90425
f249fa90425:
	lwsync
	li r4, 2
.LBB122_1:
	lwarx r5, 0, r3
	cmpwi	r5, 1
	bne	cr0, .LBB122_3
	stwcx. r4, 0, r3
	bne	cr0, .LBB122_1
.LBB122_3:
	# rustrata f249fa90425 a=5
	blr
	.globl	fb091eba37f                     # -- Begin function fb091eba37f
fb091eba37f:
	lwsync
	li r5, 2
.LBB123_1:
	lwarx r6, 0, r3
	cmpwi	r6, 1
	bne	cr0, .LBB123_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB123_1
.LBB123_3:
	lwsync
	lwz r3, 0(r4)
	# rustrata fb091eba37f b=3
	blr
	.globl	f1b94db9f51                     # -- Begin function f1b94db9f51
f1b94db9f51:
	lwsync
	li r6, 8
.LBB124_1:
	lwarx r5, 0, r3
	cmpwi	r5, 7
	bne	cr0, .LBB124_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB124_1
.LBB124_3:
	lwz r3, 0(r4)
	# rustrata f1b94db9f51 a=5 b=3
	blr
	.globl	f38b83b57b6                     # -- Begin function f38b83b57b6
f38b83b57b6:
	lwsync
	li r6, 8
.LBB125_1:
	lwarx r5, 0, r3
	cmpwi	r5, 7
	bne	cr0, .LBB125_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB125_1
.LBB125_3:
	li r3, 1
	stw r3, 0(r4)
	# rustrata f38b83b57b6 a=5
	blr
	.globl	fdf9c279e47                     # -- Begin function fdf9c279e47
fdf9c279e47:
	li r5, 1
	sync
	stw r5, 0(r4)
	li r4, 8
	lwsync
.LBB126_1:
	lwarx r5, 0, r3
	cmpwi	r5, 7
	bne	cr0, .LBB126_3
	stwcx. r4, 0, r3
	bne	cr0, .LBB126_1
.LBB126_3:
	# rustrata fdf9c279e47 a=5
	blr
	.globl	f2ac3fb9019                     # -- Begin function f2ac3fb9019
f2ac3fb9019:
	lwsync
	li r6, 8
.LBB127_1:
	lwarx r5, 0, r3
	cmpwi	r5, 7
	bne	cr0, .LBB127_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB127_1
.LBB127_3:
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f2ac3fb9019 a=5 b=3
	blr
	.globl	fddcb7e695b                     # -- Begin function fddcb7e695b
fddcb7e695b:
	sync
	li r5, 1
.LBB128_1:
	lwarx r4, 0, r3
	cmpwi	r4, 0
	bne	cr0, .LBB128_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB128_1
.LBB128_3:
	lwsync
	# rustrata fddcb7e695b a=4
	blr
	.globl	ff01cff87a2                     # -- Begin function ff01cff87a2
ff01cff87a2:
	li r5, 1
	stw r5, 0(r4)
	sync
.LBB129_1:
	lwarx r4, 0, r3
	cmpwi	r4, 0
	bne	cr0, .LBB129_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB129_1
.LBB129_3:
	lwsync
	# rustrata ff01cff87a2 a=4
	blr
	.globl	ff7a9419365                     # -- Begin function ff7a9419365
ff7a9419365:
	li r5, 2
	stw r5, 0(r4)
	li r5, 1
	sync
.LBB130_1:
	lwarx r4, 0, r3
	cmpwi	r4, 0
	bne	cr0, .LBB130_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB130_1
.LBB130_3:
	lwsync
	# rustrata ff7a9419365 a=4
	blr
	.globl	fe7e9b48645                     # -- Begin function fe7e9b48645
fe7e9b48645:
	lwz r4, 0(r4)
	sync
	li r6, 1
.LBB131_1:
	lwarx r5, 0, r3
	cmpwi	r5, 0
	bne	cr0, .LBB131_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB131_1
.LBB131_3:
	lwsync
	# rustrata fe7e9b48645 c=4 a=5
	blr
	.globl	ff2c0613d76                     # -- Begin function ff2c0613d76
ff2c0613d76:
	sync
	li r6, 1
.LBB132_1:
	lwarx r5, 0, r3
	cmpwi	r5, 0
	bne	cr0, .LBB132_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB132_1
.LBB132_3:
	lwsync
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata ff2c0613d76 a=5 b=3
	blr
	.globl	f758da33bce                     # -- Begin function f758da33bce
f758da33bce:
	li r5, 1
	sync
	stw r5, 0(r4)
	sync
.LBB133_1:
	lwarx r4, 0, r3
	cmpwi	r4, 0
	bne	cr0, .LBB133_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB133_1
.LBB133_3:
	lwsync
	# rustrata f758da33bce a=4
	blr
	.globl	fde4f80c43c                     # -- Begin function fde4f80c43c
fde4f80c43c:
	sync
	li r5, 1
.LBB134_1:
	lwarx r6, 0, r3
	cmpwi	r6, 0
	bne	cr0, .LBB134_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB134_1
.LBB134_3:
	lwsync
	sync
	stw r5, 0(r4)
	# rustrata fde4f80c43c a=6
	blr
	.globl	f037c866830                     # -- Begin function f037c866830
f037c866830:
	sync
	li r6, 2
.LBB135_1:
	lwarx r5, 0, r3
	cmpwi	r5, 1
	bne	cr0, .LBB135_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB135_1
.LBB135_3:
	lwsync
	lwz r3, 0(r4)
	# rustrata f037c866830 a=5 b=3
	blr
	.globl	f3504cb4aff                     # -- Begin function f3504cb4aff
f3504cb4aff:
	sync
	li r7, 2
	li r5, 1
.LBB136_1:
	lwarx r6, 0, r3
	cmpwi	r6, 1
	bne	cr0, .LBB136_3
	stwcx. r7, 0, r3
	bne	cr0, .LBB136_1
.LBB136_3:
	lwsync
	stw r5, 0(r4)
	# rustrata f3504cb4aff a=6
	blr
	.globl	f4aa2a94af4                     # -- Begin function f4aa2a94af4
f4aa2a94af4:
	li r5, 1
	sync
	stw r5, 0(r4)
	li r5, 2
	sync
.LBB137_1:
	lwarx r4, 0, r3
	cmpwi	r4, 1
	bne	cr0, .LBB137_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB137_1
.LBB137_3:
	lwsync
	# rustrata f4aa2a94af4 a=4
	blr
	.globl	fcab750eaa4                     # -- Begin function fcab750eaa4
fcab750eaa4:
	sync
	li r6, 2
.LBB138_1:
	lwarx r5, 0, r3
	cmpwi	r5, 1
	bne	cr0, .LBB138_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB138_1
.LBB138_3:
	lwsync
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fcab750eaa4 a=5 b=3
	blr
	.globl	fc612b9e91f                     # -- Begin function fc612b9e91f
fc612b9e91f:
	sync
	li r5, 2
.LBB139_1:
	lwarx r4, 0, r3
	cmpwi	r4, 1
	bne	cr0, .LBB139_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB139_1
.LBB139_3:
	lwsync
	# rustrata fc612b9e91f a=4
	blr
	.globl	fa6210d6597                     # -- Begin function fa6210d6597
fa6210d6597:
	sync
	li r5, 2
.LBB140_1:
	lwarx r6, 0, r3
	cmpwi	r6, 1
	bne	cr0, .LBB140_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB140_1
.LBB140_3:
	lwsync
	lwsync
	lwz r3, 0(r4)
	# rustrata fa6210d6597 b=3
	blr
	.globl	fee034c490e                     # -- Begin function fee034c490e
fee034c490e:
	sync
	li r6, 8
.LBB141_1:
	lwarx r5, 0, r3
	cmpwi	r5, 7
	bne	cr0, .LBB141_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB141_1
.LBB141_3:
	lwsync
	lwz r3, 0(r4)
	# rustrata fee034c490e a=5 b=3
	blr
	.globl	f9c39e801e5                     # -- Begin function f9c39e801e5
f9c39e801e5:
	sync
	li r6, 8
.LBB142_1:
	lwarx r5, 0, r3
	cmpwi	r5, 7
	bne	cr0, .LBB142_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB142_1
.LBB142_3:
	lwsync
	li r3, 1
	stw r3, 0(r4)
	# rustrata f9c39e801e5 a=5
	blr
	.globl	fbe9a69b47d                     # -- Begin function fbe9a69b47d
fbe9a69b47d:
	li r5, 1
	sync
	stw r5, 0(r4)
	li r5, 8
	sync
.LBB143_1:
	lwarx r4, 0, r3
	cmpwi	r4, 7
	bne	cr0, .LBB143_3
	stwcx. r5, 0, r3
	bne	cr0, .LBB143_1
.LBB143_3:
	lwsync
	# rustrata fbe9a69b47d a=4
	blr
	.globl	febe01531bf                     # -- Begin function febe01531bf
febe01531bf:
	sync
	li r6, 8
.LBB144_1:
	lwarx r5, 0, r3
	cmpwi	r5, 7
	bne	cr0, .LBB144_3
	stwcx. r6, 0, r3
	bne	cr0, .LBB144_1
.LBB144_3:
	lwsync
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata febe01531bf a=5 b=3
	blr
