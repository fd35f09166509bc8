	.globl	f01040d5de0
f01040d5de0:
	mov	w8, #1
	str	w8, [x0]
	dmb	ish
	str	w8, [x1]
	// rustrata f01040d5de0
	ret
	.globl	f013e88ed3a
f013e88ed3a:
	ldr	w8, [x0]
	dmb	ishld
	ldr	w9, [x1]
	// rustrata f013e88ed3a d=x8 b=x9
	ret
	.globl	f0289a0df8c
f0289a0df8c:
	mov	w8, #1
	str	w8, [x1]
	dmb	ishld
	str	w8, [x0]
	// rustrata f0289a0df8c
	ret
	.globl	f037c866830
f037c866830:
	mov	w9, #2
.LBB3_1:
	ldaxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB3_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB3_1
.LBB3_3:
	ldr	w9, [x1]
	// rustrata f037c866830 a=x8 b=x9
	ret
.LBB3_4:
	clrex
	b	.LBB3_3
	.globl	f04deb13ba5
f04deb13ba5:
	mov	w9, #1
	ldr	w8, [x0]
	str	w9, [x1]
	// rustrata f04deb13ba5 a=x8
	ret
	.globl	f0652d8292a
f0652d8292a:
	ldar	w8, [x0]
	ldr	w9, [x1]
	// rustrata f0652d8292a d=x8 b=x9
	ret
	.globl	f0bd4a87ade
f0bd4a87ade:
	mov	w8, #1
	str	w8, [x0]
	mov	w8, #2
	dmb	ish
	str	w8, [x1]
	// rustrata f0bd4a87ade
	ret
	.globl	f11274ce3e8
f11274ce3e8:
	ldr	w8, [x0]
	ldar	w9, [x1]
	// rustrata f11274ce3e8 a=x8 b=x9
	ret
	.globl	f1b94db9f51
f1b94db9f51:
	mov	w9, #8
.LBB8_1:
	ldxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB8_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB8_1
.LBB8_3:
	ldr	w9, [x1]
	// rustrata f1b94db9f51 a=x8 b=x9
	ret
.LBB8_4:
	clrex
	b	.LBB8_3
	.globl	f21be6c7661
f21be6c7661:
	mov	w9, #1
	ldr	w8, [x0]
	dmb	ishld
	str	w9, [x1]
	// rustrata f21be6c7661 c=x8
	ret
	.globl	f21e16ea448
f21e16ea448:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata f21e16ea448 d=x8 b=x9
	ret
	.globl	f237fd7e094
f237fd7e094:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ish
	str	w9, [x0]
	// rustrata f237fd7e094 c=x8
	ret
	.globl	f249fa90425
f249fa90425:
	mov	w9, #2
.LBB12_1:
	ldxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB12_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB12_1
	// rustrata f249fa90425 a=x8
	ret
.LBB12_4:
	clrex
	// rustrata f249fa90425 a=x8
	ret
	.globl	f2693fe2a3e
f2693fe2a3e:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata f2693fe2a3e c=x8 b=x9
	ret
	.globl	f2a3dc612e5
f2a3dc612e5:
	mov	w8, #1
	str	w8, [x0]
	dmb	ishld
	ldr	w8, [x1]
	// rustrata f2a3dc612e5 b=x8
	ret
	.globl	f2ac3fb9019
f2ac3fb9019:
	mov	w9, #8
.LBB15_1:
	ldxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB15_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB15_1
.LBB15_3:
	ldar	w9, [x1]
	// rustrata f2ac3fb9019 a=x8 b=x9
	ret
.LBB15_4:
	clrex
	b	.LBB15_3
	.globl	f2ccbe63f2d
f2ccbe63f2d:
	dmb	ish
	// rustrata f2ccbe63f2d
	ret
	.globl	f2eba1062b1
f2eba1062b1:
	mov	w8, #1
	stlr	w8, [x1]
	str	w8, [x0]
	// rustrata f2eba1062b1
	ret
	.globl	f2edfb1647f
f2edfb1647f:
	mov	w8, #2
	mov	w9, #5
	stlr	w8, [x1]
	stlr	w9, [x0]
	// rustrata f2edfb1647f
	ret
	.globl	f3477b55409
