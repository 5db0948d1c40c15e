#include "textflag.h"

// FMA4 adds a broadcast input times sixteen weights in V16 to V19 to four accumulators.
#define FMA4(x, a0, a1, a2, a3) \
	VFMLA x.S4, V16.S4, a0.S4 \
	VFMLA x.S4, V17.S4, a1.S4 \
	VFMLA x.S4, V18.S4, a2.S4 \
	VFMLA x.S4, V19.S4, a3.S4

#define ZERO4(a0, a1, a2, a3) \
	VEOR a0.B16, a0.B16, a0.B16 \
	VEOR a1.B16, a1.B16, a1.B16 \
	VEOR a2.B16, a2.B16, a2.B16 \
	VEOR a3.B16, a3.B16, a3.B16

// func tileNEON(y *float32, yStride int, x *float32, xStride int, w *float32, n int)
// A tile of 4 × 16 outputs in sixteen accumulators.
TEXT ·tileNEON(SB), NOSPLIT, $0-48
	MOVD y+0(FP), R0
	MOVD yStride+8(FP), R1
	LSL  $2, R1, R1
	MOVD x+16(FP), R2
	MOVD xStride+24(FP), R3
	LSL  $2, R3, R3
	MOVD w+32(FP), R4
	MOVD n+40(FP), R5
	ADD  R3, R2, R6
	ADD  R3, R6, R7
	ADD  R3, R7, R8

	ZERO4(V0, V1, V2, V3)
	ZERO4(V4, V5, V6, V7)
	ZERO4(V8, V9, V10, V11)
	ZERO4(V12, V13, V14, V15)

loop:
	VLD1.P  64(R4), [V16.S4, V17.S4, V18.S4, V19.S4]
	VLD1R.P 4(R2), [V20.S4]
	VLD1R.P 4(R6), [V21.S4]
	VLD1R.P 4(R7), [V22.S4]
	VLD1R.P 4(R8), [V23.S4]
	FMA4(V20, V0, V1, V2, V3)
	FMA4(V21, V4, V5, V6, V7)
	FMA4(V22, V8, V9, V10, V11)
	FMA4(V23, V12, V13, V14, V15)
	SUBS    $1, R5, R5
	BNE     loop

	VST1 [V0.S4, V1.S4, V2.S4, V3.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V4.S4, V5.S4, V6.S4, V7.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V8.S4, V9.S4, V10.S4, V11.S4], (R0)
	ADD  R1, R0, R0
	VST1 [V12.S4, V13.S4, V14.S4, V15.S4], (R0)
	RET

// func scoresNEON(y *[maxMoves]float32, x *[hidden]float32, w, bias *float32)
// The 128 outputs are made in two halves of sixteen accumulators.
TEXT ·scoresNEON(SB), NOSPLIT, $0-32
	MOVD y+0(FP), R0
	MOVD w+16(FP), R4
	MOVD bias+24(FP), R3
	MOVD $2, R6

half:
	MOVD   x+8(FP), R2
	MOVD   R4, R7
	MOVD   $64, R5
	VLD1.P 64(R3), [V0.S4, V1.S4, V2.S4, V3.S4]
	VLD1.P 64(R3), [V4.S4, V5.S4, V6.S4, V7.S4]
	VLD1.P 64(R3), [V8.S4, V9.S4, V10.S4, V11.S4]
	VLD1.P 64(R3), [V12.S4, V13.S4, V14.S4, V15.S4]

loop:
	VLD1R.P 4(R2), [V20.S4]
	VLD1.P  64(R7), [V16.S4, V17.S4, V18.S4, V19.S4]
	FMA4(V20, V0, V1, V2, V3)
	VLD1.P  64(R7), [V16.S4, V17.S4, V18.S4, V19.S4]
	FMA4(V20, V4, V5, V6, V7)
	VLD1.P  64(R7), [V16.S4, V17.S4, V18.S4, V19.S4]
	FMA4(V20, V8, V9, V10, V11)
	VLD1.P  64(R7), [V16.S4, V17.S4, V18.S4, V19.S4]
	FMA4(V20, V12, V13, V14, V15)
	ADD     $256, R7, R7
	SUBS    $1, R5, R5
	BNE     loop

	VST1.P [V0.S4, V1.S4, V2.S4, V3.S4], 64(R0)
	VST1.P [V4.S4, V5.S4, V6.S4, V7.S4], 64(R0)
	VST1.P [V8.S4, V9.S4, V10.S4, V11.S4], 64(R0)
	VST1.P [V12.S4, V13.S4, V14.S4, V15.S4], 64(R0)
	ADD    $256, R4, R4
	SUBS   $1, R6, R6
	BNE    half
	RET
