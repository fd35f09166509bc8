	.globl	fd2e16c66e7
fd2e16c66e7:
	sync
	# rustrata fd2e16c66e7
	jr	$31
	.globl	f0289a0df8c
f0289a0df8c:
	li	$2,1
	sw	$2,0($5)
	sync
	sw	$2,0($4)
	# rustrata f0289a0df8c
	jr	$31
	.globl	f88021c7a01
f88021c7a01:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f88021c7a01 c=$2 b=$3
	jr	$31
	.globl	f94b5b1e25c
f94b5b1e25c:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f94b5b1e25c c=$2 b=$3
	jr	$31
	.globl	f8b74028e8b
f8b74028e8b:
	li	$2,1
	sw	$2,0($5)
	sync
	sw	$2,0($4)
	# rustrata f8b74028e8b
	jr	$31
	.globl	fabffa1b372
fabffa1b372:
	li	$2,2
	sw	$2,0($5)
	li	$2,1
	sync
	sw	$2,0($4)
	# rustrata fabffa1b372
	jr	$31
	.globl	f21be6c7661
f21be6c7661:
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata f21be6c7661 c=$2
	jr	$31
	.globl	f514b86b344
f514b86b344:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata f514b86b344 d=$2
	jr	$31
	.globl	f2a3dc612e5
f2a3dc612e5:
	li	$2,1
	sw	$2,0($4)
	sync
	lw	$2,0($5)
	# rustrata f2a3dc612e5 b=$2
	jr	$31
	.globl	fd3b237e52a
fd3b237e52a:
	li	$2,1
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata fd3b237e52a c=$2
	jr	$31
	.globl	f7a9971fb02
f7a9971fb02:
	li	$2,1
	sw	$2,0($4)
	sync
	sw	$2,0($5)
	# rustrata f7a9971fb02
	jr	$31
	.globl	fa7242c9d29
fa7242c9d29:
	li	$2,2
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata fa7242c9d29 c=$2
	jr	$31
	.globl	f351f9f0d13
f351f9f0d13:
	li	$2,1
	sw	$2,0($4)
	li	$2,2
	sync
	sw	$2,0($5)
	# rustrata f351f9f0d13
	jr	$31
	.globl	fdfde460800
fdfde460800:
	li	$2,1
	sw	$2,0($5)
	li	$2,2
	sync
	sw	$2,0($4)
	# rustrata fdfde460800
	jr	$31
	.globl	f76dfe8ab94
f76dfe8ab94:
	li	$2,1
	sw	$2,0($4)
	# rustrata f76dfe8ab94
	jr	$31
	.globl	f751c12b91e
f751c12b91e:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata f751c12b91e c=$2
	jr	$31
	.globl	f013e88ed3a
f013e88ed3a:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f013e88ed3a d=$2 b=$3
	jr	$31
	.globl	f9bb2d11637
f9bb2d11637:
	li	$2,1
	sw	$2,0($4)
	# rustrata f9bb2d11637
	jr	$31
	.globl	fc7ac83899e
fc7ac83899e:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata fc7ac83899e a=$2 b=$3
	jr	$31
	.globl	f83c9b52280
f83c9b52280:
	lw	$2,0($5)
	sync
	lw	$3,0($4)
	# rustrata f83c9b52280 c=$2 d=$3
	jr	$31
	.globl	f2ccbe63f2d
f2ccbe63f2d:
	sync
	# rustrata f2ccbe63f2d
	jr	$31
	.globl	f7350af1255
f7350af1255:
	li	$2,1
	sw	$2,0($5)
	sync
	sw	$2,0($4)
	# rustrata f7350af1255
	jr	$31
	.globl	f3b92723a5a
f3b92723a5a:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f3b92723a5a c=$2 b=$3
	jr	$31
	.globl	f79700e1823
f79700e1823:
	li	$2,2
	sw	$2,0($5)
	li	$2,1
	sync
	sw	$2,0($4)
	# rustrata f79700e1823
	jr	$31
	.globl	ff47aaaec93
ff47aaaec93:
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata ff47aaaec93 c=$2
	jr	$31
	.globl	fca91f04bd8
fca91f04bd8:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata fca91f04bd8 d=$2
	jr	$31
	.globl	fe845d36bce
