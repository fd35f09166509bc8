	.globl	fd2e16c66e7                     # -- Begin function fd2e16c66e7
fd2e16c66e7:
	fence	r, rw
	# rustrata fd2e16c66e7
	ret
	.globl	f0289a0df8c                     # -- Begin function f0289a0df8c
f0289a0df8c:
	li	a2, 1
	sw	a2, 0(a1)
	fence	r, rw
	sw	a2, 0(a0)
	# rustrata f0289a0df8c
	ret
	.globl	f88021c7a01                     # -- Begin function f88021c7a01
f88021c7a01:
	lw	a0, 0(a0)
	fence	r, rw
	lw	a1, 0(a1)
	# rustrata f88021c7a01 c=a0 b=a1
	ret
	.globl	f94b5b1e25c                     # -- Begin function f94b5b1e25c
f94b5b1e25c:
	lw	a0, 0(a0)
	fence	r, rw
	lw	a1, 0(a1)
	# rustrata f94b5b1e25c c=a0 b=a1
	ret
	.globl	f8b74028e8b                     # -- Begin function f8b74028e8b
f8b74028e8b:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, w
	sw	a2, 0(a0)
	# rustrata f8b74028e8b
	ret
	.globl	fabffa1b372                     # -- Begin function fabffa1b372
fabffa1b372:
	li	a2, 2
	sw	a2, 0(a1)
	fence	r, rw
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata fabffa1b372
	ret
	.globl	f21be6c7661                     # -- Begin function f21be6c7661
f21be6c7661:
	lw	a0, 0(a0)
	fence	r, rw
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata f21be6c7661 c=a0
	ret
	.globl	f514b86b344                     # -- Begin function f514b86b344
f514b86b344:
	lw	a1, 0(a1)
	fence	r, rw
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata f514b86b344 d=a1
	ret
	.globl	f2a3dc612e5                     # -- Begin function f2a3dc612e5
f2a3dc612e5:
	li	a2, 1
	sw	a2, 0(a0)
	fence	r, rw
	lw	a0, 0(a1)
	# rustrata f2a3dc612e5 b=a0
	ret
	.globl	fd3b237e52a                     # -- Begin function fd3b237e52a
fd3b237e52a:
	li	a2, 1
	sw	a2, 0(a1)
	fence	r, rw
	lw	a0, 0(a0)
	# rustrata fd3b237e52a c=a0
	ret
	.globl	f7a9971fb02                     # -- Begin function f7a9971fb02
f7a9971fb02:
	li	a2, 1
	sw	a2, 0(a0)
	fence	r, rw
	sw	a2, 0(a1)
	# rustrata f7a9971fb02
	ret
	.globl	fa7242c9d29                     # -- Begin function fa7242c9d29
fa7242c9d29:
	li	a2, 2
	sw	a2, 0(a1)
	fence	r, rw
	lw	a0, 0(a0)
	# rustrata fa7242c9d29 c=a0
	ret
	.globl	f351f9f0d13                     # -- Begin function f351f9f0d13
f351f9f0d13:
	li	a2, 1
	sw	a2, 0(a0)
	fence	r, rw
	li	a0, 2
	sw	a0, 0(a1)
	# rustrata f351f9f0d13
	ret
	.globl	fdfde460800                     # -- Begin function fdfde460800
fdfde460800:
	li	a2, 1
	sw	a2, 0(a1)
	fence	r, rw
	li	a1, 2
	sw	a1, 0(a0)
	# rustrata fdfde460800
	ret
	.globl	f76dfe8ab94                     # -- Begin function f76dfe8ab94
f76dfe8ab94:
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata f76dfe8ab94
	ret
	.globl	f751c12b91e                     # -- Begin function f751c12b91e
f751c12b91e:
	lw	a1, 0(a1)
	fence	r, rw
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata f751c12b91e c=a1
	ret
	.globl	f013e88ed3a                     # -- Begin function f013e88ed3a
f013e88ed3a:
	lw	a0, 0(a0)
	fence	r, rw
	lw	a1, 0(a1)
	# rustrata f013e88ed3a d=a0 b=a1
	ret
	.globl	f9bb2d11637                     # -- Begin function f9bb2d11637
f9bb2d11637:
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata f9bb2d11637
	ret
	.globl	fc7ac83899e                     # -- Begin function fc7ac83899e
fc7ac83899e:
	lw	a0, 0(a0)
	fence	r, rw
	lw	a1, 0(a1)
	# rustrata fc7ac83899e a=a0 b=a1
	ret
	.globl	f83c9b52280                     # -- Begin function f83c9b52280
f83c9b52280:
	lw	a1, 0(a1)
	fence	r, rw
	lw	a0, 0(a0)
	# rustrata f83c9b52280 c=a1 d=a0
	ret
	.globl	f2ccbe63f2d                     # -- Begin function f2ccbe63f2d
