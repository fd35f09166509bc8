	.globl	P0
P0:
	li r5, 1
	sync
	stw r5, 0(r4)
	lwarx r4, 0, r3
	cmplwi	r4, 7
	bne-	cr0, .LBB0_4
	sync
	li r5, 8
.LBB0_2:
	stwcx. r5, 0, r3
	beq+	cr0, .LBB0_4
	lwarx r4, 0, r3
	cmplwi	r4, 7
	beq+	cr0, .LBB0_2
.LBB0_4:
	lwsync
	# rustrata P0 a=4
	blr
	.globl	P1
P1:
	li r5, 1
	sync
	stw r5, 0(r3)
	sync
	lwz r3, 0(r4)
	cmpd cr7, r3, r3
	bne- cr7, .+4
	isync
	# rustrata P1 b=3
	blr