fe845d36bce:
	li	$2,1
	sw	$2,0($4)
	sync
	lw	$2,0($5)
	# rustrata fe845d36bce b=$2
	jr	$31
	.globl	fe305669774
fe305669774:
	li	$2,1
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata fe305669774 c=$2
	jr	$31
	.globl	f73b457b26d
f73b457b26d:
	li	$2,1
	sw	$2,0($4)
	sync
	sw	$2,0($5)
	# rustrata f73b457b26d
	jr	$31
	.globl	fe8635c2729
fe8635c2729:
	li	$2,2
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata fe8635c2729 c=$2
	jr	$31
	.globl	fbd89af8dd7
fbd89af8dd7:
	li	$2,1
	sw	$2,0($4)
	li	$2,2
	sync
	sw	$2,0($5)
	# rustrata fbd89af8dd7
	jr	$31
	.globl	f753f97af5a
f753f97af5a:
	li	$2,1
	sw	$2,0($5)
	li	$2,2
	sync
	sw	$2,0($4)
	# rustrata f753f97af5a
	jr	$31
	.globl	f237fd7e094
f237fd7e094:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata f237fd7e094 c=$2
	jr	$31
	.globl	f3807dcc13a
f3807dcc13a:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f3807dcc13a d=$2 b=$3
	jr	$31
	.globl	fa827c62266
fa827c62266:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata fa827c62266 a=$2 b=$3
	jr	$31
	.globl	fa35c7ec52f
fa35c7ec52f:
	lw	$2,0($5)
	sync
	lw	$3,0($4)
	# rustrata fa35c7ec52f c=$2 d=$3
	jr	$31
	.globl	f7b34a5523d
f7b34a5523d:
	sync
	# rustrata f7b34a5523d
	jr	$31
	.globl	f8fdc0834d9
f8fdc0834d9:
	li	$2,1
	sw	$2,0($5)
	sync
	sw	$2,0($4)
	# rustrata f8fdc0834d9
	jr	$31
	.globl	f882ef1f900
f882ef1f900:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f882ef1f900 c=$2 b=$3
	jr	$31
	.globl	feb37e7ec7b
feb37e7ec7b:
	li	$2,2
	sw	$2,0($5)
	li	$2,1
	sync
	sw	$2,0($4)
	# rustrata feb37e7ec7b
	jr	$31
	.globl	f92121d081f
f92121d081f:
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata f92121d081f c=$2
	jr	$31
	.globl	fa6d385883e
fa6d385883e:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata fa6d385883e d=$2
	jr	$31
	.globl	f3ceec90740
f3ceec90740:
	li	$2,1
	sw	$2,0($4)
	sync
	lw	$2,0($5)
	# rustrata f3ceec90740 b=$2
	jr	$31
	.globl	fe857cf9e43
fe857cf9e43:
	li	$2,1
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata fe857cf9e43 c=$2
	jr	$31
	.globl	fcf912237bf
fcf912237bf:
	li	$2,1
	sw	$2,0($4)
	sync
	sw	$2,0($5)
	# rustrata fcf912237bf
	jr	$31
	.globl	f7df9c00c0c
f7df9c00c0c:
	li	$2,2
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata f7df9c00c0c c=$2
	jr	$31
	.globl	f0bd4a87ade
f0bd4a87ade:
	li	$2,1
	sw	$2,0($4)
	li	$2,2
	sync
	sw	$2,0($5)
	# rustrata f0bd4a87ade
	jr	$31
	.globl	f4b87921463
f4b87921463:
	li	$2,1
	sw	$2,0($5)
	li	$2,2
	sync
	sw	$2,0($4)
	# rustrata f4b87921463
	jr	$31
	.globl	f8f92061c8f
f8f92061c8f:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata f8f92061c8f c=$2
	jr	$31
	.globl	f456c69a172
f456c69a172:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f456c69a172 d=$2 b=$3
	jr	$31
	.globl	fe406d60f83
fe406d60f83:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata fe406d60f83 a=$2 b=$3
	jr	$31
	.globl	fbcce550a77
fbcce550a77:
	lw	$2,0($5)
	sync
	lw	$3,0($4)
	# rustrata fbcce550a77 c=$2 d=$3
	jr	$31
	.globl	f3502952a5c
f3502952a5c:
	sync
	# rustrata f3502952a5c
	jr	$31
	.globl	f5a866f2b74