f2ccbe63f2d:
	fence	rw, w
	# rustrata f2ccbe63f2d
	ret
	.globl	f7350af1255                     # -- Begin function f7350af1255
f7350af1255:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, w
	sw	a2, 0(a0)
	# rustrata f7350af1255
	ret
	.globl	f3b92723a5a                     # -- Begin function f3b92723a5a
f3b92723a5a:
	lw	a0, 0(a0)
	fence	rw, w
	lw	a1, 0(a1)
	# rustrata f3b92723a5a c=a0 b=a1
	ret
	.globl	f79700e1823                     # -- Begin function f79700e1823
f79700e1823:
	li	a2, 2
	sw	a2, 0(a1)
	fence	rw, w
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata f79700e1823
	ret
	.globl	ff47aaaec93                     # -- Begin function ff47aaaec93
ff47aaaec93:
	lw	a0, 0(a0)
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata ff47aaaec93 c=a0
	ret
	.globl	fca91f04bd8                     # -- Begin function fca91f04bd8
fca91f04bd8:
	lw	a1, 0(a1)
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata fca91f04bd8 d=a1
	ret
	.globl	fe845d36bce                     # -- Begin function fe845d36bce
fe845d36bce:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, w
	lw	a0, 0(a1)
	# rustrata fe845d36bce b=a0
	ret
	.globl	fe305669774                     # -- Begin function fe305669774
fe305669774:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, w
	lw	a0, 0(a0)
	# rustrata fe305669774 c=a0
	ret
	.globl	f73b457b26d                     # -- Begin function f73b457b26d
f73b457b26d:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, w
	sw	a2, 0(a1)
	# rustrata f73b457b26d
	ret
	.globl	fe8635c2729                     # -- Begin function fe8635c2729
fe8635c2729:
	li	a2, 2
	sw	a2, 0(a1)
	fence	rw, w
	lw	a0, 0(a0)
	# rustrata fe8635c2729 c=a0
	ret
	.globl	fbd89af8dd7                     # -- Begin function fbd89af8dd7
fbd89af8dd7:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, w
	li	a0, 2
	sw	a0, 0(a1)
	# rustrata fbd89af8dd7
	ret
	.globl	f753f97af5a                     # -- Begin function f753f97af5a
f753f97af5a:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, w
	li	a1, 2
	sw	a1, 0(a0)
	# rustrata f753f97af5a
	ret
	.globl	f237fd7e094                     # -- Begin function f237fd7e094
f237fd7e094:
	lw	a1, 0(a1)
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata f237fd7e094 c=a1
	ret
	.globl	f3807dcc13a                     # -- Begin function f3807dcc13a
f3807dcc13a:
	lw	a0, 0(a0)
	fence	rw, w
	lw	a1, 0(a1)
	# rustrata f3807dcc13a d=a0 b=a1
	ret
	.globl	fa827c62266                     # -- Begin function fa827c62266
fa827c62266:
	lw	a0, 0(a0)
	fence	rw, w
	lw	a1, 0(a1)
	# rustrata fa827c62266 a=a0 b=a1
	ret
	.globl	fa35c7ec52f                     # -- Begin function fa35c7ec52f
fa35c7ec52f:
	lw	a1, 0(a1)
	fence	rw, w
	lw	a0, 0(a0)
	# rustrata fa35c7ec52f c=a1 d=a0
	ret
	.globl	f7b34a5523d                     # -- Begin function f7b34a5523d
f7b34a5523d:
	fence.tso
	# rustrata f7b34a5523d
	ret
	.globl	f8fdc0834d9                     # -- Begin function f8fdc0834d9
f8fdc0834d9:
	li	a2, 1
	sw	a2, 0(a1)
	fence.tso
	sw	a2, 0(a0)
	# rustrata f8fdc0834d9
	ret
	.globl	f882ef1f900                     # -- Begin function f882ef1f900
f882ef1f900:
	lw	a0, 0(a0)
	fence.tso
	lw	a1, 0(a1)
	# rustrata f882ef1f900 c=a0 b=a1
	ret
	.globl	feb37e7ec7b                     # -- Begin function feb37e7ec7b
feb37e7ec7b:
	li	a2, 2
	sw	a2, 0(a1)
	fence.tso
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata feb37e7ec7b
	ret
	.globl	f92121d081f                     # -- Begin function f92121d081f
f92121d081f:
	lw	a0, 0(a0)
	fence.tso
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata f92121d081f c=a0
	ret
	.globl	fa6d385883e                     # -- Begin function fa6d385883e
fa6d385883e:
	lw	a1, 0(a1)
	fence.tso
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata fa6d385883e d=a1
	ret
	.globl	f3ceec90740                     # -- Begin function f3ceec90740
f3ceec90740:
	li	a2, 1
	sw	a2, 0(a0)
	fence.tso
	lw	a0, 0(a1)
	# rustrata f3ceec90740 b=a0
	ret
	.globl	fe857cf9e43                     # -- Begin function fe857cf9e43