f3477b55409:
	mov	w8, #1
	stlr	w8, [x1]
	ldar	w8, [x0]
	// rustrata f3477b55409 a=x8
	ret
	.globl	f3502952a5c
f3502952a5c:
	dmb	ish
	// rustrata f3502952a5c
	ret
	.globl	f3504cb4aff
f3504cb4aff:
	mov	w9, #2
.LBB21_1:
	ldaxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB21_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB21_1
.LBB21_3:
	mov	w9, #1
	str	w9, [x1]
	// rustrata f3504cb4aff a=x8
	ret
.LBB21_4:
	clrex
	b	.LBB21_3
	.globl	f351f9f0d13
f351f9f0d13:
	mov	w8, #1
	str	w8, [x0]
	mov	w8, #2
	dmb	ishld
	str	w8, [x1]
	// rustrata f351f9f0d13
	ret
	.globl	f3807dcc13a
f3807dcc13a:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata f3807dcc13a d=x8 b=x9
	ret
	.globl	f38b83b57b6
f38b83b57b6:
	mov	w9, #8
.LBB24_1:
	ldxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB24_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB24_1
.LBB24_3:
	mov	w9, #1
	str	w9, [x1]
	// rustrata f38b83b57b6 a=x8
	ret
.LBB24_4:
	clrex
	b	.LBB24_3
	.globl	f3b92723a5a
f3b92723a5a:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata f3b92723a5a c=x8 b=x9
	ret
	.globl	f3cb10f246f
f3cb10f246f:
	mov	w8, #1
	stlr	w8, [x0]
	// rustrata f3cb10f246f
	ret
	.globl	f3ceec90740
f3ceec90740:
	mov	w8, #1
	str	w8, [x0]
	dmb	ish
	ldr	w8, [x1]
	// rustrata f3ceec90740 b=x8
	ret
	.globl	f40a1389c42
f40a1389c42:
	mov	w8, #1
	str	w8, [x0]
	dmb	ish
	ldr	w8, [x1]
	// rustrata f40a1389c42 b=x8
	ret
	.globl	f4256c3e59a
f4256c3e59a:
	mov	w8, #1
	stlr	w8, [x0]
	ldar	w8, [x1]
	// rustrata f4256c3e59a b=x8
	ret
	.globl	f4377d53ab6
f4377d53ab6:
	mov	w8, #1
	stlr	w8, [x1]
	stlr	w8, [x0]
	// rustrata f4377d53ab6
	ret
	.globl	f4439bd22e4
f4439bd22e4:
	ldr	w8, [x1]
	dmb	ish
	ldr	w9, [x0]
	// rustrata f4439bd22e4 c=x8 d=x9
	ret
	.globl	f456c69a172
f456c69a172:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata f456c69a172 d=x8 b=x9
	ret
	.globl	f497960e736
f497960e736:
	mov	w8, #1
	stlr	w8, [x1]
	ldar	w8, [x0]
	// rustrata f497960e736 a=x8
	ret
	.globl	f4aa2a94af4
f4aa2a94af4:
	mov	w8, #1
	mov	w9, #2
	stlr	w8, [x1]
.LBB34_1:
	ldaxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB34_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB34_1
	// rustrata f4aa2a94af4 a=x8
	ret
.LBB34_4:
	clrex
	// rustrata f4aa2a94af4 a=x8
	ret
	.globl	f4b5830bc31
f4b5830bc31:
	mov	w8, #1
	mov	w9, #2
	stlr	w8, [x1]
.LBB35_1:
	ldxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB35_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB35_1
	// rustrata f4b5830bc31 a=x8
	ret
.LBB35_4:
	clrex
	// rustrata f4b5830bc31 a=x8
	ret
	.globl	f4b87921463
f4b87921463:
	mov	w8, #1
	str	w8, [x1]
	mov	w8, #2
	dmb	ish
	str	w8, [x0]
	// rustrata f4b87921463
	ret
	.globl	f4da2d52743
f4da2d52743:
	mov	w8, #1
	stlr	w8, [x0]
	stlr	w8, [x1]
	// rustrata f4da2d52743
	ret
	.globl	f4e2c0ecf55
f4e2c0ecf55:
	mov	w8, #1
	str	w8, [x1]
	stlr	w8, [x0]
	// rustrata f4e2c0ecf55
	ret
	.globl	f4eb7bd86b5
