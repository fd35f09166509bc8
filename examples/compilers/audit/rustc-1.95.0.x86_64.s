	.globl	f01040d5de0
f01040d5de0:
	movl	$1, (%rdi)
	lock		orl	$0, -64(%rsp)
	movl	$1, (%rsi)
	# rustrata f01040d5de0
	retq
	.globl	f013e88ed3a
f013e88ed3a:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f013e88ed3a d=rax b=rcx
	retq
	.globl	f0289a0df8c
f0289a0df8c:
	movl	$1, (%rsi)
	movl	$1, (%rdi)
	# rustrata f0289a0df8c
	retq
	.globl	f037c866830
f037c866830:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata f037c866830 a=rax b=rcx
	retq
	.globl	f04deb13ba5
f04deb13ba5:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata f04deb13ba5 a=rax
	retq
	.globl	f0652d8292a
f0652d8292a:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f0652d8292a d=rax b=rcx
	retq
	.globl	f0bd4a87ade
f0bd4a87ade:
	movl	$1, (%rdi)
	movl	$2, (%rsi)
	# rustrata f0bd4a87ade
	retq
	.globl	f11274ce3e8
f11274ce3e8:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f11274ce3e8 a=rax b=rcx
	retq
	.globl	f1b94db9f51
f1b94db9f51:
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata f1b94db9f51 a=rax b=rcx
	retq
	.globl	f21be6c7661
f21be6c7661:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata f21be6c7661 c=rax
	retq
	.globl	f21e16ea448
f21e16ea448:
	movl	(%rdi), %eax
	lock		orl	$0, -64(%rsp)
	movl	(%rsi), %ecx
	# rustrata f21e16ea448 d=rax b=rcx
	retq
	.globl	f237fd7e094
f237fd7e094:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata f237fd7e094 c=rax
	retq
	.globl	f249fa90425
f249fa90425:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata f249fa90425 a=rax
	retq
	.globl	f2693fe2a3e
f2693fe2a3e:
	movl	(%rdi), %eax
	lock		orl	$0, -64(%rsp)
	movl	(%rsi), %ecx
	# rustrata f2693fe2a3e c=rax b=rcx
	retq
	.globl	f2a3dc612e5
f2a3dc612e5:
	movl	$1, (%rdi)
	movl	(%rsi), %eax
	# rustrata f2a3dc612e5 b=rax
	retq
	.globl	f2ac3fb9019
f2ac3fb9019:
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata f2ac3fb9019 a=rax b=rcx
	retq
	.globl	f2ccbe63f2d
f2ccbe63f2d:
	# rustrata f2ccbe63f2d
	retq
	.globl	f2eba1062b1
f2eba1062b1:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$1, (%rdi)
	# rustrata f2eba1062b1
	retq
	.globl	f2edfb1647f
f2edfb1647f:
	movl	$2, %eax
	xchgl	%eax, (%rsi)
	movl	$5, %eax
	xchgl	%eax, (%rdi)
	# rustrata f2edfb1647f
	retq
	.globl	f3477b55409
f3477b55409:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	(%rdi), %eax
	# rustrata f3477b55409 a=rax
	retq
	.globl	f3502952a5c
f3502952a5c:
	lock		orl	$0, -64(%rsp)
	# rustrata f3502952a5c
	retq
	.globl	f3504cb4aff
f3504cb4aff:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	$1, (%rsi)
	# rustrata f3504cb4aff a=rax
	retq
	.globl	f351f9f0d13
f351f9f0d13:
	movl	$1, (%rdi)
	movl	$2, (%rsi)
	# rustrata f351f9f0d13
	retq
	.globl	f3807dcc13a
f3807dcc13a:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f3807dcc13a d=rax b=rcx
	retq
	.globl	f38b83b57b6
f38b83b57b6:
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	$1, (%rsi)
	# rustrata f38b83b57b6 a=rax
	retq
	.globl	f3b92723a5a
