package embed

// addScaledPortable adds scale·row to sum; the Dim bytes of row are signed.
func addScaledPortable(sum *[Dim]float32, row string, scale float32) {
	row = row[:Dim]
	for i := range sum {
		// The conversion forbids a fused multiply-add, which would give other bits on arm64.
		sum[i] += float32(scale * float32(int8(row[i])))
	}
}
