	.globl	f01040d5de0
f01040d5de0:
	li r5, 1
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata f01040d5de0
	blr
	.globl	f013e88ed3a
f013e88ed3a:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f013e88ed3a d=3 b=4
	blr
	.globl	f0289a0df8c
f0289a0df8c:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f0289a0df8c
	blr
	.globl	f037c866830
f037c866830:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB3_4
	sync
	li r6, 2
.LBB3_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB3_4
	lwarx r5, 0, r3
	cmplwi	r5, 1
	beq+	cr0, .LBB3_2
.LBB3_4:
	lwsync
	lwz r3, 0(r4)
	# rustrata f037c866830 a=5 b=3
	blr
	.globl	f04deb13ba5
f04deb13ba5:
	li r5, 1
	lwz r3, 0(r3)
	stw r5, 0(r4)
	# rustrata f04deb13ba5 a=3
	blr
	.globl	f0652d8292a
f0652d8292a:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata f0652d8292a d=3 b=4
	blr
	.globl	f0bd4a87ade
f0bd4a87ade:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	lwsync
	stw r3, 0(r4)
	# rustrata f0bd4a87ade
	blr
	.globl	f11274ce3e8
f11274ce3e8:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	cmpd cr7, r4, r4
	bne- cr7, .+4
	isync
	# rustrata f11274ce3e8 a=3 b=4
	blr
	.globl	f1b94db9f51
f1b94db9f51:
	lwarx r5, 0, r3
	cmplwi	r5, 7
	bne-	cr0, .LBB8_4
	lwsync
	li r6, 8
.LBB8_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB8_4
	lwarx r5, 0, r3
	cmplwi	r5, 7
	beq+	cr0, .LBB8_2
.LBB8_4:
	lwz r3, 0(r4)
	# rustrata f1b94db9f51 a=5 b=3
	blr
	.globl	f21be6c7661
f21be6c7661:
	lwz r3, 0(r3)
	lwsync
	li r5, 1
	stw r5, 0(r4)
	# rustrata f21be6c7661 c=3
	blr
	.globl	f21e16ea448
f21e16ea448:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	# rustrata f21e16ea448 d=3 b=4
	blr
	.globl	f237fd7e094
f237fd7e094:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f237fd7e094 c=4
	blr
	.globl	f249fa90425
f249fa90425:
	lwarx r4, 0, r3
	cmplwi	r4, 1
	bne-	cr0, .LBB12_4
	lwsync
	li r5, 2
.LBB12_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB12_4
	lwarx r4, 0, r3
	cmplwi	r4, 1
	beq+	cr0, .LBB12_2
.LBB12_4:
	# rustrata f249fa90425 a=4
	blr
	.globl	f2693fe2a3e
f2693fe2a3e:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	# rustrata f2693fe2a3e c=3 b=4
	blr
	.globl	f2a3dc612e5
f2a3dc612e5:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	lwz r3, 0(r4)
	# rustrata f2a3dc612e5 b=3
	blr
	.globl	f2ac3fb9019
f2ac3fb9019:
	lwarx r5, 0, r3
	cmplwi	r5, 7
	bne-	cr0, .LBB15_4
	lwsync
	li r6, 8
.LBB15_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB15_4
	lwarx r5, 0, r3
	cmplwi	r5, 7
	beq+	cr0, .LBB15_2
.LBB15_4:
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f2ac3fb9019 a=5 b=3
	blr
	.globl	f2ccbe63f2d
f2ccbe63f2d:
	lwsync
	# rustrata f2ccbe63f2d
	blr
	.globl	f2eba1062b1
f2eba1062b1:
	sync
	li r5, 1
	stw r5, 0(r4)
	stw r5, 0(r3)
	# rustrata f2eba1062b1
	blr
	.globl	f2edfb1647f
f2edfb1647f:
	li r5, 2
	sync
	stw r5, 0(r4)
	li r4, 5
	sync
	stw r4, 0(r3)
	# rustrata f2edfb1647f
	blr
	.globl	f3477b55409
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
	.globl	f3502952a5c