fe857cf9e43:
	li	a2, 1
	sw	a2, 0(a1)
	fence.tso
	lw	a0, 0(a0)
	# rustrata fe857cf9e43 c=a0
	ret
	.globl	fcf912237bf                     # -- Begin function fcf912237bf
fcf912237bf:
	li	a2, 1
	sw	a2, 0(a0)
	fence.tso
	sw	a2, 0(a1)
	# rustrata fcf912237bf
	ret
	.globl	f7df9c00c0c                     # -- Begin function f7df9c00c0c
f7df9c00c0c:
	li	a2, 2
	sw	a2, 0(a1)
	fence.tso
	lw	a0, 0(a0)
	# rustrata f7df9c00c0c c=a0
	ret
	.globl	f0bd4a87ade                     # -- Begin function f0bd4a87ade
f0bd4a87ade:
	li	a2, 1
	sw	a2, 0(a0)
	fence.tso
	li	a0, 2
	sw	a0, 0(a1)
	# rustrata f0bd4a87ade
	ret
	.globl	f4b87921463                     # -- Begin function f4b87921463
f4b87921463:
	li	a2, 1
	sw	a2, 0(a1)
	fence.tso
	li	a1, 2
	sw	a1, 0(a0)
	# rustrata f4b87921463
	ret
	.globl	f8f92061c8f                     # -- Begin function f8f92061c8f
f8f92061c8f:
	lw	a1, 0(a1)
	fence.tso
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata f8f92061c8f c=a1
	ret
	.globl	f456c69a172                     # -- Begin function f456c69a172
f456c69a172:
	lw	a0, 0(a0)
	fence.tso
	lw	a1, 0(a1)
	# rustrata f456c69a172 d=a0 b=a1
	ret
	.globl	fe406d60f83                     # -- Begin function fe406d60f83
fe406d60f83:
	lw	a0, 0(a0)
	fence.tso
	lw	a1, 0(a1)
	# rustrata fe406d60f83 a=a0 b=a1
	ret
	.globl	fbcce550a77                     # -- Begin function fbcce550a77
fbcce550a77:
	lw	a1, 0(a1)
	fence.tso
	lw	a0, 0(a0)
	# rustrata fbcce550a77 c=a1 d=a0
	ret
	.globl	f3502952a5c                     # -- Begin function f3502952a5c
f3502952a5c:
	fence	rw, rw
	# rustrata f3502952a5c
	ret
	.globl	f5a866f2b74                     # -- Begin function f5a866f2b74
f5a866f2b74:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	sw	a2, 0(a0)
	# rustrata f5a866f2b74
	ret
	.globl	f2693fe2a3e                     # -- Begin function f2693fe2a3e
f2693fe2a3e:
	lw	a0, 0(a0)
	fence	rw, rw
	lw	a1, 0(a1)
	# rustrata f2693fe2a3e c=a0 b=a1
	ret
	.globl	fa9cce07075                     # -- Begin function fa9cce07075
fa9cce07075:
	li	a2, 2
	sw	a2, 0(a1)
	fence	rw, rw
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata fa9cce07075
	ret
	.globl	f8b8bd4ef77                     # -- Begin function f8b8bd4ef77
f8b8bd4ef77:
	lw	a0, 0(a0)
	fence	rw, rw
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata f8b8bd4ef77 c=a0
	ret
	.globl	f9dc0317d1d                     # -- Begin function f9dc0317d1d
f9dc0317d1d:
	lw	a1, 0(a1)
	fence	rw, rw
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata f9dc0317d1d d=a1
	ret
	.globl	f40a1389c42                     # -- Begin function f40a1389c42
f40a1389c42:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	lw	a0, 0(a1)
	# rustrata f40a1389c42 b=a0
	ret
	.globl	ff7493c6511                     # -- Begin function ff7493c6511
ff7493c6511:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	lw	a0, 0(a0)
	# rustrata ff7493c6511 c=a0
	ret
	.globl	f01040d5de0                     # -- Begin function f01040d5de0
f01040d5de0:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	sw	a2, 0(a1)
	# rustrata f01040d5de0
	ret
	.globl	f8cf9bf129e                     # -- Begin function f8cf9bf129e
f8cf9bf129e:
	li	a2, 2
	sw	a2, 0(a1)
	fence	rw, rw
	lw	a0, 0(a0)
	# rustrata f8cf9bf129e c=a0
	ret
	.globl	ff7e6cbac85                     # -- Begin function ff7e6cbac85
ff7e6cbac85:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	li	a0, 2
	sw	a0, 0(a1)
	# rustrata ff7e6cbac85
	ret
	.globl	ff3ab348dc8                     # -- Begin function ff3ab348dc8
ff3ab348dc8:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	li	a1, 2
	sw	a1, 0(a0)
	# rustrata ff3ab348dc8
	ret
	.globl	f57d826c018                     # -- Begin function f57d826c018
