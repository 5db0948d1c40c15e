#include "textflag.h"

// Register use: DI output, AX and R8 to R10 inputs, DX weights, BX and SI strides in bytes, CX count.

// ROW2 multiplies one broadcast input by two vectors of weights into two accumulators.
#define ROW2(x, w0, w1, a0, a1) \
	VFMADD231PS w0, x, a0 \
	VFMADD231PS w1, x, a1

// STORE2 stores two accumulators of a row and goes on to the next row.
#define STORE2(a0, a1, second) \
	VMOVUPS a0, (DI) \
	VMOVUPS a1, second(DI) \
	ADDQ    SI, DI

// func tileAVX2(y *float32, yStride int, x *float32, xStride int, w *float32, n int)
// A tile of 6 × 16 outputs in twelve accumulators.
TEXT ·tileAVX2(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ yStride+8(FP), SI
	SHLQ $2, SI
	MOVQ x+16(FP), AX
	MOVQ xStride+24(FP), BX
	SHLQ $2, BX
	MOVQ w+32(FP), DX
	MOVQ n+40(FP), CX
	LEAQ (BX)(BX*2), R8
	ADDQ AX, R8

	VXORPS Y4, Y4, Y4
	VXORPS Y5, Y5, Y5
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	VXORPS Y8, Y8, Y8
	VXORPS Y9, Y9, Y9
	VXORPS Y10, Y10, Y10
	VXORPS Y11, Y11, Y11
	VXORPS Y12, Y12, Y12
	VXORPS Y13, Y13, Y13
	VXORPS Y14, Y14, Y14
	VXORPS Y15, Y15, Y15

loop:
	VMOVUPS      (DX), Y0
	VMOVUPS      32(DX), Y1
	VBROADCASTSS (AX), Y2
	VBROADCASTSS (AX)(BX*1), Y3
	ROW2(Y2, Y0, Y1, Y4, Y5)
	ROW2(Y3, Y0, Y1, Y6, Y7)
	VBROADCASTSS (AX)(BX*2), Y2
	VBROADCASTSS (R8), Y3
	ROW2(Y2, Y0, Y1, Y8, Y9)
	ROW2(Y3, Y0, Y1, Y10, Y11)
	VBROADCASTSS (R8)(BX*1), Y2
	VBROADCASTSS (R8)(BX*2), Y3
	ROW2(Y2, Y0, Y1, Y12, Y13)
	ROW2(Y3, Y0, Y1, Y14, Y15)
	ADDQ         $64, DX
	ADDQ         $4, AX
	ADDQ         $4, R8
	DECQ         CX
	JNZ          loop

	STORE2(Y4, Y5, 32)
	STORE2(Y6, Y7, 32)
	STORE2(Y8, Y9, 32)
	STORE2(Y10, Y11, 32)
	STORE2(Y12, Y13, 32)
	STORE2(Y14, Y15, 32)
	VZEROUPPER
	RET

// func tileAVX512(y *float32, yStride int, x *float32, xStride int, w *float32, n int)
// A tile of 12 × 32 outputs in twenty-four accumulators.
TEXT ·tileAVX512(SB), NOSPLIT, $0-48
	MOVQ y+0(FP), DI
	MOVQ yStride+8(FP), SI
	SHLQ $2, SI
	MOVQ x+16(FP), AX
	MOVQ xStride+24(FP), BX
	SHLQ $2, BX
	MOVQ w+32(FP), DX
	MOVQ n+40(FP), CX
	LEAQ (BX)(BX*2), R11
	LEAQ (AX)(R11*1), R8
	LEAQ (R8)(R11*1), R9
	LEAQ (R9)(R11*1), R10

	VPXORD Z8, Z8, Z8
	VPXORD Z9, Z9, Z9
	VPXORD Z10, Z10, Z10
	VPXORD Z11, Z11, Z11
	VPXORD Z12, Z12, Z12
	VPXORD Z13, Z13, Z13
	VPXORD Z14, Z14, Z14
	VPXORD Z15, Z15, Z15
	VPXORD Z16, Z16, Z16
	VPXORD Z17, Z17, Z17
	VPXORD Z18, Z18, Z18
	VPXORD Z19, Z19, Z19
	VPXORD Z20, Z20, Z20
	VPXORD Z21, Z21, Z21
	VPXORD Z22, Z22, Z22
	VPXORD Z23, Z23, Z23
	VPXORD Z24, Z24, Z24
	VPXORD Z25, Z25, Z25
	VPXORD Z26, Z26, Z26
	VPXORD Z27, Z27, Z27
	VPXORD Z28, Z28, Z28
	VPXORD Z29, Z29, Z29
	VPXORD Z30, Z30, Z30
	VPXORD Z31, Z31, Z31

loop:
	VMOVUPS      (DX), Z0
	VMOVUPS      64(DX), Z1
	VBROADCASTSS (AX), Z2
	VBROADCASTSS (AX)(BX*1), Z3
	VBROADCASTSS (AX)(BX*2), Z4
	VBROADCASTSS (R8), Z5
	VBROADCASTSS (R8)(BX*1), Z6
	VBROADCASTSS (R8)(BX*2), Z7
	ROW2(Z2, Z0, Z1, Z8, Z9)
	ROW2(Z3, Z0, Z1, Z10, Z11)
	ROW2(Z4, Z0, Z1, Z12, Z13)
	ROW2(Z5, Z0, Z1, Z14, Z15)
	ROW2(Z6, Z0, Z1, Z16, Z17)
	ROW2(Z7, Z0, Z1, Z18, Z19)
	VBROADCASTSS (R9), Z2
	VBROADCASTSS (R9)(BX*1), Z3
	VBROADCASTSS (R9)(BX*2), Z4
	VBROADCASTSS (R10), Z5
	VBROADCASTSS (R10)(BX*1), Z6
	VBROADCASTSS (R10)(BX*2), Z7
	ROW2(Z2, Z0, Z1, Z20, Z21)
	ROW2(Z3, Z0, Z1, Z22, Z23)
	ROW2(Z4, Z0, Z1, Z24, Z25)
	ROW2(Z5, Z0, Z1, Z26, Z27)
	ROW2(Z6, Z0, Z1, Z28, Z29)
	ROW2(Z7, Z0, Z1, Z30, Z31)
	ADDQ         $128, DX
	ADDQ         $4, AX
	ADDQ         $4, R8
	ADDQ         $4, R9
	ADDQ         $4, R10
	DECQ         CX
	JNZ          loop

	STORE2(Z8, Z9, 64)
	STORE2(Z10, Z11, 64)
	STORE2(Z12, Z13, 64)
	STORE2(Z14, Z15, 64)
	STORE2(Z16, Z17, 64)
	STORE2(Z18, Z19, 64)
	STORE2(Z20, Z21, 64)
	STORE2(Z22, Z23, 64)
	STORE2(Z24, Z25, 64)
	STORE2(Z26, Z27, 64)
	STORE2(Z28, Z29, 64)
	STORE2(Z30, Z31, 64)
	VZEROUPPER
	RET

// HSUM adds the eight floats of Y0 into the lowest of X0; it uses X1.
#define HSUM \
	VEXTRACTF128 $1, Y0, X1 \
	VADDPS       X1, X0, X0 \
	VMOVHLPS     X0, X0, X1 \
	VADDPS       X1, X0, X0 \
	VMOVSHDUP    X0, X1 \
	VADDSS       X1, X0, X0

// BEST takes the maximum of the three pieces of eight outputs, with bias, at the given offset.
#define BEST(off, a) \
	VMOVUPS off(SI), a \
	VADDPS  off(DX), a, a \
	VMOVUPS off+384(SI), Y0 \
	VADDPS  off+384(DX), Y0, Y0 \
	VMOVUPS off+768(SI), Y1 \
	VADDPS  off+768(DX), Y1, Y1 \
	VMAXPS  Y0, a, a \
	VMAXPS  Y1, a, a

// SQUARE subtracts the mean in Y1 and adds the square to Y0.
#define SQUARE(a) \
	VSUBPS      Y1, a, a \
	VFMADD231PS a, a, Y0

// SCALE multiplies by the scale in Y1 and gamma, adds beta and the residual, and stores.
#define SCALE(off, a) \
	VMULPS      Y1, a, a \
	VMOVUPS     off(R9), Y0 \
	VFMADD132PS off(R8), Y0, a \
	VADDPS      off(R10), a, a \
	VMOVUPS     a, off(DI)

DATA consts<>+0(SB)/4, $96.0
DATA consts<>+4(SB)/4, $1e-8
DATA consts<>+8(SB)/4, $1.0
GLOBL consts<>(SB), RODATA|NOPTR, $12

// func maxoutNormAVX2(dst, y, bias, gamma, beta, res *float32)
// The 96 outputs stay in Y4 to Y15 from the maximum to the end.
TEXT ·maxoutNormAVX2(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DI
	MOVQ y+8(FP), SI
	MOVQ bias+16(FP), DX
	MOVQ gamma+24(FP), R8
	MOVQ beta+32(FP), R9
	MOVQ res+40(FP), R10

	BEST(0, Y4)
	BEST(32, Y5)
	BEST(64, Y6)
	BEST(96, Y7)
	BEST(128, Y8)
	BEST(160, Y9)
	BEST(192, Y10)
	BEST(224, Y11)
	BEST(256, Y12)
	BEST(288, Y13)
	BEST(320, Y14)
	BEST(352, Y15)

	VADDPS       Y4, Y5, Y0
	VADDPS       Y6, Y7, Y1
	VADDPS       Y8, Y9, Y2
	VADDPS       Y10, Y11, Y3
	VADDPS       Y0, Y1, Y0
	VADDPS       Y2, Y3, Y2
	VADDPS       Y12, Y13, Y1
	VADDPS       Y14, Y15, Y3
	VADDPS       Y1, Y3, Y1
	VADDPS       Y0, Y2, Y0
	VADDPS       Y0, Y1, Y0
	HSUM
	VDIVSS       consts<>+0(SB), X0, X0
	VBROADCASTSS X0, Y1

	VXORPS Y0, Y0, Y0
	SQUARE(Y4)
	SQUARE(Y5)
	SQUARE(Y6)
	SQUARE(Y7)
	SQUARE(Y8)
	SQUARE(Y9)
	SQUARE(Y10)
	SQUARE(Y11)
	SQUARE(Y12)
	SQUARE(Y13)
	SQUARE(Y14)
	SQUARE(Y15)
	HSUM
	VDIVSS       consts<>+0(SB), X0, X0
	VADDSS       consts<>+4(SB), X0, X0
	VSQRTSS      X0, X0, X0
	VMOVSS       consts<>+8(SB), X1
	VDIVSS       X0, X1, X1
	VBROADCASTSS X1, Y1

	SCALE(0, Y4)
	SCALE(32, Y5)
	SCALE(64, Y6)
	SCALE(96, Y7)
	SCALE(128, Y8)
	SCALE(160, Y9)
	SCALE(192, Y10)
	SCALE(224, Y11)
	SCALE(256, Y12)
	SCALE(288, Y13)
	SCALE(320, Y14)
	SCALE(352, Y15)
	VZEROUPPER
	RET

// EACH16 applies a macro to the sixteen vectors of a row of 128 floats.
#define EACH16(M) \
	M(0, Y0) \
	M(32, Y1) \
	M(64, Y2) \
	M(96, Y3) \
	M(128, Y4) \
	M(160, Y5) \
	M(192, Y6) \
	M(224, Y7) \
	M(256, Y8) \
	M(288, Y9) \
	M(320, Y10) \
	M(352, Y11) \
	M(384, Y12) \
	M(416, Y13) \
	M(448, Y14) \
	M(480, Y15)

#define LOADROW(off, a) VMOVUPS off(AX), a
#define ADDROW(off, a) VADDPS off(AX), a, a
#define STOREMAX(off, a, b) \
	VMAXPS  b, a, a \
	VMOVUPS a, off(DI)

// func stateHiddenAVX2(dst *[hidden]float32, rows *[8]*float32, n int, bias *float32)
TEXT ·stateHiddenAVX2(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ rows+8(FP), SI
	MOVQ n+16(FP), CX

	MOVQ (SI), AX
	EACH16(LOADROW)
	JMP  next

loop:
	MOVQ (SI), AX
	EACH16(ADDROW)

next:
	ADDQ $8, SI
	DECQ CX
	JNZ  loop

	MOVQ bias+24(FP), AX
	EACH16(ADDROW)
	STOREMAX(0, Y0, Y8)
	STOREMAX(32, Y1, Y9)
	STOREMAX(64, Y2, Y10)
	STOREMAX(96, Y3, Y11)
	STOREMAX(128, Y4, Y12)
	STOREMAX(160, Y5, Y13)
	STOREMAX(192, Y6, Y14)
	STOREMAX(224, Y7, Y15)
	VZEROUPPER
	RET

// EACH8 applies a macro to eight vectors.
#define EACH8(M) \
	M(0, Y0) \
	M(32, Y1) \
	M(64, Y2) \
	M(96, Y3) \
	M(128, Y4) \
	M(160, Y5) \
	M(192, Y6) \
	M(224, Y7)

#define MULROW(off, a) VFMADD231PS off(DX), Y8, a
#define STOREROW(off, a) VMOVUPS a, off(DI)

// func scoresAVX2(y *[maxMoves]float32, x *[hidden]float32, w, bias *float32)
// The 128 outputs are made in two halves of eight accumulators.
TEXT ·scoresAVX2(SB), NOSPLIT, $0-32
	MOVQ y+0(FP), DI
	MOVQ w+16(FP), R8
	MOVQ bias+24(FP), AX
	MOVQ $2, R9

half:
	MOVQ R8, DX
	MOVQ x+8(FP), SI
	MOVQ $64, CX
	EACH8(LOADROW)

loop:
	VBROADCASTSS (SI), Y8
	EACH8(MULROW)
	ADDQ         $4, SI
	ADDQ         $512, DX
	DECQ         CX
	JNZ          loop

	EACH8(STOREROW)
	ADDQ $256, DI
	ADDQ $256, AX
	ADDQ $256, R8
	DECQ R9
	JNZ  half
	VZEROUPPER
	RET
