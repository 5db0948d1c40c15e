package embed

// addScaled adds scale·row to sum, with the bits of addScaledPortable. The row must
// have Dim bytes.
//
//go:noescape
func addScaled(sum *[Dim]float32, row string, scale float32)