f3b92723a5a:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f3b92723a5a c=rax b=rcx
	retq
	.globl	f3cb10f246f
f3cb10f246f:
	movl	$1, %eax
	xchgl	%eax, (%rdi)
	# rustrata f3cb10f246f
	retq
	.globl	f3ceec90740
f3ceec90740:
	movl	$1, (%rdi)
	movl	(%rsi), %eax
	# rustrata f3ceec90740 b=rax
	retq
	.globl	f40a1389c42
f40a1389c42:
	movl	$1, (%rdi)
	lock		orl	$0, -64(%rsp)
	movl	(%rsi), %eax
	# rustrata f40a1389c42 b=rax
	retq
	.globl	f4256c3e59a
f4256c3e59a:
	movl	$1, %eax
	xchgl	%eax, (%rdi)
	movl	(%rsi), %eax
	# rustrata f4256c3e59a b=rax
	retq
	.globl	f4377d53ab6
f4377d53ab6:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$1, (%rdi)
	# rustrata f4377d53ab6
	retq
	.globl	f4439bd22e4
f4439bd22e4:
	movl	(%rsi), %eax
	lock		orl	$0, -64(%rsp)
	movl	(%rdi), %ecx
	# rustrata f4439bd22e4 c=rax d=rcx
	retq
	.globl	f456c69a172
f456c69a172:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f456c69a172 d=rax b=rcx
	retq
	.globl	f497960e736
f497960e736:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	(%rdi), %eax
	# rustrata f497960e736 a=rax
	retq
	.globl	f4aa2a94af4
f4aa2a94af4:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata f4aa2a94af4 a=rax
	retq
	.globl	f4b5830bc31
f4b5830bc31:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata f4b5830bc31 a=rax
	retq
	.globl	f4b87921463
f4b87921463:
	movl	$1, (%rsi)
	movl	$2, (%rdi)
	# rustrata f4b87921463
	retq
	.globl	f4da2d52743
f4da2d52743:
	movl	$1, %eax
	movl	$1, %ecx
	xchgl	%ecx, (%rdi)
	xchgl	%eax, (%rsi)
	# rustrata f4da2d52743
	retq
	.globl	f4e2c0ecf55
f4e2c0ecf55:
	movl	$1, (%rsi)
	movl	$1, %eax
	xchgl	%eax, (%rdi)
	# rustrata f4e2c0ecf55
	retq
	.globl	f4eb7bd86b5
f4eb7bd86b5:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f4eb7bd86b5 a=rax b=rcx
	retq
	.globl	f514b86b344
f514b86b344:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata f514b86b344 d=rax
	retq
	.globl	f530b9c6fab
f530b9c6fab:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	(%rdi), %eax
	# rustrata f530b9c6fab c=rax
	retq
	.globl	f57d826c018
f57d826c018:
	movl	(%rsi), %eax
	lock		orl	$0, -64(%rsp)
	movl	$1, (%rdi)
	# rustrata f57d826c018 c=rax
	retq
	.globl	f5a866f2b74
f5a866f2b74:
	movl	$1, (%rsi)
	lock		orl	$0, -64(%rsp)
	movl	$1, (%rdi)
	# rustrata f5a866f2b74
	retq
	.globl	f6397362c41
f6397362c41:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	(%rdi), %eax
	# rustrata f6397362c41 a=rax
	retq
	.globl	f640c288a6d
f640c288a6d:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f640c288a6d a=rax b=rcx
	retq
	.globl	f6d0f929936
f6d0f929936:
	movl	(%rsi), %ecx
	movl	$1, %edx
	xorl	%eax, %eax
	lock		cmpxchgl	%edx, (%rdi)
	# rustrata f6d0f929936 c=rcx a=rax
	retq
	.globl	f72575602b8
f72575602b8:
	movl	$2, (%rsi)
	movl	$1, (%rdi)
	# rustrata f72575602b8
	retq
	.globl	f7350af1255