f3502952a5c:
	sync
	# rustrata f3502952a5c
	blr
	.globl	f3504cb4aff
f3504cb4aff:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB21_4
	sync
	li r6, 2
.LBB21_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB21_4
	lwarx r5, 0, r3
	cmplwi	r5, 1
	beq+	cr0, .LBB21_2
.LBB21_4:
	lwsync
	li r3, 1
	stw r3, 0(r4)
	# rustrata f3504cb4aff a=5
	blr
	.globl	f351f9f0d13
f351f9f0d13:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	lwsync
	stw r3, 0(r4)
	# rustrata f351f9f0d13
	blr
	.globl	f3807dcc13a
f3807dcc13a:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f3807dcc13a d=3 b=4
	blr
	.globl	f38b83b57b6
f38b83b57b6:
	lwarx r5, 0, r3
	cmplwi	r5, 7
	bne-	cr0, .LBB24_4
	lwsync
	li r6, 8
.LBB24_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB24_4
	lwarx r5, 0, r3
	cmplwi	r5, 7
	beq+	cr0, .LBB24_2
.LBB24_4:
	li r3, 1
	stw r3, 0(r4)
	# rustrata f38b83b57b6 a=5
	blr
	.globl	f3b92723a5a
f3b92723a5a:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f3b92723a5a c=3 b=4
	blr
	.globl	f3cb10f246f
f3cb10f246f:
	sync
	li r4, 1
	stw r4, 0(r3)
	# rustrata f3cb10f246f
	blr
	.globl	f3ceec90740
f3ceec90740:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	lwz r3, 0(r4)
	# rustrata f3ceec90740 b=3
	blr
	.globl	f40a1389c42
f40a1389c42:
	li r5, 1
	stw r5, 0(r3)
	sync
	lwz r3, 0(r4)
	# rustrata f40a1389c42 b=3
	blr
	.globl	f4256c3e59a
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
	.globl	f4377d53ab6
f4377d53ab6:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f4377d53ab6
	blr
	.globl	f4439bd22e4
f4439bd22e4:
	lwz r4, 0(r4)
	sync
	lwz r3, 0(r3)
	# rustrata f4439bd22e4 c=4 d=3
	blr
	.globl	f456c69a172
f456c69a172:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f456c69a172 d=3 b=4
	blr
	.globl	f497960e736
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
	.globl	f4aa2a94af4
f4aa2a94af4:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 1
	bne-	cr0, .LBB34_4
	sync
	li r5, 2
.LBB34_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB34_4
	lwarx r4, 0, r3
	cmplwi	r4, 1
	beq+	cr0, .LBB34_2
.LBB34_4:
	lwsync
	# rustrata f4aa2a94af4 a=4
	blr
	.globl	f4b5830bc31
f4b5830bc31:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 1
	bne-	cr0, .LBB35_4
	lwsync
	li r5, 2
.LBB35_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB35_4
	lwarx r4, 0, r3
	cmplwi	r4, 1
	beq+	cr0, .LBB35_2
.LBB35_4:
	# rustrata f4b5830bc31 a=4
	blr
	.globl	f4b87921463
f4b87921463:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	lwsync
	stw r4, 0(r3)
	# rustrata f4b87921463
	blr
	.globl	f4da2d52743
f4da2d52743:
	li r5, 1
	sync
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata f4da2d52743
	blr
	.globl	f4e2c0ecf55
f4e2c0ecf55:
	li r5, 1
	stw r5, 0(r4)
	sync
	stw r5, 0(r3)
	# rustrata f4e2c0ecf55
	blr
	.globl	f4eb7bd86b5
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
	.globl	f514b86b344
f514b86b344:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f514b86b344 d=4
	blr
	.globl	f530b9c6fab
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
	.globl	f57d826c018
f57d826c018:
	lwz r4, 0(r4)
	sync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f57d826c018 c=4
	blr
	.globl	f5a866f2b74
f5a866f2b74:
	li r5, 1
	stw r5, 0(r4)
	sync
	stw r5, 0(r3)
	# rustrata f5a866f2b74
	blr
	.globl	f6397362c41