f4eb7bd86b5:
	ldar	w8, [x0]
	ldar	w9, [x1]
	// rustrata f4eb7bd86b5 a=x8 b=x9
	ret
	.globl	f514b86b344
f514b86b344:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ishld
	str	w9, [x0]
	// rustrata f514b86b344 d=x8
	ret
	.globl	f530b9c6fab
f530b9c6fab:
	mov	w8, #1
	stlr	w8, [x1]
	ldar	w8, [x0]
	// rustrata f530b9c6fab c=x8
	ret
	.globl	f57d826c018
f57d826c018:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ish
	str	w9, [x0]
	// rustrata f57d826c018 c=x8
	ret
	.globl	f5a866f2b74
f5a866f2b74:
	mov	w8, #1
	str	w8, [x1]
	dmb	ish
	str	w8, [x0]
	// rustrata f5a866f2b74
	ret
	.globl	f6397362c41
f6397362c41:
	mov	w8, #1
	stlr	w8, [x1]
	ldr	w8, [x0]
	// rustrata f6397362c41 a=x8
	ret
	.globl	f640c288a6d
f640c288a6d:
	ldar	w8, [x0]
	ldar	w9, [x1]
	// rustrata f640c288a6d a=x8 b=x9
	ret
	.globl	f6d0f929936
f6d0f929936:
	ldr	w8, [x1]
	mov	w10, #1
.LBB46_1:
	ldxr	w9, [x0]
	cbnz	w9, .LBB46_4
	stlxr	w11, w10, [x0]
	cbnz	w11, .LBB46_1
	// rustrata f6d0f929936 c=x8 a=x9
	ret
.LBB46_4:
	clrex
	// rustrata f6d0f929936 c=x8 a=x9
	ret
	.globl	f72575602b8
f72575602b8:
	mov	w8, #2
	mov	w9, #1
	str	w8, [x1]
	str	w9, [x0]
	// rustrata f72575602b8
	ret
	.globl	f7350af1255
f7350af1255:
	mov	w8, #1
	str	w8, [x1]
	dmb	ish
	str	w8, [x0]
	// rustrata f7350af1255
	ret
	.globl	f73b457b26d
f73b457b26d:
	mov	w8, #1
	str	w8, [x0]
	dmb	ish
	str	w8, [x1]
	// rustrata f73b457b26d
	ret
	.globl	f751c12b91e
f751c12b91e:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ishld
	str	w9, [x0]
	// rustrata f751c12b91e c=x8
	ret
	.globl	f753f97af5a
f753f97af5a:
	mov	w8, #1
	str	w8, [x1]
	mov	w8, #2
	dmb	ish
	str	w8, [x0]
	// rustrata f753f97af5a
	ret
	.globl	f758da33bce
f758da33bce:
	mov	w9, #1
	stlr	w9, [x1]
.LBB52_1:
	ldaxr	w8, [x0]
	cbnz	w8, .LBB52_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB52_1
	// rustrata f758da33bce a=x8
	ret
.LBB52_4:
	clrex
	// rustrata f758da33bce a=x8
	ret
	.globl	f76dfe8ab94
f76dfe8ab94:
	mov	w8, #1
	str	w8, [x0]
	// rustrata f76dfe8ab94
	ret
	.globl	f79700e1823
f79700e1823:
	mov	w8, #2
	str	w8, [x1]
	mov	w8, #1
	dmb	ish
	str	w8, [x0]
	// rustrata f79700e1823
	ret
	.globl	f7a6c609225
f7a6c609225:
	mov	w8, #2
	mov	w9, #1
	str	w8, [x1]
.LBB55_1:
	ldxr	w8, [x0]
	cbnz	w8, .LBB55_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB55_1
	// rustrata f7a6c609225 a=x8
	ret
.LBB55_4:
	clrex
	// rustrata f7a6c609225 a=x8
	ret
	.globl	f7a9971fb02
f7a9971fb02:
	mov	w8, #1
	str	w8, [x0]
	dmb	ishld
	str	w8, [x1]
	// rustrata f7a9971fb02
	ret
	.globl	f7b34a5523d
f7b34a5523d:
	dmb	ish
	// rustrata f7b34a5523d
	ret
	.globl	f7df9c00c0c