f7350af1255:
	movl	$1, (%rsi)
	movl	$1, (%rdi)
	# rustrata f7350af1255
	retq
	.globl	f73b457b26d
f73b457b26d:
	movl	$1, (%rdi)
	movl	$1, (%rsi)
	# rustrata f73b457b26d
	retq
	.globl	f751c12b91e
f751c12b91e:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata f751c12b91e c=rax
	retq
	.globl	f753f97af5a
f753f97af5a:
	movl	$1, (%rsi)
	movl	$2, (%rdi)
	# rustrata f753f97af5a
	retq
	.globl	f758da33bce
f758da33bce:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata f758da33bce a=rax
	retq
	.globl	f76dfe8ab94
f76dfe8ab94:
	movl	$1, (%rdi)
	# rustrata f76dfe8ab94
	retq
	.globl	f79700e1823
f79700e1823:
	movl	$2, (%rsi)
	movl	$1, (%rdi)
	# rustrata f79700e1823
	retq
	.globl	f7a6c609225
f7a6c609225:
	movl	$2, (%rsi)
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata f7a6c609225 a=rax
	retq
	.globl	f7a9971fb02
f7a9971fb02:
	movl	$1, (%rdi)
	movl	$1, (%rsi)
	# rustrata f7a9971fb02
	retq
	.globl	f7b34a5523d
f7b34a5523d:
	# rustrata f7b34a5523d
	retq
	.globl	f7df9c00c0c
f7df9c00c0c:
	movl	$2, (%rsi)
	movl	(%rdi), %eax
	# rustrata f7df9c00c0c c=rax
	retq
	.globl	f8168fc6899
f8168fc6899:
	movl	$5, %eax
	xchgl	%eax, (%rdi)
	movl	(%rsi), %eax
	# rustrata f8168fc6899 b=rax
	retq
	.globl	f83c9b52280
f83c9b52280:
	movl	(%rsi), %eax
	movl	(%rdi), %ecx
	# rustrata f83c9b52280 c=rax d=rcx
	retq
	.globl	f85f998e21c
f85f998e21c:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata f85f998e21c a=rax b=rcx
	retq
	.globl	f86b89a841c
f86b89a841c:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f86b89a841c a=rax b=rcx
	retq
	.globl	f88021c7a01
f88021c7a01:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f88021c7a01 c=rax b=rcx
	retq
	.globl	f882ef1f900
f882ef1f900:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f882ef1f900 c=rax b=rcx
	retq
	.globl	f8b05411038
f8b05411038:
	movl	$2, (%rsi)
	movl	$1, (%rdi)
	# rustrata f8b05411038
	retq
	.globl	f8b74028e8b
f8b74028e8b:
	movl	$1, (%rsi)
	movl	$1, (%rdi)
	# rustrata f8b74028e8b
	retq
	.globl	f8b8bd4ef77
f8b8bd4ef77:
	movl	(%rdi), %eax
	lock		orl	$0, -64(%rsp)
	movl	$1, (%rsi)
	# rustrata f8b8bd4ef77 c=rax
	retq
	.globl	f8bdc104b2c
f8bdc104b2c:
	movl	$1, (%rdi)
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	# rustrata f8bdc104b2c
	retq
	.globl	f8cf9bf129e
f8cf9bf129e:
	movl	$2, (%rsi)
	lock		orl	$0, -64(%rsp)
	movl	(%rdi), %eax
	# rustrata f8cf9bf129e c=rax
	retq
	.globl	f8f92061c8f
f8f92061c8f:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata f8f92061c8f c=rax
	retq
	.globl	f8fdc0834d9
f8fdc0834d9:
	movl	$1, (%rsi)
	movl	$1, (%rdi)
	# rustrata f8fdc0834d9
	retq
	.globl	f909d7395b6
f909d7395b6:
	movl	(%rdi), %eax
	# rustrata f909d7395b6 a=rax
	retq
	.globl	f918f6dd9ef