f6397362c41:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwz r3, 0(r3)
	# rustrata f6397362c41 a=3
	blr
	.globl	f640c288a6d
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
	.globl	f6d0f929936
f6d0f929936:
	lwz r4, 0(r4)
	lwarx r5, 0, r3
	cmplwi	r5, 0
	bne-	cr0, .LBB46_4
	lwsync
	li r6, 1
.LBB46_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB46_4
	lwarx r5, 0, r3
	cmplwi	r5, 0
	beq+	cr0, .LBB46_2
.LBB46_4:
	# rustrata f6d0f929936 c=4 a=5
	blr
	.globl	f72575602b8
f72575602b8:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	stw r4, 0(r3)
	# rustrata f72575602b8
	blr
	.globl	f7350af1255
f7350af1255:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f7350af1255
	blr
	.globl	f73b457b26d
f73b457b26d:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	stw r5, 0(r4)
	# rustrata f73b457b26d
	blr
	.globl	f751c12b91e
f751c12b91e:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f751c12b91e c=4
	blr
	.globl	f753f97af5a
f753f97af5a:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	lwsync
	stw r4, 0(r3)
	# rustrata f753f97af5a
	blr
	.globl	f758da33bce
f758da33bce:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB52_4
	sync
.LBB52_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB52_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB52_2
.LBB52_4:
	lwsync
	# rustrata f758da33bce a=4
	blr
	.globl	f76dfe8ab94
f76dfe8ab94:
	li r4, 1
	stw r4, 0(r3)
	# rustrata f76dfe8ab94
	blr
	.globl	f79700e1823
f79700e1823:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata f79700e1823
	blr
	.globl	f7a6c609225
f7a6c609225:
	li r5, 2
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB55_4
	lwsync
	li r5, 1
.LBB55_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB55_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB55_2
.LBB55_4:
	# rustrata f7a6c609225 a=4
	blr
	.globl	f7a9971fb02
f7a9971fb02:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	stw r5, 0(r4)
	# rustrata f7a9971fb02
	blr
	.globl	f7b34a5523d
f7b34a5523d:
	lwsync
	# rustrata f7b34a5523d
	blr
	.globl	f7df9c00c0c
f7df9c00c0c:
	li r5, 2
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata f7df9c00c0c c=3
	blr
	.globl	f8168fc6899
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
	.globl	f83c9b52280
f83c9b52280:
	lwz r4, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata f83c9b52280 c=4 d=3
	blr
	.globl	f85f998e21c
f85f998e21c:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB61_4
	lwsync
	li r6, 2
.LBB61_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB61_4
	lwarx r5, 0, r3
	cmplwi	r5, 1
	beq+	cr0, .LBB61_2
.LBB61_4:
	lwz r3, 0(r4)
	# rustrata f85f998e21c a=5 b=3
	blr
	.globl	f86b89a841c
f86b89a841c:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata f86b89a841c a=3 b=4
	blr
	.globl	f88021c7a01
f88021c7a01:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f88021c7a01 c=3 b=4
	blr
	.globl	f882ef1f900
f882ef1f900:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata f882ef1f900 c=3 b=4
	blr
	.globl	f8b05411038
f8b05411038:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata f8b05411038
	blr
	.globl	f8b74028e8b
f8b74028e8b:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f8b74028e8b
	blr
	.globl	f8b8bd4ef77
f8b8bd4ef77:
	lwz r3, 0(r3)
	sync
	li r5, 1
	stw r5, 0(r4)
	# rustrata f8b8bd4ef77 c=3
	blr
	.globl	f8bdc104b2c
f8bdc104b2c:
	li r5, 1
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata f8bdc104b2c
	blr
	.globl	f8cf9bf129e
f8cf9bf129e:
	li r5, 2
	stw r5, 0(r4)
	sync
	lwz r3, 0(r3)
	# rustrata f8cf9bf129e c=3
	blr
	.globl	f8f92061c8f
f8f92061c8f:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f8f92061c8f c=4
	blr
	.globl	f8fdc0834d9
f8fdc0834d9:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	stw r5, 0(r3)
	# rustrata f8fdc0834d9
	blr
	.globl	f909d7395b6
