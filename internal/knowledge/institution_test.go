package knowledge

import "testing"

func TestInstitution(t *testing.T) {
	for name, want := range map[string]bool{
		"Ministry of Transport of the Republic of Elbonia": true,
		"Harbour Authority":                         true,
		"Press service of the President of Elbonia": true,
		"EMBASSY OF ELBONIA IN PORTUGAL":            true,
		"Fisheries Inspectorate":                    true,
		"Ministry of Transport shuts three lines":   false,
		"Harbour authority to sell its cranes":      false,
		"The Ardvale Beacon":                        false,
		"Office":                                    false,
		"Court hears the case of the lost whale":    false,
		"Service: how to subscribe":                 false,
	} {
		if got := Institution(name); got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}
