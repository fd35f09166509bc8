	.globl	f01040d5de0
f01040d5de0:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	sw	$1, 0($5)
	# rustrata f01040d5de0
	jr	$ra
	nop
	.globl	f013e88ed3a
	.set	reorder
f013e88ed3a:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f013e88ed3a d=$1 b=$2
	jr	$ra
	nop
	.globl	f0289a0df8c
	.set	reorder
f0289a0df8c:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sw	$1, 0($4)
	# rustrata f0289a0df8c
	jr	$ra
	nop
	.globl	f037c866830
	.set	reorder
f037c866830:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB3_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB3_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB3_1
	nop
.LBB3_3:
	sync
	lw	$1, 0($5)
	# rustrata f037c866830 a=$3 b=$1
	jr	$ra
	nop
	.globl	f04deb13ba5
	.set	reorder
f04deb13ba5:
	.set	noreorder
	lw	$1, 0($4)
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata f04deb13ba5 a=$1
	jr	$ra
	nop
	.globl	f0652d8292a
	.set	reorder
f0652d8292a:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f0652d8292a d=$1 b=$2
	jr	$ra
	nop
	.globl	f0bd4a87ade
	.set	reorder
f0bd4a87ade:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	# rustrata f0bd4a87ade
	jr	$ra
	nop
	.globl	f11274ce3e8
	.set	reorder
f11274ce3e8:
	.set	noreorder
	lw	$1, 0($4)
	lw	$2, 0($5)
	sync
	# rustrata f11274ce3e8 a=$1 b=$2
	jr	$ra
	nop
	.globl	f1b94db9f51
	.set	reorder
f1b94db9f51:
	.set	noreorder
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB8_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB8_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB8_1
	nop
.LBB8_3:
	lw	$1, 0($5)
	# rustrata f1b94db9f51 a=$3 b=$1
	jr	$ra
	nop
	.globl	f21be6c7661
	.set	reorder
f21be6c7661:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata f21be6c7661 c=$1
	jr	$ra
	nop
	.globl	f21e16ea448
	.set	reorder
f21e16ea448:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f21e16ea448 d=$1 b=$2
	jr	$ra
	nop
	.globl	f237fd7e094
	.set	reorder
f237fd7e094:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata f237fd7e094 c=$1
	jr	$ra
	nop
	.globl	f249fa90425
	.set	reorder
f249fa90425:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB12_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB12_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB12_1
	nop
.LBB12_3:
	# rustrata f249fa90425 a=$3
	jr	$ra
	nop
	.globl	f2693fe2a3e
	.set	reorder
f2693fe2a3e:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f2693fe2a3e c=$1 b=$2
	jr	$ra
	nop
	.globl	f2a3dc612e5
	.set	reorder
f2a3dc612e5:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	lw	$1, 0($5)
	# rustrata f2a3dc612e5 b=$1
	jr	$ra
	nop
	.globl	f2ac3fb9019
	.set	reorder
f2ac3fb9019:
	.set	noreorder
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB15_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB15_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB15_1
	nop
.LBB15_3:
	lw	$1, 0($5)
	sync
	# rustrata f2ac3fb9019 a=$3 b=$1
	jr	$ra
	nop
	.globl	f2ccbe63f2d
	.set	reorder
f2ccbe63f2d:
	.set	noreorder
	sync
	# rustrata f2ccbe63f2d
	jr	$ra
	nop
	.globl	f2eba1062b1
	.set	reorder
f2eba1062b1:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sw	$1, 0($4)
	# rustrata f2eba1062b1
	jr	$ra
	nop
	.globl	f2edfb1647f
	.set	reorder
f2edfb1647f:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	sync
	addiu	$1, $zero, 5
	sw	$1, 0($4)
	sync
	# rustrata f2edfb1647f
	jr	$ra
	nop
	.globl	f3477b55409
	.set	reorder
f3477b55409:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	sync
	# rustrata f3477b55409 a=$1
	jr	$ra
	nop
	.globl	f3502952a5c
	.set	reorder
f3502952a5c:
	.set	noreorder
	sync
	# rustrata f3502952a5c
	jr	$ra
	nop
	.globl	f3504cb4aff
	.set	reorder
f3504cb4aff:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB21_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB21_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB21_1
	nop