f909d7395b6:
	lwz r3, 0(r3)
	# rustrata f909d7395b6 a=3
	blr
	.globl	f918f6dd9ef
f918f6dd9ef:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f918f6dd9ef c=4
	blr
	.globl	f92121d081f
f92121d081f:
	lwz r3, 0(r3)
	lwsync
	li r5, 1
	stw r5, 0(r4)
	# rustrata f92121d081f c=3
	blr
	.globl	f9305795d95
f9305795d95:
	lwz r3, 0(r3)
	li r5, 1
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	stw r5, 0(r4)
	# rustrata f9305795d95 c=3
	blr
	.globl	f94b5b1e25c
f94b5b1e25c:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata f94b5b1e25c c=3 b=4
	blr
	.globl	f98b5057690
f98b5057690:
	lwz r3, 0(r3)
	lwz r4, 0(r4)
	# rustrata f98b5057690 a=3 b=4
	blr
	.globl	f98e8b86481
f98e8b86481:
	lwz r3, 0(r3)
	li r5, 1
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	stw r5, 0(r4)
	# rustrata f98e8b86481 a=3
	blr
	.globl	f9bb2d11637
f9bb2d11637:
	li r4, 1
	stw r4, 0(r3)
	# rustrata f9bb2d11637
	blr
	.globl	f9c39e801e5
f9c39e801e5:
	lwarx r5, 0, r3
	cmplwi	r5, 7
	bne-	cr0, .LBB80_4
	sync
	li r6, 8
.LBB80_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB80_4
	lwarx r5, 0, r3
	cmplwi	r5, 7
	beq+	cr0, .LBB80_2
.LBB80_4:
	lwsync
	li r3, 1
	stw r3, 0(r4)
	# rustrata f9c39e801e5 a=5
	blr
	.globl	f9dc0317d1d
f9dc0317d1d:
	lwz r4, 0(r4)
	sync
	li r5, 1
	stw r5, 0(r3)
	# rustrata f9dc0317d1d d=4
	blr
	.globl	f9e131d22cf
f9e131d22cf:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB82_4
	lwsync
.LBB82_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB82_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB82_2
.LBB82_4:
	# rustrata f9e131d22cf a=4
	blr
	.globl	f9eab405206
f9eab405206:
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata f9eab405206 a=3
	blr
	.globl	f9ecef8abb2
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
	.globl	fa35c7ec52f
fa35c7ec52f:
	lwz r4, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fa35c7ec52f c=4 d=3
	blr
	.globl	fa4da8ae600
fa4da8ae600:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB86_4
	lwsync
	li r6, 2
.LBB86_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB86_4
	lwarx r5, 0, r3
	cmplwi	r5, 1
	beq+	cr0, .LBB86_2
.LBB86_4:
	li r3, 1
	stw r3, 0(r4)
	# rustrata fa4da8ae600 a=5
	blr
	.globl	fa5c70ea2da
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
	.globl	fa6210d6597
fa6210d6597:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB88_4
	sync
	li r5, 2
.LBB88_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB88_4
	lwarx r6, 0, r3
	cmplwi	r6, 1
	beq+	cr0, .LBB88_2
.LBB88_4:
	lwsync
	lwsync
	lwz r3, 0(r4)
	# rustrata fa6210d6597 b=3
	blr
	.globl	fa6d385883e
fa6d385883e:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata fa6d385883e d=4
	blr
	.globl	fa7242c9d29
fa7242c9d29:
	li r5, 2
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fa7242c9d29 c=3
	blr
	.globl	fa827c62266
fa827c62266:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata fa827c62266 a=3 b=4
	blr
	.globl	fa9cce07075
fa9cce07075:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	sync
	stw r4, 0(r3)
	# rustrata fa9cce07075
	blr
	.globl	fabffa1b372
fabffa1b372:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata fabffa1b372
	blr
	.globl	fad9787291c
fad9787291c:
	sync
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	lwz r4, 0(r4)
	# rustrata fad9787291c a=3 b=4
	blr
	.globl	fafe77871c4
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
	.globl	fb091eba37f