f5a866f2b74:
	li	$2,1
	sw	$2,0($5)
	sync
	sw	$2,0($4)
	# rustrata f5a866f2b74
	jr	$31
	.globl	f2693fe2a3e
f2693fe2a3e:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f2693fe2a3e c=$2 b=$3
	jr	$31
	.globl	fa9cce07075
fa9cce07075:
	li	$2,2
	sw	$2,0($5)
	li	$2,1
	sync
	sw	$2,0($4)
	# rustrata fa9cce07075
	jr	$31
	.globl	f8b8bd4ef77
f8b8bd4ef77:
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata f8b8bd4ef77 c=$2
	jr	$31
	.globl	f9dc0317d1d
f9dc0317d1d:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata f9dc0317d1d d=$2
	jr	$31
	.globl	f40a1389c42
f40a1389c42:
	li	$2,1
	sw	$2,0($4)
	sync
	lw	$2,0($5)
	# rustrata f40a1389c42 b=$2
	jr	$31
	.globl	ff7493c6511
ff7493c6511:
	li	$2,1
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata ff7493c6511 c=$2
	jr	$31
	.globl	f01040d5de0
f01040d5de0:
	li	$2,1
	sw	$2,0($4)
	sync
	sw	$2,0($5)
	# rustrata f01040d5de0
	jr	$31
	.globl	f8cf9bf129e
f8cf9bf129e:
	li	$2,2
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata f8cf9bf129e c=$2
	jr	$31
	.globl	ff7e6cbac85
ff7e6cbac85:
	li	$2,1
	sw	$2,0($4)
	li	$2,2
	sync
	sw	$2,0($5)
	# rustrata ff7e6cbac85
	jr	$31
	.globl	ff3ab348dc8
ff3ab348dc8:
	li	$2,1
	sw	$2,0($5)
	li	$2,2
	sync
	sw	$2,0($4)
	# rustrata ff3ab348dc8
	jr	$31
	.globl	f57d826c018
f57d826c018:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata f57d826c018 c=$2
	jr	$31
	.globl	f21e16ea448
f21e16ea448:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f21e16ea448 d=$2 b=$3
	jr	$31
	.globl	ff17afdecaf
ff17afdecaf:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata ff17afdecaf a=$2 b=$3
	jr	$31
	.globl	f4439bd22e4
f4439bd22e4:
	lw	$2,0($5)
	sync
	lw	$3,0($4)
	# rustrata f4439bd22e4 c=$2 d=$3
	jr	$31
	.globl	f909d7395b6
f909d7395b6:
	lw	$2,0($4)
	# rustrata f909d7395b6 a=$2
	jr	$31
	.globl	f98b5057690
f98b5057690:
	lw	$2,0($4)
	lw	$3,0($5)
	# rustrata f98b5057690 a=$2 b=$3
	jr	$31
	.globl	f04deb13ba5
f04deb13ba5:
	li	$3,1
	lw	$2,0($4)
	sw	$3,0($5)
	# rustrata f04deb13ba5 a=$2
	jr	$31
	.globl	fc5db293381
fc5db293381:
	lw	$2,0($5)
	li	$3,1
	sync
	sync
	sw	$3,0($4)
	# rustrata fc5db293381 c=$2
	jr	$31
	.globl	f6397362c41
f6397362c41:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	# rustrata f6397362c41 a=$2
	jr	$31
	.globl	f4256c3e59a
f4256c3e59a:
	li	$2,1
	sync
	sw	$2,0($4)
	sync
	sync
	lw	$2,0($5)
	sync
	# rustrata f4256c3e59a b=$2
	jr	$31
	.globl	f3cb10f246f
f3cb10f246f:
	li	$2,1
	sync
	sw	$2,0($4)
	sync
	# rustrata f3cb10f246f
	jr	$31
	.globl	fbce792ff70
fbce792ff70:
	li	$2,1
	sync
	sw	$2,0($4)
	sync
	# rustrata fbce792ff70
	jr	$31
	.globl	f11274ce3e8
f11274ce3e8:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	sync
	# rustrata f11274ce3e8 a=$2 b=$3
	jr	$31
	.globl	fa5c70ea2da
fa5c70ea2da:
	sync
	lw	$2,0($5)
	sync
	sync
	lw	$3,0($4)
	sync
	# rustrata fa5c70ea2da c=$2 d=$3
	jr	$31
	.globl	f530b9c6fab
