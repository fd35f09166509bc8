	.globl	P0
P0:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	 1: lr.w a4,0(a1); bne a4,a5,1f; sc.w a3,zero,0(a1); bnez a3,1b; 1:
	# rustrata P0 a=a4
	ret
	.globl	P1
P1:
	li	a4,1
	 1: lr.w a5,0(a1); bne a5,zero,1f; sc.w.aq a3,a4,0(a1); bnez a3,1b; 1:
	lw	a4,0(a0)
	# rustrata P1 r=a5 d=a4
	ret