fb091eba37f:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB96_4
	lwsync
	li r5, 2
.LBB96_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB96_4
	lwarx r6, 0, r3
	cmplwi	r6, 1
	beq+	cr0, .LBB96_2
.LBB96_4:
	lwsync
	lwz r3, 0(r4)
	# rustrata fb091eba37f b=3
	blr
	.globl	fb2606a6c15
fb2606a6c15:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB97_4
	lwsync
	li r6, 2
.LBB97_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB97_4
	lwarx r5, 0, r3
	cmplwi	r5, 1
	beq+	cr0, .LBB97_2
.LBB97_4:
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fb2606a6c15 a=5 b=3
	blr
	.globl	fb2acdfc5f1
fb2acdfc5f1:
	lwarx r5, 0, r3
	cmplwi	r5, 0
	bne-	cr0, .LBB98_4
	lwsync
	li r6, 1
.LBB98_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB98_4
	lwarx r5, 0, r3
	cmplwi	r5, 0
	beq+	cr0, .LBB98_2
.LBB98_4:
	sync
	li r3, 1
	stw r3, 0(r4)
	# rustrata fb2acdfc5f1 a=5
	blr
	.globl	fb85b0e0c8b
fb85b0e0c8b:
	li r5, 1
	sync
	stw r5, 0(r4)
	sync
	stw r5, 0(r3)
	# rustrata fb85b0e0c8b
	blr
	.globl	fbb5a166038
fbb5a166038:
	li r5, 1
	lwz r4, 0(r4)
	stw r5, 0(r3)
	# rustrata fbb5a166038 c=4
	blr
	.globl	fbcce550a77
fbcce550a77:
	lwz r4, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fbcce550a77 c=4 d=3
	blr
	.globl	fbce792ff70
fbce792ff70:
	sync
	li r4, 1
	stw r4, 0(r3)
	# rustrata fbce792ff70
	blr
	.globl	fbd89af8dd7
fbd89af8dd7:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	lwsync
	stw r3, 0(r4)
	# rustrata fbd89af8dd7
	blr
	.globl	fbe14150e3c
fbe14150e3c:
	li r5, 1
	stw r5, 0(r4)
	stw r5, 0(r3)
	# rustrata fbe14150e3c
	blr
	.globl	fbe9a69b47d
fbe9a69b47d:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 7
	bne-	cr0, .LBB105_4
	sync
	li r5, 8
.LBB105_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB105_4
	lwarx r4, 0, r3
	cmplwi	r4, 7
	beq+	cr0, .LBB105_2
.LBB105_4:
	lwsync
	# rustrata fbe9a69b47d a=4
	blr
	.globl	fc5db293381
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
	.globl	fc612b9e91f
fc612b9e91f:
	lwarx r4, 0, r3
	cmplwi	r4, 1
	bne-	cr0, .LBB107_4
	sync
	li r5, 2
.LBB107_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB107_4
	lwarx r4, 0, r3
	cmplwi	r4, 1
	beq+	cr0, .LBB107_2
.LBB107_4:
	lwsync
	# rustrata fc612b9e91f a=4
	blr
	.globl	fc7ac83899e
fc7ac83899e:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata fc7ac83899e a=3 b=4
	blr
	.globl	fca04c7ae19
fca04c7ae19:
	lwarx r5, 0, r3
	cmplwi	r5, 0
	bne-	cr0, .LBB109_4
	lwsync
	li r6, 1
.LBB109_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB109_4
	lwarx r5, 0, r3
	cmplwi	r5, 0
	beq+	cr0, .LBB109_2
.LBB109_4:
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fca04c7ae19 a=5 b=3
	blr
	.globl	fca91f04bd8
fca91f04bd8:
	lwz r4, 0(r4)
	lwsync
	li r5, 1
	stw r5, 0(r3)
	# rustrata fca91f04bd8 d=4
	blr
	.globl	fcab750eaa4
fcab750eaa4:
	lwarx r5, 0, r3
	cmplwi	r5, 1
	bne-	cr0, .LBB111_4
	sync
	li r6, 2