.LBB21_3:
	sync
	sw	$2, 0($5)
	# rustrata f3504cb4aff a=$3
	jr	$ra
	nop
	.globl	f351f9f0d13
	.set	reorder
f351f9f0d13:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	# rustrata f351f9f0d13
	jr	$ra
	nop
	.globl	f3807dcc13a
	.set	reorder
f3807dcc13a:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f3807dcc13a d=$1 b=$2
	jr	$ra
	nop
	.globl	f38b83b57b6
	.set	reorder
f38b83b57b6:
	.set	noreorder
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB24_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB24_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB24_1
	nop
.LBB24_3:
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	# rustrata f38b83b57b6 a=$3
	jr	$ra
	nop
	.globl	f3b92723a5a
	.set	reorder
f3b92723a5a:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f3b92723a5a c=$1 b=$2
	jr	$ra
	nop
	.globl	f3cb10f246f
	.set	reorder
f3cb10f246f:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	# rustrata f3cb10f246f
	jr	$ra
	nop
	.globl	f3ceec90740
	.set	reorder
f3ceec90740:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	lw	$1, 0($5)
	# rustrata f3ceec90740 b=$1
	jr	$ra
	nop
	.globl	f40a1389c42
	.set	reorder
f40a1389c42:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	lw	$1, 0($5)
	# rustrata f40a1389c42 b=$1
	jr	$ra
	nop
	.globl	f4256c3e59a
	.set	reorder
f4256c3e59a:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	lw	$1, 0($5)
	sync
	# rustrata f4256c3e59a b=$1
	jr	$ra
	nop
	.globl	f4377d53ab6
	.set	reorder
f4377d53ab6:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	sw	$1, 0($4)
	# rustrata f4377d53ab6
	jr	$ra
	nop
	.globl	f4439bd22e4
	.set	reorder
f4439bd22e4:
	.set	noreorder
	lw	$1, 0($5)
	sync
	lw	$2, 0($4)
	# rustrata f4439bd22e4 c=$1 d=$2
	jr	$ra
	nop
	.globl	f456c69a172
	.set	reorder
f456c69a172:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f456c69a172 d=$1 b=$2
	jr	$ra
	nop
	.globl	f497960e736
	.set	reorder
f497960e736:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	sync
	# rustrata f497960e736 a=$1
	jr	$ra
	nop
	.globl	f4aa2a94af4
	.set	reorder
f4aa2a94af4:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	addiu	$2, $zero, 2
.LBB34_1:
	ll	$3, 0($4)
	bne	$3, $1, .LBB34_3
	nop
	move	$5, $2
	sc	$5, 0($4)
	beqz	$5, .LBB34_1
	nop
.LBB34_3:
	sync
	# rustrata f4aa2a94af4 a=$3
	jr	$ra
	nop
	.globl	f4b5830bc31
	.set	reorder
f4b5830bc31:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	addiu	$2, $zero, 2
.LBB35_1:
	ll	$3, 0($4)
	bne	$3, $1, .LBB35_3
	nop
	move	$5, $2
	sc	$5, 0($4)
	beqz	$5, .LBB35_1
	nop
.LBB35_3:
	# rustrata f4b5830bc31 a=$3
	jr	$ra
	nop
	.globl	f4b87921463
	.set	reorder
f4b87921463:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($4)
	# rustrata f4b87921463
	jr	$ra
	nop
	.globl	f4da2d52743
	.set	reorder
f4da2d52743:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	sync
	sw	$1, 0($5)
	sync
	# rustrata f4da2d52743
	jr	$ra
	nop
	.globl	f4e2c0ecf55
	.set	reorder
f4e2c0ecf55:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sw	$1, 0($4)
	sync
	# rustrata f4e2c0ecf55
	jr	$ra
	nop
	.globl	f4eb7bd86b5
	.set	reorder
f4eb7bd86b5:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	sync
	# rustrata f4eb7bd86b5 a=$1 b=$2
	jr	$ra
	nop
	.globl	f514b86b344
	.set	reorder
f514b86b344:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata f514b86b344 d=$1
	jr	$ra
	nop
	.globl	f530b9c6fab
	.set	reorder
f530b9c6fab:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	sync
	# rustrata f530b9c6fab c=$1
	jr	$ra
	nop
	.globl	f57d826c018
	.set	reorder