f57d826c018:
	lw	a1, 0(a1)
	fence	rw, rw
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata f57d826c018 c=a1
	ret
	.globl	f21e16ea448                     # -- Begin function f21e16ea448
f21e16ea448:
	lw	a0, 0(a0)
	fence	rw, rw
	lw	a1, 0(a1)
	# rustrata f21e16ea448 d=a0 b=a1
	ret
	.globl	ff17afdecaf                     # -- Begin function ff17afdecaf
ff17afdecaf:
	lw	a0, 0(a0)
	fence	rw, rw
	lw	a1, 0(a1)
	# rustrata ff17afdecaf a=a0 b=a1
	ret
	.globl	f4439bd22e4                     # -- Begin function f4439bd22e4
f4439bd22e4:
	lw	a1, 0(a1)
	fence	rw, rw
	lw	a0, 0(a0)
	# rustrata f4439bd22e4 c=a1 d=a0
	ret
	.globl	f909d7395b6                     # -- Begin function f909d7395b6
f909d7395b6:
	lw	a0, 0(a0)
	# rustrata f909d7395b6 a=a0
	ret
	.globl	f98b5057690                     # -- Begin function f98b5057690
f98b5057690:
	lw	a0, 0(a0)
	lw	a1, 0(a1)
	# rustrata f98b5057690 a=a0 b=a1
	ret
	.globl	f04deb13ba5                     # -- Begin function f04deb13ba5
f04deb13ba5:
	lw	a0, 0(a0)
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata f04deb13ba5 a=a0
	ret
	.globl	fc5db293381                     # -- Begin function fc5db293381
fc5db293381:
	lw	a1, 0(a1)
	fence	r, rw
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata fc5db293381 c=a1
	ret
	.globl	f6397362c41                     # -- Begin function f6397362c41
f6397362c41:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	lw	a0, 0(a0)
	# rustrata f6397362c41 a=a0
	ret
	.globl	f4256c3e59a                     # -- Begin function f4256c3e59a
f4256c3e59a:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata f4256c3e59a b=a0
	ret
	.globl	f3cb10f246f                     # -- Begin function f3cb10f246f
f3cb10f246f:
	fence	rw, w
	li	a1, 1
	sw	a1, 0(a0)
	fence	rw, rw
	# rustrata f3cb10f246f
	ret
	.globl	fbce792ff70                     # -- Begin function fbce792ff70
fbce792ff70:
	fence	rw, w
	li	a1, 1
	sw	a1, 0(a0)
	fence	rw, rw
	# rustrata fbce792ff70
	ret
	.globl	f11274ce3e8                     # -- Begin function f11274ce3e8
f11274ce3e8:
	lw	a0, 0(a0)
	fence	rw, rw
	lw	a1, 0(a1)
	fence	r, rw
	# rustrata f11274ce3e8 a=a0 b=a1
	ret
	.globl	fa5c70ea2da                     # -- Begin function fa5c70ea2da
fa5c70ea2da:
	fence	rw, rw
	lw	a1, 0(a1)
	fence	r, rw
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	# rustrata fa5c70ea2da c=a1 d=a0
	ret
	.globl	f530b9c6fab                     # -- Begin function f530b9c6fab
f530b9c6fab:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	# rustrata f530b9c6fab c=a0
	ret
	.globl	fd2abcd421a                     # -- Begin function fd2abcd421a
fd2abcd421a:
	lw	a0, 0(a0)
	fence	r, rw
	# rustrata fd2abcd421a a=a0
	ret
	.globl	f86b89a841c                     # -- Begin function f86b89a841c
f86b89a841c:
	lw	a0, 0(a0)
	fence	r, rw
	lw	a1, 0(a1)
	# rustrata f86b89a841c a=a0 b=a1
	ret
	.globl	f98e8b86481                     # -- Begin function f98e8b86481
f98e8b86481:
	lw	a0, 0(a0)
	fence	r, rw
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata f98e8b86481 a=a0
	ret
	.globl	f3477b55409                     # -- Begin function f3477b55409
f3477b55409:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	# rustrata f3477b55409 a=a0
	ret
	.globl	f4eb7bd86b5                     # -- Begin function f4eb7bd86b5
f4eb7bd86b5:
	lw	a0, 0(a0)
	fence	r, rw
	fence	rw, rw
	lw	a1, 0(a1)
	fence	r, rw
	# rustrata f4eb7bd86b5 a=a0 b=a1
	ret
	.globl	f9eab405206                     # -- Begin function f9eab405206
f9eab405206:
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	# rustrata f9eab405206 a=a0
	ret
	.globl	fad9787291c                     # -- Begin function fad9787291c
fad9787291c:
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	lw	a1, 0(a1)
	# rustrata fad9787291c a=a0 b=a1
	ret
	.globl	ffbf7070ea1                     # -- Begin function ffbf7070ea1