f530b9c6fab:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	sync
	lw	$2,0($4)
	sync
	# rustrata f530b9c6fab c=$2
	jr	$31
	.globl	fd2abcd421a
fd2abcd421a:
	lw	$2,0($4)
	sync
	# rustrata fd2abcd421a a=$2
	jr	$31
	.globl	f86b89a841c
f86b89a841c:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f86b89a841c a=$2 b=$3
	jr	$31
	.globl	f98e8b86481
f98e8b86481:
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata f98e8b86481 a=$2
	jr	$31
	.globl	f3477b55409
f3477b55409:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	lw	$2,0($4)
	sync
	# rustrata f3477b55409 a=$2
	jr	$31
	.globl	f4eb7bd86b5
f4eb7bd86b5:
	lw	$2,0($4)
	sync
	sync
	lw	$3,0($5)
	sync
	# rustrata f4eb7bd86b5 a=$2 b=$3
	jr	$31
	.globl	f9eab405206
f9eab405206:
	sync
	lw	$2,0($4)
	sync
	# rustrata f9eab405206 a=$2
	jr	$31
	.globl	fad9787291c
fad9787291c:
	sync
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata fad9787291c a=$2 b=$3
	jr	$31
	.globl	ffbf7070ea1
ffbf7070ea1:
	sync
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata ffbf7070ea1 a=$2
	jr	$31
	.globl	f497960e736
f497960e736:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	sync
	lw	$2,0($4)
	sync
	# rustrata f497960e736 a=$2
	jr	$31
	.globl	f640c288a6d
f640c288a6d:
	sync
	lw	$2,0($4)
	sync
	sync
	lw	$3,0($5)
	sync
	# rustrata f640c288a6d a=$2 b=$3
	jr	$31
	.globl	fbe14150e3c
fbe14150e3c:
	li	$2,1
	sw	$2,0($5)
	sw	$2,0($4)
	# rustrata fbe14150e3c
	jr	$31
	.globl	f72575602b8
f72575602b8:
	li	$2,2
	sw	$2,0($5)
	li	$2,1
	sw	$2,0($4)
	# rustrata f72575602b8
	jr	$31
	.globl	f9305795d95
f9305795d95:
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata f9305795d95 c=$2
	jr	$31
	.globl	fbb5a166038
fbb5a166038:
	li	$3,1
	lw	$2,0($5)
	sw	$3,0($4)
	# rustrata fbb5a166038 c=$2
	jr	$31
	.globl	fdba2d3984d
fdba2d3984d:
	li	$3,1
	lw	$2,0($4)
	sync
	sw	$3,0($5)
	# rustrata fdba2d3984d d=$2
	jr	$31
	.globl	fafe77871c4
fafe77871c4:
	li	$2,1
	sw	$2,0($4)
	sync
	lw	$2,0($5)
	sync
	# rustrata fafe77871c4 b=$2
	jr	$31
	.globl	f2eba1062b1
f2eba1062b1:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	sw	$2,0($4)
	# rustrata f2eba1062b1
	jr	$31
	.globl	f8168fc6899
f8168fc6899:
	li	$2,5
	sync
	sw	$2,0($4)
	sync
	sync
	lw	$2,0($5)
	sync
	# rustrata f8168fc6899 b=$2
	jr	$31
	.globl	f8bdc104b2c
f8bdc104b2c:
	li	$2,1
	sw	$2,0($4)
	sync
	sw	$2,0($5)
	sync
	# rustrata f8bdc104b2c
	jr	$31
	.globl	f2edfb1647f
f2edfb1647f:
	li	$2,2
	sync
	sw	$2,0($5)
	sync
	li	$2,5
	sync
	sw	$2,0($4)
	sync
	# rustrata f2edfb1647f
	jr	$31
	.globl	f0652d8292a
f0652d8292a:
	lw	$2,0($4)
	sync
	lw	$3,0($5)
	# rustrata f0652d8292a d=$2 b=$3
	jr	$31
	.globl	fd551403534
fd551403534:
	li	$2,1
	sync
	sw	$2,0($4)
	# rustrata fd551403534
	jr	$31
	.globl	f8b05411038