f57d826c018:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata f57d826c018 c=$1
	jr	$ra
	nop
	.globl	f5a866f2b74
	.set	reorder
f5a866f2b74:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sw	$1, 0($4)
	# rustrata f5a866f2b74
	jr	$ra
	nop
	.globl	f6397362c41
	.set	reorder
f6397362c41:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata f6397362c41 a=$1
	jr	$ra
	nop
	.globl	f640c288a6d
	.set	reorder
f640c288a6d:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	sync
	# rustrata f640c288a6d a=$1 b=$2
	jr	$ra
	nop
	.globl	f6d0f929936
	.set	reorder
f6d0f929936:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	addiu	$3, $zero, 0
.LBB46_1:
	ll	$5, 0($4)
	bne	$5, $3, .LBB46_3
	nop
	move	$6, $2
	sc	$6, 0($4)
	beqz	$6, .LBB46_1
	nop
.LBB46_3:
	# rustrata f6d0f929936 c=$1 a=$5
	jr	$ra
	nop
	.globl	f72575602b8
	.set	reorder
f72575602b8:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata f72575602b8
	jr	$ra
	nop
	.globl	f7350af1255
	.set	reorder
f7350af1255:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sw	$1, 0($4)
	# rustrata f7350af1255
	jr	$ra
	nop
	.globl	f73b457b26d
	.set	reorder
f73b457b26d:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	sw	$1, 0($5)
	# rustrata f73b457b26d
	jr	$ra
	nop
	.globl	f751c12b91e
	.set	reorder
f751c12b91e:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata f751c12b91e c=$1
	jr	$ra
	nop
	.globl	f753f97af5a
	.set	reorder
f753f97af5a:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($4)
	# rustrata f753f97af5a
	jr	$ra
	nop
	.globl	f758da33bce
	.set	reorder
f758da33bce:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	addiu	$2, $zero, 0
.LBB52_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB52_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB52_1
	nop
.LBB52_3:
	sync
	# rustrata f758da33bce a=$3
	jr	$ra
	nop
	.globl	f76dfe8ab94
	.set	reorder
f76dfe8ab94:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata f76dfe8ab94
	jr	$ra
	nop
	.globl	f79700e1823
	.set	reorder
f79700e1823:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata f79700e1823
	jr	$ra
	nop
	.globl	f7a6c609225
	.set	reorder
f7a6c609225:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB55_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB55_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB55_1
	nop
.LBB55_3:
	# rustrata f7a6c609225 a=$3
	jr	$ra
	nop
	.globl	f7a9971fb02
	.set	reorder
f7a9971fb02:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	sw	$1, 0($5)
	# rustrata f7a9971fb02
	jr	$ra
	nop
	.globl	f7b34a5523d
	.set	reorder
f7b34a5523d:
	.set	noreorder
	sync
	# rustrata f7b34a5523d
	jr	$ra
	nop
	.globl	f7df9c00c0c
	.set	reorder
f7df9c00c0c:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata f7df9c00c0c c=$1
	jr	$ra
	nop
	.globl	f8168fc6899
	.set	reorder
f8168fc6899:
	.set	noreorder
	sync
	addiu	$1, $zero, 5
	sw	$1, 0($4)
	sync
	lw	$1, 0($5)
	sync
	# rustrata f8168fc6899 b=$1
	jr	$ra
	nop
	.globl	f83c9b52280
	.set	reorder
f83c9b52280:
	.set	noreorder
	lw	$1, 0($5)
	sync
	lw	$2, 0($4)
	# rustrata f83c9b52280 c=$1 d=$2
	jr	$ra
	nop
	.globl	f85f998e21c
	.set	reorder
f85f998e21c:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB61_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB61_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB61_1
	nop
.LBB61_3:
	lw	$1, 0($5)
	# rustrata f85f998e21c a=$3 b=$1
	jr	$ra
	nop
	.globl	f86b89a841c
	.set	reorder
f86b89a841c:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f86b89a841c a=$1 b=$2
	jr	$ra
	nop
	.globl	f88021c7a01
	.set	reorder
f88021c7a01:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f88021c7a01 c=$1 b=$2
	jr	$ra
	nop
	.globl	f882ef1f900
	.set	reorder
