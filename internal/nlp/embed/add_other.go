//go:build !amd64

package embed

func addScaled(sum *[Dim]float32, row string, scale float32) { addScaledPortable(sum, row, scale) }