f7df9c00c0c:
	mov	w8, #2
	str	w8, [x1]
	dmb	ish
	ldr	w8, [x0]
	// rustrata f7df9c00c0c c=x8
	ret
	.globl	f8168fc6899
f8168fc6899:
	mov	w8, #5
	stlr	w8, [x0]
	ldar	w8, [x1]
	// rustrata f8168fc6899 b=x8
	ret
	.globl	f83c9b52280
f83c9b52280:
	ldr	w8, [x1]
	dmb	ishld
	ldr	w9, [x0]
	// rustrata f83c9b52280 c=x8 d=x9
	ret
	.globl	f85f998e21c
f85f998e21c:
	mov	w9, #2
.LBB61_1:
	ldxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB61_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB61_1
.LBB61_3:
	ldr	w9, [x1]
	// rustrata f85f998e21c a=x8 b=x9
	ret
.LBB61_4:
	clrex
	b	.LBB61_3
	.globl	f86b89a841c
f86b89a841c:
	ldar	w8, [x0]
	ldr	w9, [x1]
	// rustrata f86b89a841c a=x8 b=x9
	ret
	.globl	f88021c7a01
f88021c7a01:
	ldr	w8, [x0]
	dmb	ishld
	ldr	w9, [x1]
	// rustrata f88021c7a01 c=x8 b=x9
	ret
	.globl	f882ef1f900
f882ef1f900:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata f882ef1f900 c=x8 b=x9
	ret
	.globl	f8b05411038
f8b05411038:
	mov	w8, #2
	mov	w9, #1
	str	w8, [x1]
	stlr	w9, [x0]
	// rustrata f8b05411038
	ret
	.globl	f8b74028e8b
f8b74028e8b:
	mov	w8, #1
	str	w8, [x1]
	stlr	w8, [x0]
	// rustrata f8b74028e8b
	ret
	.globl	f8b8bd4ef77
f8b8bd4ef77:
	mov	w9, #1
	ldr	w8, [x0]
	dmb	ish
	str	w9, [x1]
	// rustrata f8b8bd4ef77 c=x8
	ret
	.globl	f8bdc104b2c
f8bdc104b2c:
	mov	w8, #1
	str	w8, [x0]
	stlr	w8, [x1]
	// rustrata f8bdc104b2c
	ret
	.globl	f8cf9bf129e
f8cf9bf129e:
	mov	w8, #2
	str	w8, [x1]
	dmb	ish
	ldr	w8, [x0]
	// rustrata f8cf9bf129e c=x8
	ret
	.globl	f8f92061c8f
f8f92061c8f:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ish
	str	w9, [x0]
	// rustrata f8f92061c8f c=x8
	ret
	.globl	f8fdc0834d9
f8fdc0834d9:
	mov	w8, #1
	str	w8, [x1]
	dmb	ish
	str	w8, [x0]
	// rustrata f8fdc0834d9
	ret
	.globl	f909d7395b6
f909d7395b6:
	ldr	w8, [x0]
	// rustrata f909d7395b6 a=x8
	ret
	.globl	f918f6dd9ef
f918f6dd9ef:
	mov	w9, #1
	ldr	w8, [x1]
	stlr	w9, [x0]
	// rustrata f918f6dd9ef c=x8
	ret
	.globl	f92121d081f
f92121d081f:
	mov	w9, #1
	ldr	w8, [x0]
	dmb	ish
	str	w9, [x1]
	// rustrata f92121d081f c=x8
	ret
	.globl	f9305795d95
f9305795d95:
	mov	w9, #1
	ldar	w8, [x0]
	str	w9, [x1]
	// rustrata f9305795d95 c=x8
	ret
	.globl	f94b5b1e25c
f94b5b1e25c:
	ldar	w8, [x0]
	ldr	w9, [x1]
	// rustrata f94b5b1e25c c=x8 b=x9
	ret
	.globl	f98b5057690
f98b5057690:
	ldr	w8, [x0]
	ldr	w9, [x1]
	// rustrata f98b5057690 a=x8 b=x9
	ret
	.globl	f98e8b86481
f98e8b86481:
	mov	w9, #1
	ldar	w8, [x0]
	str	w9, [x1]
	// rustrata f98e8b86481 a=x8
	ret
	.globl	f9bb2d11637
f9bb2d11637:
	mov	w8, #1
	str	w8, [x0]
	// rustrata f9bb2d11637
	ret
	.globl	f9c39e801e5