f882ef1f900:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f882ef1f900 c=$1 b=$2
	jr	$ra
	nop
	.globl	f8b05411038
	.set	reorder
f8b05411038:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata f8b05411038
	jr	$ra
	nop
	.globl	f8b74028e8b
	.set	reorder
f8b74028e8b:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sw	$1, 0($4)
	# rustrata f8b74028e8b
	jr	$ra
	nop
	.globl	f8b8bd4ef77
	.set	reorder
f8b8bd4ef77:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata f8b8bd4ef77 c=$1
	jr	$ra
	nop
	.globl	f8bdc104b2c
	.set	reorder
f8bdc104b2c:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	sw	$1, 0($5)
	sync
	# rustrata f8bdc104b2c
	jr	$ra
	nop
	.globl	f8cf9bf129e
	.set	reorder
f8cf9bf129e:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata f8cf9bf129e c=$1
	jr	$ra
	nop
	.globl	f8f92061c8f
	.set	reorder
f8f92061c8f:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata f8f92061c8f c=$1
	jr	$ra
	nop
	.globl	f8fdc0834d9
	.set	reorder
f8fdc0834d9:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sw	$1, 0($4)
	# rustrata f8fdc0834d9
	jr	$ra
	nop
	.globl	f909d7395b6
	.set	reorder
f909d7395b6:
	.set	noreorder
	lw	$1, 0($4)
	# rustrata f909d7395b6 a=$1
	jr	$ra
	nop
	.globl	f918f6dd9ef
	.set	reorder
f918f6dd9ef:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata f918f6dd9ef c=$1
	jr	$ra
	nop
	.globl	f92121d081f
	.set	reorder
f92121d081f:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata f92121d081f c=$1
	jr	$ra
	nop
	.globl	f9305795d95
	.set	reorder
f9305795d95:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata f9305795d95 c=$1
	jr	$ra
	nop
	.globl	f94b5b1e25c
	.set	reorder
f94b5b1e25c:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata f94b5b1e25c c=$1 b=$2
	jr	$ra
	nop
	.globl	f98b5057690
	.set	reorder
f98b5057690:
	.set	noreorder
	lw	$1, 0($4)
	lw	$2, 0($5)
	# rustrata f98b5057690 a=$1 b=$2
	jr	$ra
	nop
	.globl	f98e8b86481
	.set	reorder
f98e8b86481:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata f98e8b86481 a=$1
	jr	$ra
	nop
	.globl	f9bb2d11637
	.set	reorder
f9bb2d11637:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata f9bb2d11637
	jr	$ra
	nop
	.globl	f9c39e801e5
	.set	reorder
f9c39e801e5:
	.set	noreorder
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB80_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB80_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB80_1
	nop
.LBB80_3:
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	# rustrata f9c39e801e5 a=$3
	jr	$ra
	nop
	.globl	f9dc0317d1d
	.set	reorder
f9dc0317d1d:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata f9dc0317d1d d=$1
	jr	$ra
	nop
	.globl	f9e131d22cf
	.set	reorder
f9e131d22cf:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	addiu	$2, $zero, 0
.LBB82_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB82_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB82_1
	nop
.LBB82_3:
	# rustrata f9e131d22cf a=$3
	jr	$ra
	nop
	.globl	f9eab405206
	.set	reorder
f9eab405206:
	.set	noreorder
	lw	$1, 0($4)
	sync
	# rustrata f9eab405206 a=$1
	jr	$ra
	nop
	.globl	f9ecef8abb2
	.set	reorder
f9ecef8abb2:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	lw	$1, 0($5)
	sync
	# rustrata f9ecef8abb2 b=$1
	jr	$ra
	nop
	.globl	fa35c7ec52f
	.set	reorder
fa35c7ec52f:
	.set	noreorder
	lw	$1, 0($5)
	sync
	lw	$2, 0($4)
	# rustrata fa35c7ec52f c=$1 d=$2
	jr	$ra
	nop
	.globl	fa4da8ae600
	.set	reorder
fa4da8ae600:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB86_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB86_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB86_1
	nop
.LBB86_3:
	sw	$2, 0($5)
	# rustrata fa4da8ae600 a=$3
	jr	$ra
	nop
	.globl	fa5c70ea2da
	.set	reorder