f8b05411038:
	li	$2,2
	sw	$2,0($5)
	li	$2,1
	sync
	sw	$2,0($4)
	# rustrata f8b05411038
	jr	$31
	.globl	f918f6dd9ef
f918f6dd9ef:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	# rustrata f918f6dd9ef c=$2
	jr	$31
	.globl	f9ecef8abb2
f9ecef8abb2:
	li	$2,1
	sync
	sw	$2,0($4)
	sync
	lw	$2,0($5)
	sync
	# rustrata f9ecef8abb2 b=$2
	jr	$31
	.globl	f4377d53ab6
f4377d53ab6:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	sync
	sw	$2,0($4)
	# rustrata f4377d53ab6
	jr	$31
	.globl	fce711431f1
fce711431f1:
	li	$2,1
	sync
	sw	$2,0($4)
	sync
	sw	$2,0($5)
	sync
	# rustrata fce711431f1
	jr	$31
	.globl	f4e2c0ecf55
f4e2c0ecf55:
	li	$2,1
	sw	$2,0($5)
	sync
	sw	$2,0($4)
	sync
	# rustrata f4e2c0ecf55
	jr	$31
	.globl	fe3f6951fd2
fe3f6951fd2:
	li	$2,2
	sw	$2,0($5)
	li	$2,1
	sync
	sw	$2,0($4)
	sync
	# rustrata fe3f6951fd2
	jr	$31
	.globl	fdd5fcffa37
fdd5fcffa37:
	li	$3,1
	lw	$2,0($5)
	sync
	sw	$3,0($4)
	sync
	# rustrata fdd5fcffa37 c=$2
	jr	$31
	.globl	fb85b0e0c8b
fb85b0e0c8b:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	sync
	sw	$2,0($4)
	sync
	# rustrata fb85b0e0c8b
	jr	$31
	.globl	f4da2d52743
f4da2d52743:
	li	$2,1
	sync
	sw	$2,0($4)
	sync
	sync
	sw	$2,0($5)
	sync
	# rustrata f4da2d52743
	jr	$31
	.globl	fd0c4d0fc76
fd0c4d0fc76:
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata fd0c4d0fc76 a=$2
	.set	reorder
	jr	$31
	.globl	ffd643f174f
ffd643f174f:
	li	$2,1
	sw	$2,0($5)
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata ffd643f174f a=$2
	.set	reorder
	jr	$31
	.globl	f7a6c609225
f7a6c609225:
	li	$2,2
	sw	$2,0($5)
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata f7a6c609225 a=$2
	.set	reorder
	jr	$31
	.globl	f6d0f929936
f6d0f929936:
	lw	$2,0($5)
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata f6d0f929936 c=$2 a=$3
	.set	reorder
	jr	$31
	.globl	fca04c7ae19
fca04c7ae19:
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	sync
	lw	$2,0($5)
	sync
	# rustrata fca04c7ae19 a=$3 b=$2
	jr	$31
	.globl	f9e131d22cf
f9e131d22cf:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata f9e131d22cf a=$2
	.set	reorder
	jr	$31
	.globl	fb2acdfc5f1
fb2acdfc5f1:
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	li	$3,1
	sync
	sw	$3,0($5)
	sync
	# rustrata fb2acdfc5f1 a=$2
	jr	$31
	.globl	f85f998e21c
f85f998e21c:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	lw	$2,0($5)
	# rustrata f85f998e21c a=$3 b=$2
	jr	$31
	.globl	fa4da8ae600
fa4da8ae600:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	sw	$2,0($5)
	# rustrata fa4da8ae600 a=$3
	jr	$31
	.globl	f4b5830bc31
f4b5830bc31:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata f4b5830bc31 a=$3
	.set	reorder
	jr	$31
	.globl	fb2606a6c15
fb2606a6c15:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	sync
	lw	$2,0($5)
	sync
	# rustrata fb2606a6c15 a=$3 b=$2
	jr	$31
	.globl	f249fa90425
f249fa90425:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata f249fa90425 a=$3
	.set	reorder
	jr	$31
	.globl	fb091eba37f
fb091eba37f:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$6,0($4)
	bne	$6,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	sync
	lw	$2,0($5)
	# rustrata fb091eba37f b=$2
	jr	$31
	.globl	f1b94db9f51