f9c39e801e5:
	mov	w9, #8
.LBB80_1:
	ldaxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB80_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB80_1
.LBB80_3:
	mov	w9, #1
	str	w9, [x1]
	// rustrata f9c39e801e5 a=x8
	ret
.LBB80_4:
	clrex
	b	.LBB80_3
	.globl	f9dc0317d1d
f9dc0317d1d:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ish
	str	w9, [x0]
	// rustrata f9dc0317d1d d=x8
	ret
	.globl	f9e131d22cf
f9e131d22cf:
	mov	w9, #1
	stlr	w9, [x1]
.LBB82_1:
	ldxr	w8, [x0]
	cbnz	w8, .LBB82_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB82_1
	// rustrata f9e131d22cf a=x8
	ret
.LBB82_4:
	clrex
	// rustrata f9e131d22cf a=x8
	ret
	.globl	f9eab405206
f9eab405206:
	ldar	w8, [x0]
	// rustrata f9eab405206 a=x8
	ret
	.globl	f9ecef8abb2
f9ecef8abb2:
	mov	w8, #1
	stlr	w8, [x0]
	ldar	w8, [x1]
	// rustrata f9ecef8abb2 b=x8
	ret
	.globl	fa35c7ec52f
fa35c7ec52f:
	ldr	w8, [x1]
	dmb	ish
	ldr	w9, [x0]
	// rustrata fa35c7ec52f c=x8 d=x9
	ret
	.globl	fa4da8ae600
fa4da8ae600:
	mov	w9, #2
.LBB86_1:
	ldxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB86_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB86_1
.LBB86_3:
	mov	w9, #1
	str	w9, [x1]
	// rustrata fa4da8ae600 a=x8
	ret
.LBB86_4:
	clrex
	b	.LBB86_3
	.globl	fa5c70ea2da
fa5c70ea2da:
	ldar	w8, [x1]
	ldar	w9, [x0]
	// rustrata fa5c70ea2da c=x8 d=x9
	ret
	.globl	fa6210d6597
fa6210d6597:
	mov	w8, #2
.LBB88_1:
	ldaxr	w9, [x0]
	cmp	w9, #1
	b.ne	.LBB88_4
	stlxr	w9, w8, [x0]
	cbnz	w9, .LBB88_1
.LBB88_3:
	dmb	ishld
	ldr	w8, [x1]
	// rustrata fa6210d6597 b=x8
	ret
.LBB88_4:
	clrex
	b	.LBB88_3
	.globl	fa6d385883e
fa6d385883e:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ish
	str	w9, [x0]
	// rustrata fa6d385883e d=x8
	ret
	.globl	fa7242c9d29
fa7242c9d29:
	mov	w8, #2
	str	w8, [x1]
	dmb	ishld
	ldr	w8, [x0]
	// rustrata fa7242c9d29 c=x8
	ret
	.globl	fa827c62266
fa827c62266:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata fa827c62266 a=x8 b=x9
	ret
	.globl	fa9cce07075
fa9cce07075:
	mov	w8, #2
	str	w8, [x1]
	mov	w8, #1
	dmb	ish
	str	w8, [x0]
	// rustrata fa9cce07075
	ret
	.globl	fabffa1b372
fabffa1b372:
	mov	w8, #2
	str	w8, [x1]
	mov	w8, #1
	dmb	ishld
	str	w8, [x0]
	// rustrata fabffa1b372
	ret
	.globl	fad9787291c
fad9787291c:
	ldar	w8, [x0]
	ldr	w9, [x1]
	// rustrata fad9787291c a=x8 b=x9
	ret
	.globl	fafe77871c4
fafe77871c4:
	mov	w8, #1
	str	w8, [x0]
	ldar	w8, [x1]
	// rustrata fafe77871c4 b=x8
	ret
	.globl	fb091eba37f
fb091eba37f:
	mov	w8, #2
.LBB96_1:
	ldxr	w9, [x0]
	cmp	w9, #1
	b.ne	.LBB96_4
	stlxr	w9, w8, [x0]
	cbnz	w9, .LBB96_1
.LBB96_3:
	dmb	ishld
	ldr	w8, [x1]
	// rustrata fb091eba37f b=x8
	ret
