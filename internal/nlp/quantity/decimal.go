package quantity

import (
	"math/big"
	"strings"
)

// precision is the number of significant digits kept of a value that has no
// finite decimal, as two thirds. All other values are kept exactly.
const precision = 15

// rat is n as a rational.
func rat(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }

func product(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }

func sum(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }

// decimal writes a value as a plain decimal without exponent and without
// trailing zeros: exactly where that is possible, else rounded to precision
// significant digits.
func decimal(v *big.Rat) string {
	if v.IsInt() {
		return v.Num().String()
	}
	places, exact := v.FloatPrec()
	if !exact {
		places = precision - wholeDigits(v)
	}
	return trimZeros(v.FloatString(max(places, 0)))
}

// wholeDigits is the number of digits before the decimal point; 0 or less for a
// value below 1: the negated number of zeros after the point.
func wholeDigits(v *big.Rat) int {
	whole := new(big.Int).Quo(v.Num(), v.Denom())
	if whole.Sign() != 0 {
		return len(strings.TrimPrefix(whole.String(), "-"))
	}
	digits := len(v.Num().String()) - len(v.Denom().String())
	return min(digits, 0)
}

func trimZeros(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