f1b94db9f51:
	li	$2,7
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	lw	$2,0($5)
	# rustrata f1b94db9f51 a=$3 b=$2
	jr	$31
	.globl	f38b83b57b6
f38b83b57b6:
	li	$2,7
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	li	$2,1
	sw	$2,0($5)
	# rustrata f38b83b57b6 a=$3
	jr	$31
	.globl	fdf9c279e47
fdf9c279e47:
	li	$2,1
	sync
	sw	$2,0($5)
	li	$2,7
	sync
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	# rustrata fdf9c279e47 a=$3
	.set	reorder
	jr	$31
	.globl	f2ac3fb9019
f2ac3fb9019:
	li	$2,7
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
2:
	.set	reorder
	sync
	lw	$2,0($5)
	sync
	# rustrata f2ac3fb9019 a=$3 b=$2
	jr	$31
	.globl	fddcb7e695b
fddcb7e695b:
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata fddcb7e695b a=$2
	.set	reorder
	jr	$31
	.globl	ff01cff87a2
ff01cff87a2:
	li	$2,1
	sw	$2,0($5)
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata ff01cff87a2 a=$2
	.set	reorder
	jr	$31
	.globl	ff7a9419365
ff7a9419365:
	li	$2,2
	sw	$2,0($5)
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata ff7a9419365 a=$2
	.set	reorder
	jr	$31
	.globl	fe7e9b48645
fe7e9b48645:
	lw	$2,0($5)
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata fe7e9b48645 c=$2 a=$3
	.set	reorder
	jr	$31
	.globl	ff2c0613d76
ff2c0613d76:
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	sync
	lw	$2,0($5)
	sync
	# rustrata ff2c0613d76 a=$3 b=$2
	jr	$31
	.globl	f758da33bce
f758da33bce:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata f758da33bce a=$2
	.set	reorder
	jr	$31
	.globl	fde4f80c43c
fde4f80c43c:
	.set	noreorder
	sync
1:
	ll	$2,0($4)
	bne	$2,$0,2f
	li	$1,1
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	li	$3,1
	sync
	sw	$3,0($5)
	sync
	# rustrata fde4f80c43c a=$2
	jr	$31
	.globl	f037c866830
f037c866830:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	lw	$2,0($5)
	# rustrata f037c866830 a=$3 b=$2
	jr	$31
	.globl	f3504cb4aff
f3504cb4aff:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	sw	$2,0($5)
	# rustrata f3504cb4aff a=$3
	jr	$31
	.globl	f4aa2a94af4
f4aa2a94af4:
	li	$2,1
	sync
	sw	$2,0($5)
	sync
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata f4aa2a94af4 a=$3
	.set	reorder
	jr	$31
	.globl	fcab750eaa4
fcab750eaa4:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	sync
	lw	$2,0($5)
	sync
	# rustrata fcab750eaa4 a=$3 b=$2
	jr	$31
	.globl	fc612b9e91f
fc612b9e91f:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata fc612b9e91f a=$3
	.set	reorder
	jr	$31
	.globl	fa6210d6597
fa6210d6597:
	li	$2,1
	.set	noreorder
	sync
1:
	ll	$6,0($4)
	bne	$6,$2,2f
	li	$1,2
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	sync
	lw	$2,0($5)
	# rustrata fa6210d6597 b=$2
	jr	$31
	.globl	fee034c490e
fee034c490e:
	li	$2,7
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	lw	$2,0($5)
	# rustrata fee034c490e a=$3 b=$2
	jr	$31
	.globl	f9c39e801e5
f9c39e801e5:
	li	$2,7
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	li	$2,1
	sw	$2,0($5)
	# rustrata f9c39e801e5 a=$3
	jr	$31
	.globl	fbe9a69b47d
fbe9a69b47d:
	li	$2,1
	sync
	sw	$2,0($5)
	li	$2,7
	sync
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	# rustrata fbe9a69b47d a=$3
	.set	reorder
	jr	$31
	.globl	febe01531bf
febe01531bf:
	li	$2,7
	.set	noreorder
	sync
1:
	ll	$3,0($4)
	bne	$3,$2,2f
	li	$1,8
	sc	$1,0($4)
	beq	$1,$0,1b
	nop
	sync
2:
	.set	reorder
	sync
	lw	$2,0($5)
	sync
	# rustrata febe01531bf a=$3 b=$2
	jr	$31