.LBB96_4:
	clrex
	b	.LBB96_3
	.globl	fb2606a6c15
fb2606a6c15:
	mov	w9, #2
.LBB97_1:
	ldxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB97_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB97_1
.LBB97_3:
	ldar	w9, [x1]
	// rustrata fb2606a6c15 a=x8 b=x9
	ret
.LBB97_4:
	clrex
	b	.LBB97_3
	.globl	fb2acdfc5f1
fb2acdfc5f1:
	mov	w9, #1
.LBB98_1:
	ldxr	w8, [x0]
	cbnz	w8, .LBB98_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB98_1
.LBB98_3:
	mov	w9, #1
	stlr	w9, [x1]
	// rustrata fb2acdfc5f1 a=x8
	ret
.LBB98_4:
	clrex
	b	.LBB98_3
	.globl	fb85b0e0c8b
fb85b0e0c8b:
	mov	w8, #1
	stlr	w8, [x1]
	stlr	w8, [x0]
	// rustrata fb85b0e0c8b
	ret
	.globl	fbb5a166038
fbb5a166038:
	mov	w9, #1
	ldr	w8, [x1]
	str	w9, [x0]
	// rustrata fbb5a166038 c=x8
	ret
	.globl	fbcce550a77
fbcce550a77:
	ldr	w8, [x1]
	dmb	ish
	ldr	w9, [x0]
	// rustrata fbcce550a77 c=x8 d=x9
	ret
	.globl	fbce792ff70
fbce792ff70:
	mov	w8, #1
	stlr	w8, [x0]
	// rustrata fbce792ff70
	ret
	.globl	fbd89af8dd7
fbd89af8dd7:
	mov	w8, #1
	str	w8, [x0]
	mov	w8, #2
	dmb	ish
	str	w8, [x1]
	// rustrata fbd89af8dd7
	ret
	.globl	fbe14150e3c
fbe14150e3c:
	mov	w8, #1
	str	w8, [x1]
	str	w8, [x0]
	// rustrata fbe14150e3c
	ret
	.globl	fbe9a69b47d
fbe9a69b47d:
	mov	w8, #1
	mov	w9, #8
	stlr	w8, [x1]
.LBB105_1:
	ldaxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB105_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB105_1
	// rustrata fbe9a69b47d a=x8
	ret
.LBB105_4:
	clrex
	// rustrata fbe9a69b47d a=x8
	ret
	.globl	fc5db293381
fc5db293381:
	mov	w9, #1
	ldar	w8, [x1]
	stlr	w9, [x0]
	// rustrata fc5db293381 c=x8
	ret
	.globl	fc612b9e91f
fc612b9e91f:
	mov	w9, #2
.LBB107_1:
	ldaxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB107_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB107_1
	// rustrata fc612b9e91f a=x8
	ret
.LBB107_4:
	clrex
	// rustrata fc612b9e91f a=x8
	ret
	.globl	fc7ac83899e
fc7ac83899e:
	ldr	w8, [x0]
	dmb	ishld
	ldr	w9, [x1]
	// rustrata fc7ac83899e a=x8 b=x9
	ret
	.globl	fca04c7ae19
fca04c7ae19:
	mov	w9, #1
.LBB109_1:
	ldxr	w8, [x0]
	cbnz	w8, .LBB109_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB109_1
.LBB109_3:
	ldar	w9, [x1]
	// rustrata fca04c7ae19 a=x8 b=x9
	ret
.LBB109_4:
	clrex
	b	.LBB109_3
	.globl	fca91f04bd8
fca91f04bd8:
	mov	w9, #1
	ldr	w8, [x1]
	dmb	ish
	str	w9, [x0]
	// rustrata fca91f04bd8 d=x8
	ret
	.globl	fcab750eaa4
fcab750eaa4:
	mov	w9, #2
.LBB111_1:
	ldaxr	w8, [x0]
	cmp	w8, #1
	b.ne	.LBB111_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB111_1
.LBB111_3:
	ldar	w9, [x1]
	// rustrata fcab750eaa4 a=x8 b=x9
	ret
.LBB111_4:
	clrex
	b	.LBB111_3
	.globl	fce711431f1
fce711431f1:
	mov	w8, #1
	stlr	w8, [x0]
	stlr	w8, [x1]
	// rustrata fce711431f1
	ret
	.globl	fcf912237bf
