	.globl	P0
P0:
	li	a5,1
	amoswap.w zero,a5,0(a0)
	fence iorw,ow; amoswap.w zero,a5,0(a1)
	# rustrata P0
	ret
	.globl	P1
P1:
	lw	a5,0(a1)
	fence	iorw,iorw
	lw	a4,0(a0)
	# rustrata P1 a=a5 b=a4
	ret