f918f6dd9ef:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata f918f6dd9ef c=rax
	retq
	.globl	f92121d081f
f92121d081f:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata f92121d081f c=rax
	retq
	.globl	f9305795d95
f9305795d95:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata f9305795d95 c=rax
	retq
	.globl	f94b5b1e25c
f94b5b1e25c:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f94b5b1e25c c=rax b=rcx
	retq
	.globl	f98b5057690
f98b5057690:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata f98b5057690 a=rax b=rcx
	retq
	.globl	f98e8b86481
f98e8b86481:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata f98e8b86481 a=rax
	retq
	.globl	f9bb2d11637
f9bb2d11637:
	movl	$1, (%rdi)
	# rustrata f9bb2d11637
	retq
	.globl	f9c39e801e5
f9c39e801e5:
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	$1, (%rsi)
	# rustrata f9c39e801e5 a=rax
	retq
	.globl	f9dc0317d1d
f9dc0317d1d:
	movl	(%rsi), %eax
	lock		orl	$0, -64(%rsp)
	movl	$1, (%rdi)
	# rustrata f9dc0317d1d d=rax
	retq
	.globl	f9e131d22cf
f9e131d22cf:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata f9e131d22cf a=rax
	retq
	.globl	f9eab405206
f9eab405206:
	movl	(%rdi), %eax
	# rustrata f9eab405206 a=rax
	retq
	.globl	f9ecef8abb2
f9ecef8abb2:
	movl	$1, (%rdi)
	movl	(%rsi), %eax
	# rustrata f9ecef8abb2 b=rax
	retq
	.globl	fa35c7ec52f
fa35c7ec52f:
	movl	(%rsi), %eax
	movl	(%rdi), %ecx
	# rustrata fa35c7ec52f c=rax d=rcx
	retq
	.globl	fa4da8ae600
fa4da8ae600:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	$1, (%rsi)
	# rustrata fa4da8ae600 a=rax
	retq
	.globl	fa5c70ea2da
fa5c70ea2da:
	movl	(%rsi), %eax
	movl	(%rdi), %ecx
	# rustrata fa5c70ea2da c=rax d=rcx
	retq
	.globl	fa6210d6597
fa6210d6597:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %eax
	# rustrata fa6210d6597 b=rax
	retq
	.globl	fa6d385883e
fa6d385883e:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata fa6d385883e d=rax
	retq
	.globl	fa7242c9d29
fa7242c9d29:
	movl	$2, (%rsi)
	movl	(%rdi), %eax
	# rustrata fa7242c9d29 c=rax
	retq
	.globl	fa827c62266
fa827c62266:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata fa827c62266 a=rax b=rcx
	retq
	.globl	fa9cce07075
fa9cce07075:
	movl	$2, (%rsi)
	lock		orl	$0, -64(%rsp)
	movl	$1, (%rdi)
	# rustrata fa9cce07075
	retq
	.globl	fabffa1b372
fabffa1b372:
	movl	$2, (%rsi)
	movl	$1, (%rdi)
	# rustrata fabffa1b372
	retq
	.globl	fad9787291c
fad9787291c:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata fad9787291c a=rax b=rcx
	retq
	.globl	fafe77871c4
fafe77871c4:
	movl	$1, (%rdi)
	movl	(%rsi), %eax
	# rustrata fafe77871c4 b=rax
	retq
	.globl	fb091eba37f
fb091eba37f:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %eax
	# rustrata fb091eba37f b=rax
	retq
	.globl	fb2606a6c15
fb2606a6c15:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata fb2606a6c15 a=rax b=rcx
	retq
	.globl	fb2acdfc5f1
fb2acdfc5f1:
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	xchgl	%ecx, (%rsi)
	# rustrata fb2acdfc5f1 a=rax
	retq
	.globl	fb85b0e0c8b