ffbf7070ea1:
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata ffbf7070ea1 a=a0
	ret
	.globl	f497960e736                     # -- Begin function f497960e736
f497960e736:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	# rustrata f497960e736 a=a0
	ret
	.globl	f640c288a6d                     # -- Begin function f640c288a6d
f640c288a6d:
	fence	rw, rw
	lw	a0, 0(a0)
	fence	r, rw
	fence	rw, rw
	lw	a1, 0(a1)
	fence	r, rw
	# rustrata f640c288a6d a=a0 b=a1
	ret
	.globl	fbe14150e3c                     # -- Begin function fbe14150e3c
fbe14150e3c:
	li	a2, 1
	sw	a2, 0(a1)
	sw	a2, 0(a0)
	# rustrata fbe14150e3c
	ret
	.globl	f72575602b8                     # -- Begin function f72575602b8
f72575602b8:
	li	a2, 2
	sw	a2, 0(a1)
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata f72575602b8
	ret
	.globl	f9305795d95                     # -- Begin function f9305795d95
f9305795d95:
	lw	a0, 0(a0)
	fence	r, rw
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata f9305795d95 c=a0
	ret
	.globl	fbb5a166038                     # -- Begin function fbb5a166038
fbb5a166038:
	lw	a1, 0(a1)
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata fbb5a166038 c=a1
	ret
	.globl	fdba2d3984d                     # -- Begin function fdba2d3984d
fdba2d3984d:
	lw	a0, 0(a0)
	fence	r, rw
	li	a2, 1
	sw	a2, 0(a1)
	# rustrata fdba2d3984d d=a0
	ret
	.globl	fafe77871c4                     # -- Begin function fafe77871c4
fafe77871c4:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata fafe77871c4 b=a0
	ret
	.globl	f2eba1062b1                     # -- Begin function f2eba1062b1
f2eba1062b1:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	sw	a2, 0(a0)
	# rustrata f2eba1062b1
	ret
	.globl	f8168fc6899                     # -- Begin function f8168fc6899
f8168fc6899:
	fence	rw, w
	li	a2, 5
	sw	a2, 0(a0)
	fence	rw, rw
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata f8168fc6899 b=a0
	ret
	.globl	f8bdc104b2c                     # -- Begin function f8bdc104b2c
f8bdc104b2c:
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, w
	sw	a2, 0(a1)
	fence	rw, rw
	# rustrata f8bdc104b2c
	ret
	.globl	f2edfb1647f                     # -- Begin function f2edfb1647f
f2edfb1647f:
	fence	rw, w
	li	a2, 2
	sw	a2, 0(a1)
	fence	rw, rw
	fence	rw, w
	li	a1, 5
	sw	a1, 0(a0)
	fence	rw, rw
	# rustrata f2edfb1647f
	ret
	.globl	f0652d8292a                     # -- Begin function f0652d8292a
f0652d8292a:
	lw	a0, 0(a0)
	fence	r, rw
	lw	a1, 0(a1)
	# rustrata f0652d8292a d=a0 b=a1
	ret
	.globl	fd551403534                     # -- Begin function fd551403534
fd551403534:
	fence	rw, w
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata fd551403534
	ret
	.globl	f8b05411038                     # -- Begin function f8b05411038
f8b05411038:
	li	a2, 2
	sw	a2, 0(a1)
	fence	rw, w
	li	a1, 1
	sw	a1, 0(a0)
	# rustrata f8b05411038
	ret
	.globl	f918f6dd9ef                     # -- Begin function f918f6dd9ef
f918f6dd9ef:
	lw	a1, 0(a1)
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	# rustrata f918f6dd9ef c=a1
	ret
	.globl	f9ecef8abb2                     # -- Begin function f9ecef8abb2
f9ecef8abb2:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata f9ecef8abb2 b=a0
	ret
	.globl	f4377d53ab6                     # -- Begin function f4377d53ab6
f4377d53ab6:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	fence	rw, w
	sw	a2, 0(a0)
	# rustrata f4377d53ab6
	ret
	.globl	fce711431f1                     # -- Begin function fce711431f1
fce711431f1:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, w
	sw	a2, 0(a1)
	fence	rw, rw
	# rustrata fce711431f1
	ret
	.globl	f4e2c0ecf55                     # -- Begin function f4e2c0ecf55
f4e2c0ecf55:
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, w
	sw	a2, 0(a0)
	fence	rw, rw
	# rustrata f4e2c0ecf55
	ret
	.globl	fe3f6951fd2                     # -- Begin function fe3f6951fd2
fe3f6951fd2:
	li	a2, 2
	sw	a2, 0(a1)
	fence	rw, w
	li	a1, 1
	sw	a1, 0(a0)
	fence	rw, rw
	# rustrata fe3f6951fd2
	ret
	.globl	fdd5fcffa37                     # -- Begin function fdd5fcffa37
