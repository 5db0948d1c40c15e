#include "textflag.h"

// func addScaledSSE2(sum *[Dim]float32, row string, scale float32)
//
// Sixteen components at a time: bytes are doubled into words and shifted down with
// their sign, words into double words. SSE2 only, which every amd64 has. Products are
// rounded before they are added, as in Go, so that the bits are the same.
TEXT ·addScaledSSE2(SB), NOSPLIT, $0-28
	MOVQ   sum+0(FP), DI
	MOVQ   row_base+8(FP), SI
	MOVSS  scale+24(FP), X0
	SHUFPS $0, X0, X0
	MOVQ   $16, CX

next:
	MOVOU     (SI), X1
	MOVO      X1, X2
	PUNPCKLBW X1, X1
	PSRAW     $8, X1
	PUNPCKHBW X2, X2
	PSRAW     $8, X2
	MOVO      X1, X3
	MOVO      X2, X4
	PUNPCKLWL X1, X1
	PSRAL     $16, X1
	PUNPCKHWL X3, X3
	PSRAL     $16, X3
	PUNPCKLWL X2, X2
	PSRAL     $16, X2
	PUNPCKHWL X4, X4
	PSRAL     $16, X4
	CVTPL2PS  X1, X1
	CVTPL2PS  X3, X3
	CVTPL2PS  X2, X2
	CVTPL2PS  X4, X4
	MULPS     X0, X1
	MULPS     X0, X3
	MULPS     X0, X2
	MULPS     X0, X4
	MOVUPS    (DI), X5
	MOVUPS    16(DI), X6
	MOVUPS    32(DI), X7
	MOVUPS    48(DI), X8
	ADDPS     X5, X1
	ADDPS     X6, X3
	ADDPS     X7, X2
	ADDPS     X8, X4
	MOVUPS    X1, (DI)
	MOVUPS    X3, 16(DI)
	MOVUPS    X2, 32(DI)
	MOVUPS    X4, 48(DI)
	ADDQ      $16, SI
	ADDQ      $64, DI
	DECQ      CX
	JNZ       next
	RET

// func addScaledAVX512(sum *[Dim]float32, row string, scale float32)
//
// Sixteen components an instruction. The product is rounded before it is added here
// too: no fused multiply-add.
TEXT ·addScaledAVX512(SB), NOSPLIT, $0-28
	MOVQ         sum+0(FP), DI
	MOVQ         row_base+8(FP), SI
	VBROADCASTSS scale+24(FP), Z0
	MOVQ         $4, CX

next:
	VPMOVSXBD (SI), Z1
	VPMOVSXBD 16(SI), Z2
	VPMOVSXBD 32(SI), Z3
	VPMOVSXBD 48(SI), Z4
	VCVTDQ2PS Z1, Z1
	VCVTDQ2PS Z2, Z2
	VCVTDQ2PS Z3, Z3
	VCVTDQ2PS Z4, Z4
	VMULPS    Z0, Z1, Z1
	VMULPS    Z0, Z2, Z2
	VMULPS    Z0, Z3, Z3
	VMULPS    Z0, Z4, Z4
	VADDPS    (DI), Z1, Z1
	VADDPS    64(DI), Z2, Z2
	VADDPS    128(DI), Z3, Z3
	VADDPS    192(DI), Z4, Z4
	VMOVUPS   Z1, (DI)
	VMOVUPS   Z2, 64(DI)
	VMOVUPS   Z3, 128(DI)
	VMOVUPS   Z4, 192(DI)
	ADDQ      $64, SI
	ADDQ      $256, DI
	DECQ      CX
	JNZ       next
	VZEROUPPER
	RET