.LBB111_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB111_4
	lwarx r5, 0, r3
	cmplwi	r5, 1
	beq+	cr0, .LBB111_2
.LBB111_4:
	lwsync
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fcab750eaa4 a=5 b=3
	blr
	.globl	fce711431f1
fce711431f1:
	li r5, 1
	lwsync
	stw r5, 0(r3)
	sync
	stw r5, 0(r4)
	# rustrata fce711431f1
	blr
	.globl	fcf912237bf
fcf912237bf:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	stw r5, 0(r4)
	# rustrata fcf912237bf
	blr
	.globl	fd0c4d0fc76
fd0c4d0fc76:
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB114_4
	lwsync
	li r5, 1
.LBB114_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB114_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB114_2
.LBB114_4:
	# rustrata fd0c4d0fc76 a=4
	blr
	.globl	fd2abcd421a
fd2abcd421a:
	lwz r3, 0(r3)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata fd2abcd421a a=3
	blr
	.globl	fd2e16c66e7
fd2e16c66e7:
	lwsync
	# rustrata fd2e16c66e7
	blr
	.globl	fd3b237e52a
fd3b237e52a:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fd3b237e52a c=3
	blr
	.globl	fd551403534
fd551403534:
	lwsync
	li r4, 1
	stw r4, 0(r3)
	# rustrata fd551403534
	blr
	.globl	fdba2d3984d
fdba2d3984d:
	lwz r3, 0(r3)
	li r5, 1
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	stw r5, 0(r4)
	# rustrata fdba2d3984d d=3
	blr
	.globl	fdd5fcffa37
fdd5fcffa37:
	lwz r4, 0(r4)
	sync
	li r5, 1
	stw r5, 0(r3)
	# rustrata fdd5fcffa37 c=4
	blr
	.globl	fddcb7e695b
fddcb7e695b:
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB121_4
	sync
	li r5, 1
.LBB121_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB121_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB121_2
.LBB121_4:
	lwsync
	# rustrata fddcb7e695b a=4
	blr
	.globl	fde4f80c43c
fde4f80c43c:
	lwarx r5, 0, r3
	cmplwi	r5, 0
	bne-	cr0, .LBB122_4
	sync
	li r6, 1
.LBB122_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB122_4
	lwarx r5, 0, r3
	cmplwi	r5, 0
	beq+	cr0, .LBB122_2
.LBB122_4:
	lwsync
	li r3, 1
	sync
	stw r3, 0(r4)
	# rustrata fde4f80c43c a=5
	blr
	.globl	fdf9c279e47
fdf9c279e47:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 7
	bne-	cr0, .LBB123_4
	lwsync
	li r5, 8
.LBB123_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB123_4
	lwarx r4, 0, r3
	cmplwi	r4, 7
	beq+	cr0, .LBB123_2
.LBB123_4:
	# rustrata fdf9c279e47 a=4
	blr
	.globl	fdfde460800
fdfde460800:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	lwsync
	stw r4, 0(r3)
	# rustrata fdfde460800
	blr
	.globl	fe305669774
fe305669774:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fe305669774 c=3
	blr
	.globl	fe3f6951fd2
fe3f6951fd2:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	sync
	stw r4, 0(r3)
	# rustrata fe3f6951fd2
	blr
	.globl	fe406d60f83
fe406d60f83:
	lwz r3, 0(r3)
	lwsync
	lwz r4, 0(r4)
	# rustrata fe406d60f83 a=3 b=4
	blr
	.globl	fe7e9b48645
fe7e9b48645:
	lwz r4, 0(r4)
	lwarx r5, 0, r3
	cmplwi	r5, 0
	bne-	cr0, .LBB128_4
	sync
	li r6, 1
.LBB128_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB128_4
	lwarx r5, 0, r3
	cmplwi	r5, 0
	beq+	cr0, .LBB128_2
.LBB128_4:
	lwsync
	# rustrata fe7e9b48645 c=4 a=5
	blr
	.globl	fe845d36bce