fdd5fcffa37:
	lw	a1, 0(a1)
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	# rustrata fdd5fcffa37 c=a1
	ret
	.globl	fb85b0e0c8b                     # -- Begin function fb85b0e0c8b
fb85b0e0c8b:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	fence	rw, w
	sw	a2, 0(a0)
	fence	rw, rw
	# rustrata fb85b0e0c8b
	ret
	.globl	f4da2d52743                     # -- Begin function f4da2d52743
f4da2d52743:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a0)
	fence	rw, rw
	fence	rw, w
	sw	a2, 0(a1)
	fence	rw, rw
	# rustrata f4da2d52743
	ret
	.globl	fd0c4d0fc76                     # -- Begin function fd0c4d0fc76
fd0c4d0fc76:
	li	a1, 1
.LBB111_1:
	lr.w	a2, (a0)
	bnez	a2, .LBB111_3
	sc.w.rl	a3, a1, (a0)
	bnez	a3, .LBB111_1
.LBB111_3:
	# rustrata fd0c4d0fc76 a=a2
	ret
	.globl	ffd643f174f                     # -- Begin function ffd643f174f
ffd643f174f:
	li	a2, 1
	sw	a2, 0(a1)
.LBB112_1:
	lr.w	a1, (a0)
	bnez	a1, .LBB112_3
	sc.w.rl	a3, a2, (a0)
	bnez	a3, .LBB112_1
.LBB112_3:
	# rustrata ffd643f174f a=a1
	ret
	.globl	f7a6c609225                     # -- Begin function f7a6c609225
f7a6c609225:
	li	a2, 2
	sw	a2, 0(a1)
	li	a1, 1
.LBB113_1:
	lr.w	a2, (a0)
	bnez	a2, .LBB113_3
	sc.w.rl	a3, a1, (a0)
	bnez	a3, .LBB113_1
.LBB113_3:
	# rustrata f7a6c609225 a=a2
	ret
	.globl	f6d0f929936                     # -- Begin function f6d0f929936
f6d0f929936:
	lw	a1, 0(a1)
	li	a2, 1
.LBB114_1:
	lr.w	a3, (a0)
	bnez	a3, .LBB114_3
	sc.w.rl	a4, a2, (a0)
	bnez	a4, .LBB114_1
.LBB114_3:
	# rustrata f6d0f929936 c=a1 a=a3
	ret
	.globl	fca04c7ae19                     # -- Begin function fca04c7ae19
fca04c7ae19:
	li	a2, 1
.LBB115_1:
	lr.w	a3, (a0)
	bnez	a3, .LBB115_3
	sc.w.rl	a4, a2, (a0)
	bnez	a4, .LBB115_1
.LBB115_3:
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata fca04c7ae19 a=a3 b=a0
	ret
	.globl	f9e131d22cf                     # -- Begin function f9e131d22cf
f9e131d22cf:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
.LBB116_1:
	lr.w	a1, (a0)
	bnez	a1, .LBB116_3
	sc.w.rl	a3, a2, (a0)
	bnez	a3, .LBB116_1
.LBB116_3:
	# rustrata f9e131d22cf a=a1
	ret
	.globl	fb2acdfc5f1                     # -- Begin function fb2acdfc5f1
fb2acdfc5f1:
	li	a2, 1
.LBB117_1:
	lr.w	a3, (a0)
	bnez	a3, .LBB117_3
	sc.w.rl	a4, a2, (a0)
	bnez	a4, .LBB117_1
.LBB117_3:
	fence	rw, w
	sw	a2, 0(a1)
	fence	rw, rw
	# rustrata fb2acdfc5f1 a=a3
	ret
	.globl	f85f998e21c                     # -- Begin function f85f998e21c
f85f998e21c:
	li	a2, 2
	li	a3, 1
.LBB118_1:
	lr.w	a4, (a0)
	bne	a4, a3, .LBB118_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB118_1
.LBB118_3:
	lw	a0, 0(a1)
	# rustrata f85f998e21c a=a4 b=a0
	ret
	.globl	fa4da8ae600                     # -- Begin function fa4da8ae600
fa4da8ae600:
	li	a2, 2
	li	a3, 1
.LBB119_1:
	lr.w	a4, (a0)
	bne	a4, a3, .LBB119_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB119_1
.LBB119_3:
	sw	a3, 0(a1)
	# rustrata fa4da8ae600 a=a4
	ret
	.globl	f4b5830bc31                     # -- Begin function f4b5830bc31
f4b5830bc31:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	li	a1, 2
.LBB120_1:
	lr.w	a3, (a0)
	bne	a3, a2, .LBB120_3
	sc.w.rl	a4, a1, (a0)
	bnez	a4, .LBB120_1
.LBB120_3:
	# rustrata f4b5830bc31 a=a3
	ret
	.globl	fb2606a6c15                     # -- Begin function fb2606a6c15
fb2606a6c15:
	li	a2, 2
	li	a3, 1