fcf912237bf:
	mov	w8, #1
	str	w8, [x0]
	dmb	ish
	str	w8, [x1]
	// rustrata fcf912237bf
	ret
	.globl	fd0c4d0fc76
fd0c4d0fc76:
	mov	w9, #1
.LBB114_1:
	ldxr	w8, [x0]
	cbnz	w8, .LBB114_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB114_1
	// rustrata fd0c4d0fc76 a=x8
	ret
.LBB114_4:
	clrex
	// rustrata fd0c4d0fc76 a=x8
	ret
	.globl	fd2abcd421a
fd2abcd421a:
	ldar	w8, [x0]
	// rustrata fd2abcd421a a=x8
	ret
	.globl	fd2e16c66e7
fd2e16c66e7:
	dmb	ishld
	// rustrata fd2e16c66e7
	ret
	.globl	fd3b237e52a
fd3b237e52a:
	mov	w8, #1
	str	w8, [x1]
	dmb	ishld
	ldr	w8, [x0]
	// rustrata fd3b237e52a c=x8
	ret
	.globl	fd551403534
fd551403534:
	mov	w8, #1
	stlr	w8, [x0]
	// rustrata fd551403534
	ret
	.globl	fdba2d3984d
fdba2d3984d:
	mov	w9, #1
	ldar	w8, [x0]
	str	w9, [x1]
	// rustrata fdba2d3984d d=x8
	ret
	.globl	fdd5fcffa37
fdd5fcffa37:
	mov	w9, #1
	ldr	w8, [x1]
	stlr	w9, [x0]
	// rustrata fdd5fcffa37 c=x8
	ret
	.globl	fddcb7e695b
fddcb7e695b:
	mov	w9, #1
.LBB121_1:
	ldaxr	w8, [x0]
	cbnz	w8, .LBB121_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB121_1
	// rustrata fddcb7e695b a=x8
	ret
.LBB121_4:
	clrex
	// rustrata fddcb7e695b a=x8
	ret
	.globl	fde4f80c43c
fde4f80c43c:
	mov	w9, #1
.LBB122_1:
	ldaxr	w8, [x0]
	cbnz	w8, .LBB122_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB122_1
.LBB122_3:
	mov	w9, #1
	stlr	w9, [x1]
	// rustrata fde4f80c43c a=x8
	ret
.LBB122_4:
	clrex
	b	.LBB122_3
	.globl	fdf9c279e47
fdf9c279e47:
	mov	w8, #1
	mov	w9, #8
	stlr	w8, [x1]
.LBB123_1:
	ldxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB123_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB123_1
	// rustrata fdf9c279e47 a=x8
	ret
.LBB123_4:
	clrex
	// rustrata fdf9c279e47 a=x8
	ret
	.globl	fdfde460800
fdfde460800:
	mov	w8, #1
	str	w8, [x1]
	mov	w8, #2
	dmb	ishld
	str	w8, [x0]
	// rustrata fdfde460800
	ret
	.globl	fe305669774
fe305669774:
	mov	w8, #1
	str	w8, [x1]
	dmb	ish
	ldr	w8, [x0]
	// rustrata fe305669774 c=x8
	ret
	.globl	fe3f6951fd2
fe3f6951fd2:
	mov	w8, #2
	mov	w9, #1
	str	w8, [x1]
	stlr	w9, [x0]
	// rustrata fe3f6951fd2
	ret
	.globl	fe406d60f83
fe406d60f83:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata fe406d60f83 a=x8 b=x9
	ret
	.globl	fe7e9b48645
fe7e9b48645:
	ldr	w8, [x1]
	mov	w10, #1
.LBB128_1:
	ldaxr	w9, [x0]
	cbnz	w9, .LBB128_4
	stlxr	w11, w10, [x0]
	cbnz	w11, .LBB128_1
	// rustrata fe7e9b48645 c=x8 a=x9
	ret
.LBB128_4:
	clrex
	// rustrata fe7e9b48645 c=x8 a=x9
	ret
	.globl	fe845d36bce
fe845d36bce:
	mov	w8, #1
	str	w8, [x0]
	dmb	ish
	ldr	w8, [x1]
	// rustrata fe845d36bce b=x8
	ret
	.globl	fe857cf9e43