fe845d36bce:
	li r5, 1
	stw r5, 0(r3)
	lwsync
	lwz r3, 0(r4)
	# rustrata fe845d36bce b=3
	blr
	.globl	fe857cf9e43
fe857cf9e43:
	li r5, 1
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fe857cf9e43 c=3
	blr
	.globl	fe8635c2729
fe8635c2729:
	li r5, 2
	stw r5, 0(r4)
	lwsync
	lwz r3, 0(r3)
	# rustrata fe8635c2729 c=3
	blr
	.globl	feb37e7ec7b
feb37e7ec7b:
	li r5, 2
	stw r5, 0(r4)
	li r4, 1
	lwsync
	stw r4, 0(r3)
	# rustrata feb37e7ec7b
	blr
	.globl	febe01531bf
febe01531bf:
	lwarx r5, 0, r3
	cmplwi	r5, 7
	bne-	cr0, .LBB133_4
	sync
	li r6, 8
.LBB133_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB133_4
	lwarx r5, 0, r3
	cmplwi	r5, 7
	beq+	cr0, .LBB133_2
.LBB133_4:
	lwsync
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata febe01531bf a=5 b=3
	blr
	.globl	fee034c490e
fee034c490e:
	lwarx r5, 0, r3
	cmplwi	r5, 7
	bne-	cr0, .LBB134_4
	sync
	li r6, 8
.LBB134_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB134_4
	lwarx r5, 0, r3
	cmplwi	r5, 7
	beq+	cr0, .LBB134_2
.LBB134_4:
	lwsync
	lwz r3, 0(r4)
	# rustrata fee034c490e a=5 b=3
	blr
	.globl	ff01cff87a2
ff01cff87a2:
	li r5, 1
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB135_4
	sync
.LBB135_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB135_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB135_2
.LBB135_4:
	lwsync
	# rustrata ff01cff87a2 a=4
	blr
	.globl	ff17afdecaf
ff17afdecaf:
	lwz r3, 0(r3)
	sync
	lwz r4, 0(r4)
	# rustrata ff17afdecaf a=3 b=4
	blr
	.globl	ff2c0613d76
ff2c0613d76:
	lwarx r5, 0, r3
	cmplwi	r5, 0
	bne-	cr0, .LBB137_4
	sync
	li r6, 1
.LBB137_2:
	stwcx. r6, 0, r3
	beq+	cr0, .LBB137_4
	lwarx r5, 0, r3
	cmplwi	r5, 0
	beq+	cr0, .LBB137_2
.LBB137_4:
	lwsync
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata ff2c0613d76 a=5 b=3
	blr
	.globl	ff3ab348dc8
ff3ab348dc8:
	li r5, 1
	stw r5, 0(r4)
	li r4, 2
	sync
	stw r4, 0(r3)
	# rustrata ff3ab348dc8
	blr
	.globl	ff47aaaec93
ff47aaaec93:
	lwz r3, 0(r3)
	lwsync
	li r5, 1
	stw r5, 0(r4)
	# rustrata ff47aaaec93 c=3
	blr
	.globl	ff7493c6511
ff7493c6511:
	li r5, 1
	stw r5, 0(r4)
	sync
	lwz r3, 0(r3)
	# rustrata ff7493c6511 c=3
	blr
	.globl	ff7a9419365
ff7a9419365:
	li r5, 2
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB141_4
	sync
	li r5, 1
.LBB141_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB141_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB141_2
.LBB141_4:
	lwsync
	# rustrata ff7a9419365 a=4
	blr
	.globl	ff7e6cbac85
ff7e6cbac85:
	li r5, 1
	stw r5, 0(r3)
	li r3, 2
	sync
	stw r3, 0(r4)
	# rustrata ff7e6cbac85
	blr
	.globl	ffbf7070ea1
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
	.globl	ffd643f174f
ffd643f174f:
	li r5, 1
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 0
	bne-	cr0, .LBB144_4
	lwsync
.LBB144_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB144_4
	lwarx r4, 0, r3
	cmplwi	r4, 0
	beq+	cr0, .LBB144_2
.LBB144_4:
	# rustrata ffd643f174f a=4
	blr