.LBB121_1:
	lr.w	a4, (a0)
	bne	a4, a3, .LBB121_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB121_1
.LBB121_3:
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata fb2606a6c15 a=a4 b=a0
	ret
	.globl	f249fa90425                     # -- Begin function f249fa90425
f249fa90425:
	li	a1, 2
	li	a2, 1
.LBB122_1:
	lr.w	a3, (a0)
	bne	a3, a2, .LBB122_3
	sc.w.rl	a4, a1, (a0)
	bnez	a4, .LBB122_1
.LBB122_3:
	# rustrata f249fa90425 a=a3
	ret
	.globl	fb091eba37f                     # -- Begin function fb091eba37f
fb091eba37f:
	li	a2, 2
	li	a3, 1
.LBB123_1:
	lr.w	a4, (a0)
	bne	a4, a3, .LBB123_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB123_1
.LBB123_3:
	fence	r, rw
	lw	a0, 0(a1)
	# rustrata fb091eba37f b=a0
	ret
	.globl	f1b94db9f51                     # -- Begin function f1b94db9f51
f1b94db9f51:
	li	a2, 8
	li	a3, 7
.LBB124_1:
	lr.w	a4, (a0)
	bne	a4, a3, .LBB124_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB124_1
.LBB124_3:
	lw	a0, 0(a1)
	# rustrata f1b94db9f51 a=a4 b=a0
	ret
	.globl	f38b83b57b6                     # -- Begin function f38b83b57b6
f38b83b57b6:
	li	a2, 8
	li	a3, 7
.LBB125_1:
	lr.w	a4, (a0)
	bne	a4, a3, .LBB125_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB125_1
.LBB125_3:
	li	a0, 1
	sw	a0, 0(a1)
	# rustrata f38b83b57b6 a=a4
	ret
	.globl	fdf9c279e47                     # -- Begin function fdf9c279e47
fdf9c279e47:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	li	a1, 8
	li	a2, 7
.LBB126_1:
	lr.w	a3, (a0)
	bne	a3, a2, .LBB126_3
	sc.w.rl	a4, a1, (a0)
	bnez	a4, .LBB126_1
.LBB126_3:
	# rustrata fdf9c279e47 a=a3
	ret
	.globl	f2ac3fb9019                     # -- Begin function f2ac3fb9019
f2ac3fb9019:
	li	a2, 8
	li	a3, 7
.LBB127_1:
	lr.w	a4, (a0)
	bne	a4, a3, .LBB127_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB127_1
.LBB127_3:
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata f2ac3fb9019 a=a4 b=a0
	ret
	.globl	fddcb7e695b                     # -- Begin function fddcb7e695b
fddcb7e695b:
	li	a1, 1
.LBB128_1:
	lr.w.aqrl	a2, (a0)
	bnez	a2, .LBB128_3
	sc.w.rl	a3, a1, (a0)
	bnez	a3, .LBB128_1
.LBB128_3:
	# rustrata fddcb7e695b a=a2
	ret
	.globl	ff01cff87a2                     # -- Begin function ff01cff87a2
ff01cff87a2:
	li	a2, 1
	sw	a2, 0(a1)
.LBB129_1:
	lr.w.aqrl	a1, (a0)
	bnez	a1, .LBB129_3
	sc.w.rl	a3, a2, (a0)
	bnez	a3, .LBB129_1
.LBB129_3:
	# rustrata ff01cff87a2 a=a1
	ret
	.globl	ff7a9419365                     # -- Begin function ff7a9419365
ff7a9419365:
	li	a2, 2
	sw	a2, 0(a1)
	li	a1, 1
.LBB130_1:
	lr.w.aqrl	a2, (a0)
	bnez	a2, .LBB130_3
	sc.w.rl	a3, a1, (a0)
	bnez	a3, .LBB130_1
.LBB130_3:
	# rustrata ff7a9419365 a=a2
	ret
	.globl	fe7e9b48645                     # -- Begin function fe7e9b48645
fe7e9b48645:
	lw	a1, 0(a1)
	li	a2, 1
.LBB131_1:
	lr.w.aqrl	a3, (a0)
	bnez	a3, .LBB131_3
	sc.w.rl	a4, a2, (a0)
	bnez	a4, .LBB131_1
.LBB131_3:
	# rustrata fe7e9b48645 c=a1 a=a3
	ret
	.globl	ff2c0613d76                     # -- Begin function ff2c0613d76
ff2c0613d76:
	li	a2, 1
.LBB132_1:
	lr.w.aqrl	a3, (a0)
	bnez	a3, .LBB132_3
	sc.w.rl	a4, a2, (a0)
	bnez	a4, .LBB132_1
.LBB132_3:
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata ff2c0613d76 a=a3 b=a0
	ret
	.globl	f758da33bce                     # -- Begin function f758da33bce
f758da33bce:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
.LBB133_1:
	lr.w.aqrl	a1, (a0)
	bnez	a1, .LBB133_3
	sc.w.rl	a3, a2, (a0)
	bnez	a3, .LBB133_1