fb85b0e0c8b:
	movl	$1, %eax
	movl	$1, %ecx
	xchgl	%ecx, (%rsi)
	xchgl	%eax, (%rdi)
	# rustrata fb85b0e0c8b
	retq
	.globl	fbb5a166038
fbb5a166038:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata fbb5a166038 c=rax
	retq
	.globl	fbcce550a77
fbcce550a77:
	movl	(%rsi), %eax
	movl	(%rdi), %ecx
	# rustrata fbcce550a77 c=rax d=rcx
	retq
	.globl	fbce792ff70
fbce792ff70:
	movl	$1, %eax
	xchgl	%eax, (%rdi)
	# rustrata fbce792ff70
	retq
	.globl	fbd89af8dd7
fbd89af8dd7:
	movl	$1, (%rdi)
	movl	$2, (%rsi)
	# rustrata fbd89af8dd7
	retq
	.globl	fbe14150e3c
fbe14150e3c:
	movl	$1, (%rsi)
	movl	$1, (%rdi)
	# rustrata fbe14150e3c
	retq
	.globl	fbe9a69b47d
fbe9a69b47d:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata fbe9a69b47d a=rax
	retq
	.globl	fc5db293381
fc5db293381:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata fc5db293381 c=rax
	retq
	.globl	fc612b9e91f
fc612b9e91f:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata fc612b9e91f a=rax
	retq
	.globl	fc7ac83899e
fc7ac83899e:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata fc7ac83899e a=rax b=rcx
	retq
	.globl	fca04c7ae19
fca04c7ae19:
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata fca04c7ae19 a=rax b=rcx
	retq
	.globl	fca91f04bd8
fca91f04bd8:
	movl	(%rsi), %eax
	movl	$1, (%rdi)
	# rustrata fca91f04bd8 d=rax
	retq
	.globl	fcab750eaa4
fcab750eaa4:
	movl	$2, %ecx
	movl	$1, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata fcab750eaa4 a=rax b=rcx
	retq
	.globl	fce711431f1
fce711431f1:
	movl	$1, (%rdi)
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	# rustrata fce711431f1
	retq
	.globl	fcf912237bf
fcf912237bf:
	movl	$1, (%rdi)
	movl	$1, (%rsi)
	# rustrata fcf912237bf
	retq
	.globl	fd0c4d0fc76
fd0c4d0fc76:
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata fd0c4d0fc76 a=rax
	retq
	.globl	fd2abcd421a
fd2abcd421a:
	movl	(%rdi), %eax
	# rustrata fd2abcd421a a=rax
	retq
	.globl	fd2e16c66e7
fd2e16c66e7:
	# rustrata fd2e16c66e7
	retq
	.globl	fd3b237e52a
fd3b237e52a:
	movl	$1, (%rsi)
	movl	(%rdi), %eax
	# rustrata fd3b237e52a c=rax
	retq
	.globl	fd551403534
fd551403534:
	movl	$1, (%rdi)
	# rustrata fd551403534
	retq
	.globl	fdba2d3984d
fdba2d3984d:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata fdba2d3984d d=rax
	retq
	.globl	fdd5fcffa37
fdd5fcffa37:
	movl	(%rsi), %eax
	movl	$1, %ecx
	xchgl	%ecx, (%rdi)
	# rustrata fdd5fcffa37 c=rax
	retq
	.globl	fddcb7e695b
fddcb7e695b:
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata fddcb7e695b a=rax
	retq
	.globl	fde4f80c43c
fde4f80c43c:
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	xchgl	%ecx, (%rsi)
	# rustrata fde4f80c43c a=rax
	retq
	.globl	fdf9c279e47
fdf9c279e47:
	movl	$1, %eax
	xchgl	%eax, (%rsi)
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata fdf9c279e47 a=rax
	retq
	.globl	fdfde460800
fdfde460800:
	movl	$1, (%rsi)
	movl	$2, (%rdi)
	# rustrata fdfde460800
	retq
	.globl	fe305669774