fa5c70ea2da:
	.set	noreorder
	lw	$1, 0($5)
	sync
	lw	$2, 0($4)
	sync
	# rustrata fa5c70ea2da c=$1 d=$2
	jr	$ra
	nop
	.globl	fa6210d6597
	.set	reorder
fa6210d6597:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB88_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB88_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB88_1
	nop
.LBB88_3:
	sync
	sync
	lw	$1, 0($5)
	# rustrata fa6210d6597 b=$1
	jr	$ra
	nop
	.globl	fa6d385883e
	.set	reorder
fa6d385883e:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata fa6d385883e d=$1
	jr	$ra
	nop
	.globl	fa7242c9d29
	.set	reorder
fa7242c9d29:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata fa7242c9d29 c=$1
	jr	$ra
	nop
	.globl	fa827c62266
	.set	reorder
fa827c62266:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata fa827c62266 a=$1 b=$2
	jr	$ra
	nop
	.globl	fa9cce07075
	.set	reorder
fa9cce07075:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata fa9cce07075
	jr	$ra
	nop
	.globl	fabffa1b372
	.set	reorder
fabffa1b372:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata fabffa1b372
	jr	$ra
	nop
	.globl	fad9787291c
	.set	reorder
fad9787291c:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata fad9787291c a=$1 b=$2
	jr	$ra
	nop
	.globl	fafe77871c4
	.set	reorder
fafe77871c4:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	lw	$1, 0($5)
	sync
	# rustrata fafe77871c4 b=$1
	jr	$ra
	nop
	.globl	fb091eba37f
	.set	reorder
fb091eba37f:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB96_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB96_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB96_1
	nop
.LBB96_3:
	sync
	lw	$1, 0($5)
	# rustrata fb091eba37f b=$1
	jr	$ra
	nop
	.globl	fb2606a6c15
	.set	reorder
fb2606a6c15:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB97_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB97_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB97_1
	nop
.LBB97_3:
	lw	$1, 0($5)
	sync
	# rustrata fb2606a6c15 a=$3 b=$1
	jr	$ra
	nop
	.globl	fb2acdfc5f1
	.set	reorder
fb2acdfc5f1:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB98_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB98_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB98_1
	nop
.LBB98_3:
	sync
	sw	$1, 0($5)
	sync
	# rustrata fb2acdfc5f1 a=$3
	jr	$ra
	nop
	.globl	fb85b0e0c8b
	.set	reorder
fb85b0e0c8b:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	sw	$1, 0($4)
	sync
	# rustrata fb85b0e0c8b
	jr	$ra
	nop
	.globl	fbb5a166038
	.set	reorder
fbb5a166038:
	.set	noreorder
	lw	$1, 0($5)
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata fbb5a166038 c=$1
	jr	$ra
	nop
	.globl	fbcce550a77
	.set	reorder
fbcce550a77:
	.set	noreorder
	lw	$1, 0($5)
	sync
	lw	$2, 0($4)
	# rustrata fbcce550a77 c=$1 d=$2
	jr	$ra
	nop
	.globl	fbce792ff70
	.set	reorder
fbce792ff70:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	# rustrata fbce792ff70
	jr	$ra
	nop
	.globl	fbd89af8dd7
	.set	reorder
fbd89af8dd7:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	# rustrata fbd89af8dd7
	jr	$ra
	nop
	.globl	fbe14150e3c
	.set	reorder
fbe14150e3c:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sw	$1, 0($4)
	# rustrata fbe14150e3c
	jr	$ra
	nop
	.globl	fbe9a69b47d
	.set	reorder
fbe9a69b47d:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB105_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB105_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB105_1
	nop
.LBB105_3:
	sync
	# rustrata fbe9a69b47d a=$3
	jr	$ra
	nop
	.globl	fc5db293381
	.set	reorder
fc5db293381:
	.set	noreorder
	lw	$1, 0($5)
	sync
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata fc5db293381 c=$1
	jr	$ra
	nop
	.globl	fc612b9e91f
	.set	reorder
fc612b9e91f:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB107_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB107_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB107_1
	nop
.LBB107_3:
	sync
	# rustrata fc612b9e91f a=$3
	jr	$ra
	nop
	.globl	fc7ac83899e
	.set	reorder
fc7ac83899e:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata fc7ac83899e a=$1 b=$2
	jr	$ra
	nop
	.globl	fca04c7ae19
	.set	reorder