fe857cf9e43:
	mov	w8, #1
	str	w8, [x1]
	dmb	ish
	ldr	w8, [x0]
	// rustrata fe857cf9e43 c=x8
	ret
	.globl	fe8635c2729
fe8635c2729:
	mov	w8, #2
	str	w8, [x1]
	dmb	ish
	ldr	w8, [x0]
	// rustrata fe8635c2729 c=x8
	ret
	.globl	feb37e7ec7b
feb37e7ec7b:
	mov	w8, #2
	str	w8, [x1]
	mov	w8, #1
	dmb	ish
	str	w8, [x0]
	// rustrata feb37e7ec7b
	ret
	.globl	febe01531bf
febe01531bf:
	mov	w9, #8
.LBB133_1:
	ldaxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB133_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB133_1
.LBB133_3:
	ldar	w9, [x1]
	// rustrata febe01531bf a=x8 b=x9
	ret
.LBB133_4:
	clrex
	b	.LBB133_3
	.globl	fee034c490e
fee034c490e:
	mov	w9, #8
.LBB134_1:
	ldaxr	w8, [x0]
	cmp	w8, #7
	b.ne	.LBB134_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB134_1
.LBB134_3:
	ldr	w9, [x1]
	// rustrata fee034c490e a=x8 b=x9
	ret
.LBB134_4:
	clrex
	b	.LBB134_3
	.globl	ff01cff87a2
ff01cff87a2:
	mov	w9, #1
	str	w9, [x1]
.LBB135_1:
	ldaxr	w8, [x0]
	cbnz	w8, .LBB135_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB135_1
	// rustrata ff01cff87a2 a=x8
	ret
.LBB135_4:
	clrex
	// rustrata ff01cff87a2 a=x8
	ret
	.globl	ff17afdecaf
ff17afdecaf:
	ldr	w8, [x0]
	dmb	ish
	ldr	w9, [x1]
	// rustrata ff17afdecaf a=x8 b=x9
	ret
	.globl	ff2c0613d76
ff2c0613d76:
	mov	w9, #1
.LBB137_1:
	ldaxr	w8, [x0]
	cbnz	w8, .LBB137_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB137_1
.LBB137_3:
	ldar	w9, [x1]
	// rustrata ff2c0613d76 a=x8 b=x9
	ret
.LBB137_4:
	clrex
	b	.LBB137_3
	.globl	ff3ab348dc8
ff3ab348dc8:
	mov	w8, #1
	str	w8, [x1]
	mov	w8, #2
	dmb	ish
	str	w8, [x0]
	// rustrata ff3ab348dc8
	ret
	.globl	ff47aaaec93
ff47aaaec93:
	mov	w9, #1
	ldr	w8, [x0]
	dmb	ish
	str	w9, [x1]
	// rustrata ff47aaaec93 c=x8
	ret
	.globl	ff7493c6511
ff7493c6511:
	mov	w8, #1
	str	w8, [x1]
	dmb	ish
	ldr	w8, [x0]
	// rustrata ff7493c6511 c=x8
	ret
	.globl	ff7a9419365
ff7a9419365:
	mov	w8, #2
	mov	w9, #1
	str	w8, [x1]
.LBB141_1:
	ldaxr	w8, [x0]
	cbnz	w8, .LBB141_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB141_1
	// rustrata ff7a9419365 a=x8
	ret
.LBB141_4:
	clrex
	// rustrata ff7a9419365 a=x8
	ret
	.globl	ff7e6cbac85
ff7e6cbac85:
	mov	w8, #1
	str	w8, [x0]
	mov	w8, #2
	dmb	ish
	str	w8, [x1]
	// rustrata ff7e6cbac85
	ret
	.globl	ffbf7070ea1
ffbf7070ea1:
	mov	w9, #1
	ldar	w8, [x0]
	str	w9, [x1]
	// rustrata ffbf7070ea1 a=x8
	ret
	.globl	ffd643f174f
ffd643f174f:
	mov	w9, #1
	str	w9, [x1]
.LBB144_1:
	ldxr	w8, [x0]
	cbnz	w8, .LBB144_4
	stlxr	w10, w9, [x0]
	cbnz	w10, .LBB144_1
	// rustrata ffd643f174f a=x8
	ret
.LBB144_4:
	clrex
	// rustrata ffd643f174f a=x8
	ret
