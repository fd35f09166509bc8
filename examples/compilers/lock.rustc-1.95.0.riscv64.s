	.globl	P0
P0:
	li	a2, 1
	sw	a2, 0(a0)
.LBB0_1:
	lr.w	a0, (a1)
	bne	a0, a2, .LBB0_3
	sc.w.rl	a3, zero, (a1)
	bnez	a3, .LBB0_1
.LBB0_3:
	# rustrata P0 a=a0
	ret
	.globl	P1
P1:
	li	a2, 1
.LBB1_1:
	lr.w.aq	a3, (a1)
	bnez	a3, .LBB1_3
	sc.w	a4, a2, (a1)
	bnez	a4, .LBB1_1
.LBB1_3:
	lw	a0, 0(a0)
	# rustrata P1 r=a3 d=a0
	ret