fca04c7ae19:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB109_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB109_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB109_1
	nop
.LBB109_3:
	lw	$1, 0($5)
	sync
	# rustrata fca04c7ae19 a=$3 b=$1
	jr	$ra
	nop
	.globl	fca91f04bd8
	.set	reorder
fca91f04bd8:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	# rustrata fca91f04bd8 d=$1
	jr	$ra
	nop
	.globl	fcab750eaa4
	.set	reorder
fcab750eaa4:
	.set	noreorder
	sync
	addiu	$1, $zero, 2
	addiu	$2, $zero, 1
.LBB111_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB111_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB111_1
	nop
.LBB111_3:
	sync
	lw	$1, 0($5)
	sync
	# rustrata fcab750eaa4 a=$3 b=$1
	jr	$ra
	nop
	.globl	fce711431f1
	.set	reorder
fce711431f1:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	sw	$1, 0($5)
	sync
	# rustrata fce711431f1
	jr	$ra
	nop
	.globl	fcf912237bf
	.set	reorder
fcf912237bf:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	sw	$1, 0($5)
	# rustrata fcf912237bf
	jr	$ra
	nop
	.globl	fd0c4d0fc76
	.set	reorder
fd0c4d0fc76:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB114_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB114_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB114_1
	nop
.LBB114_3:
	# rustrata fd0c4d0fc76 a=$3
	jr	$ra
	nop
	.globl	fd2abcd421a
	.set	reorder
fd2abcd421a:
	.set	noreorder
	lw	$1, 0($4)
	sync
	# rustrata fd2abcd421a a=$1
	jr	$ra
	nop
	.globl	fd2e16c66e7
	.set	reorder
fd2e16c66e7:
	.set	noreorder
	sync
	# rustrata fd2e16c66e7
	jr	$ra
	nop
	.globl	fd3b237e52a
	.set	reorder
fd3b237e52a:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata fd3b237e52a c=$1
	jr	$ra
	nop
	.globl	fd551403534
	.set	reorder
fd551403534:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata fd551403534
	jr	$ra
	nop
	.globl	fdba2d3984d
	.set	reorder
fdba2d3984d:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata fdba2d3984d d=$1
	jr	$ra
	nop
	.globl	fdd5fcffa37
	.set	reorder
fdd5fcffa37:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($4)
	sync
	# rustrata fdd5fcffa37 c=$1
	jr	$ra
	nop
	.globl	fddcb7e695b
	.set	reorder
fddcb7e695b:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB121_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB121_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB121_1
	nop
.LBB121_3:
	sync
	# rustrata fddcb7e695b a=$3
	jr	$ra
	nop
	.globl	fde4f80c43c
	.set	reorder
fde4f80c43c:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB122_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB122_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB122_1
	nop
.LBB122_3:
	sync
	sync
	sw	$1, 0($5)
	sync
	# rustrata fde4f80c43c a=$3
	jr	$ra
	nop
	.globl	fdf9c279e47
	.set	reorder
fdf9c279e47:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB123_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB123_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB123_1
	nop
.LBB123_3:
	# rustrata fdf9c279e47 a=$3
	jr	$ra
	nop
	.globl	fdfde460800
	.set	reorder
fdfde460800:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($4)
	# rustrata fdfde460800
	jr	$ra
	nop
	.globl	fe305669774
	.set	reorder
fe305669774:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata fe305669774 c=$1
	jr	$ra
	nop
	.globl	fe3f6951fd2
	.set	reorder
fe3f6951fd2:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	# rustrata fe3f6951fd2
	jr	$ra
	nop
	.globl	fe406d60f83
	.set	reorder
fe406d60f83:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata fe406d60f83 a=$1 b=$2
	jr	$ra
	nop
	.globl	fe7e9b48645
	.set	reorder
fe7e9b48645:
	.set	noreorder
	lw	$1, 0($5)
	sync
	addiu	$2, $zero, 1
	addiu	$3, $zero, 0
.LBB128_1:
	ll	$5, 0($4)
	bne	$5, $3, .LBB128_3
	nop
	move	$6, $2
	sc	$6, 0($4)
	beqz	$6, .LBB128_1
	nop