fe305669774:
	movl	$1, (%rsi)
	movl	(%rdi), %eax
	# rustrata fe305669774 c=rax
	retq
	.globl	fe3f6951fd2
fe3f6951fd2:
	movl	$2, (%rsi)
	movl	$1, %eax
	xchgl	%eax, (%rdi)
	# rustrata fe3f6951fd2
	retq
	.globl	fe406d60f83
fe406d60f83:
	movl	(%rdi), %eax
	movl	(%rsi), %ecx
	# rustrata fe406d60f83 a=rax b=rcx
	retq
	.globl	fe7e9b48645
fe7e9b48645:
	movl	(%rsi), %ecx
	movl	$1, %edx
	xorl	%eax, %eax
	lock		cmpxchgl	%edx, (%rdi)
	# rustrata fe7e9b48645 c=rcx a=rax
	retq
	.globl	fe845d36bce
fe845d36bce:
	movl	$1, (%rdi)
	movl	(%rsi), %eax
	# rustrata fe845d36bce b=rax
	retq
	.globl	fe857cf9e43
fe857cf9e43:
	movl	$1, (%rsi)
	movl	(%rdi), %eax
	# rustrata fe857cf9e43 c=rax
	retq
	.globl	fe8635c2729
fe8635c2729:
	movl	$2, (%rsi)
	movl	(%rdi), %eax
	# rustrata fe8635c2729 c=rax
	retq
	.globl	feb37e7ec7b
feb37e7ec7b:
	movl	$2, (%rsi)
	movl	$1, (%rdi)
	# rustrata feb37e7ec7b
	retq
	.globl	febe01531bf
febe01531bf:
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata febe01531bf a=rax b=rcx
	retq
	.globl	fee034c490e
fee034c490e:
	movl	$8, %ecx
	movl	$7, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata fee034c490e a=rax b=rcx
	retq
	.globl	ff01cff87a2
ff01cff87a2:
	movl	$1, (%rsi)
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata ff01cff87a2 a=rax
	retq
	.globl	ff17afdecaf
ff17afdecaf:
	movl	(%rdi), %eax
	lock		orl	$0, -64(%rsp)
	movl	(%rsi), %ecx
	# rustrata ff17afdecaf a=rax b=rcx
	retq
	.globl	ff2c0613d76
ff2c0613d76:
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	movl	(%rsi), %ecx
	# rustrata ff2c0613d76 a=rax b=rcx
	retq
	.globl	ff3ab348dc8
ff3ab348dc8:
	movl	$1, (%rsi)
	lock		orl	$0, -64(%rsp)
	movl	$2, (%rdi)
	# rustrata ff3ab348dc8
	retq
	.globl	ff47aaaec93
ff47aaaec93:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata ff47aaaec93 c=rax
	retq
	.globl	ff7493c6511
ff7493c6511:
	movl	$1, (%rsi)
	lock		orl	$0, -64(%rsp)
	movl	(%rdi), %eax
	# rustrata ff7493c6511 c=rax
	retq
	.globl	ff7a9419365
ff7a9419365:
	movl	$2, (%rsi)
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata ff7a9419365 a=rax
	retq
	.globl	ff7e6cbac85
ff7e6cbac85:
	movl	$1, (%rdi)
	lock		orl	$0, -64(%rsp)
	movl	$2, (%rsi)
	# rustrata ff7e6cbac85
	retq
	.globl	ffbf7070ea1
ffbf7070ea1:
	movl	(%rdi), %eax
	movl	$1, (%rsi)
	# rustrata ffbf7070ea1 a=rax
	retq
	.globl	ffd643f174f
ffd643f174f:
	movl	$1, (%rsi)
	movl	$1, %ecx
	xorl	%eax, %eax
	lock		cmpxchgl	%ecx, (%rdi)
	# rustrata ffd643f174f a=rax
	retq