.LBB133_3:
	# rustrata f758da33bce a=a1
	ret
	.globl	fde4f80c43c                     # -- Begin function fde4f80c43c
fde4f80c43c:
	li	a2, 1
.LBB134_1:
	lr.w.aqrl	a3, (a0)
	bnez	a3, .LBB134_3
	sc.w.rl	a4, a2, (a0)
	bnez	a4, .LBB134_1
.LBB134_3:
	fence	rw, w
	sw	a2, 0(a1)
	fence	rw, rw
	# rustrata fde4f80c43c a=a3
	ret
	.globl	f037c866830                     # -- Begin function f037c866830
f037c866830:
	li	a2, 2
	li	a3, 1
.LBB135_1:
	lr.w.aqrl	a4, (a0)
	bne	a4, a3, .LBB135_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB135_1
.LBB135_3:
	lw	a0, 0(a1)
	# rustrata f037c866830 a=a4 b=a0
	ret
	.globl	f3504cb4aff                     # -- Begin function f3504cb4aff
f3504cb4aff:
	li	a2, 2
	li	a3, 1
.LBB136_1:
	lr.w.aqrl	a4, (a0)
	bne	a4, a3, .LBB136_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB136_1
.LBB136_3:
	sw	a3, 0(a1)
	# rustrata f3504cb4aff a=a4
	ret
	.globl	f4aa2a94af4                     # -- Begin function f4aa2a94af4
f4aa2a94af4:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	li	a1, 2
.LBB137_1:
	lr.w.aqrl	a3, (a0)
	bne	a3, a2, .LBB137_3
	sc.w.rl	a4, a1, (a0)
	bnez	a4, .LBB137_1
.LBB137_3:
	# rustrata f4aa2a94af4 a=a3
	ret
	.globl	fcab750eaa4                     # -- Begin function fcab750eaa4
fcab750eaa4:
	li	a2, 2
	li	a3, 1
.LBB138_1:
	lr.w.aqrl	a4, (a0)
	bne	a4, a3, .LBB138_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB138_1
.LBB138_3:
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata fcab750eaa4 a=a4 b=a0
	ret
	.globl	fc612b9e91f                     # -- Begin function fc612b9e91f
fc612b9e91f:
	li	a1, 2
	li	a2, 1
.LBB139_1:
	lr.w.aqrl	a3, (a0)
	bne	a3, a2, .LBB139_3
	sc.w.rl	a4, a1, (a0)
	bnez	a4, .LBB139_1
.LBB139_3:
	# rustrata fc612b9e91f a=a3
	ret
	.globl	fa6210d6597                     # -- Begin function fa6210d6597
fa6210d6597:
	li	a2, 2
	li	a3, 1
.LBB140_1:
	lr.w.aqrl	a4, (a0)
	bne	a4, a3, .LBB140_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB140_1
.LBB140_3:
	fence	r, rw
	lw	a0, 0(a1)
	# rustrata fa6210d6597 b=a0
	ret
	.globl	fee034c490e                     # -- Begin function fee034c490e
fee034c490e:
	li	a2, 8
	li	a3, 7
.LBB141_1:
	lr.w.aqrl	a4, (a0)
	bne	a4, a3, .LBB141_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB141_1
.LBB141_3:
	lw	a0, 0(a1)
	# rustrata fee034c490e a=a4 b=a0
	ret
	.globl	f9c39e801e5                     # -- Begin function f9c39e801e5
f9c39e801e5:
	li	a2, 8
	li	a3, 7
.LBB142_1:
	lr.w.aqrl	a4, (a0)
	bne	a4, a3, .LBB142_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB142_1
.LBB142_3:
	li	a0, 1
	sw	a0, 0(a1)
	# rustrata f9c39e801e5 a=a4
	ret
	.globl	fbe9a69b47d                     # -- Begin function fbe9a69b47d
fbe9a69b47d:
	fence	rw, w
	li	a2, 1
	sw	a2, 0(a1)
	fence	rw, rw
	li	a1, 8
	li	a2, 7
.LBB143_1:
	lr.w.aqrl	a3, (a0)
	bne	a3, a2, .LBB143_3
	sc.w.rl	a4, a1, (a0)
	bnez	a4, .LBB143_1
.LBB143_3:
	# rustrata fbe9a69b47d a=a3
	ret
	.globl	febe01531bf                     # -- Begin function febe01531bf
febe01531bf:
	li	a2, 8
	li	a3, 7
.LBB144_1:
	lr.w.aqrl	a4, (a0)
	bne	a4, a3, .LBB144_3
	sc.w.rl	a5, a2, (a0)
	bnez	a5, .LBB144_1
.LBB144_3:
	fence	rw, rw
	lw	a0, 0(a1)
	fence	r, rw
	# rustrata febe01531bf a=a4 b=a0
	ret