.LBB128_3:
	sync
	# rustrata fe7e9b48645 c=$1 a=$5
	jr	$ra
	nop
	.globl	fe845d36bce
	.set	reorder
fe845d36bce:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	lw	$1, 0($5)
	# rustrata fe845d36bce b=$1
	jr	$ra
	nop
	.globl	fe857cf9e43
	.set	reorder
fe857cf9e43:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata fe857cf9e43 c=$1
	jr	$ra
	nop
	.globl	fe8635c2729
	.set	reorder
fe8635c2729:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata fe8635c2729 c=$1
	jr	$ra
	nop
	.globl	feb37e7ec7b
	.set	reorder
feb37e7ec7b:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	# rustrata feb37e7ec7b
	jr	$ra
	nop
	.globl	febe01531bf
	.set	reorder
febe01531bf:
	.set	noreorder
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB133_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB133_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB133_1
	nop
.LBB133_3:
	sync
	lw	$1, 0($5)
	sync
	# rustrata febe01531bf a=$3 b=$1
	jr	$ra
	nop
	.globl	fee034c490e
	.set	reorder
fee034c490e:
	.set	noreorder
	sync
	addiu	$1, $zero, 8
	addiu	$2, $zero, 7
.LBB134_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB134_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB134_1
	nop
.LBB134_3:
	sync
	lw	$1, 0($5)
	# rustrata fee034c490e a=$3 b=$1
	jr	$ra
	nop
	.globl	ff01cff87a2
	.set	reorder
ff01cff87a2:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	addiu	$2, $zero, 0
.LBB135_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB135_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB135_1
	nop
.LBB135_3:
	sync
	# rustrata ff01cff87a2 a=$3
	jr	$ra
	nop
	.globl	ff17afdecaf
	.set	reorder
ff17afdecaf:
	.set	noreorder
	lw	$1, 0($4)
	sync
	lw	$2, 0($5)
	# rustrata ff17afdecaf a=$1 b=$2
	jr	$ra
	nop
	.globl	ff2c0613d76
	.set	reorder
ff2c0613d76:
	.set	noreorder
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB137_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB137_3
	nop
	move	$6, $1
	sc	$6, 0($4)
	beqz	$6, .LBB137_1
	nop
.LBB137_3:
	sync
	lw	$1, 0($5)
	sync
	# rustrata ff2c0613d76 a=$3 b=$1
	jr	$ra
	nop
	.globl	ff3ab348dc8
	.set	reorder
ff3ab348dc8:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($4)
	# rustrata ff3ab348dc8
	jr	$ra
	nop
	.globl	ff47aaaec93
	.set	reorder
ff47aaaec93:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata ff47aaaec93 c=$1
	jr	$ra
	nop
	.globl	ff7493c6511
	.set	reorder
ff7493c6511:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	lw	$1, 0($4)
	# rustrata ff7493c6511 c=$1
	jr	$ra
	nop
	.globl	ff7a9419365
	.set	reorder
ff7a9419365:
	.set	noreorder
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	sync
	addiu	$1, $zero, 1
	addiu	$2, $zero, 0
.LBB141_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB141_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB141_1
	nop
.LBB141_3:
	sync
	# rustrata ff7a9419365 a=$3
	jr	$ra
	nop
	.globl	ff7e6cbac85
	.set	reorder
ff7e6cbac85:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($4)
	sync
	addiu	$1, $zero, 2
	sw	$1, 0($5)
	# rustrata ff7e6cbac85
	jr	$ra
	nop
	.globl	ffbf7070ea1
	.set	reorder
ffbf7070ea1:
	.set	noreorder
	lw	$1, 0($4)
	sync
	addiu	$2, $zero, 1
	sw	$2, 0($5)
	# rustrata ffbf7070ea1 a=$1
	jr	$ra
	nop
	.globl	ffd643f174f
	.set	reorder
ffd643f174f:
	.set	noreorder
	addiu	$1, $zero, 1
	sw	$1, 0($5)
	sync
	addiu	$2, $zero, 0
.LBB144_1:
	ll	$3, 0($4)
	bne	$3, $2, .LBB144_3
	nop
	move	$5, $1
	sc	$5, 0($4)
	beqz	$5, .LBB144_1
	nop
.LBB144_3:
	# rustrata ffd643f174f a=$3
	jr	$ra
	nop
