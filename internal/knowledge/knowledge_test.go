package knowledge

import (
	"strings"
	"testing"
)

func TestAgent(t *testing.T) {
	b := Load()
	tests := []struct{ phrase, context, day, country, sector string }{
		{"the Portuguese finance minister", "", "", "PRT", "GOV"},
		{"Norway's central bank", "", "", "NOR", "GOV"},
		{"UK Defence Secretary", "", "", "GBR", "GOV"},
		{"a retired general", "", "", "", "ELI"},
		{"two men", "", "", "", ""},
		{"the Kremlin", "", "", "RUS", "GOV"},
		{"spokesman", "Belgian", "", "BEL", "GOV"},
		{"the speaker of the Knesset", "", "", "ISR", "LEG"},
		{"an official of the CIA", "", "", "USA", "SPY"},
		{"Estonian fishermen", "", "", "EST", "AGR"},
		{"Angela Merkel", "", "2015-05-01", "DEU", "GOV"},
		{"Angela Merkel", "", "2023-05-01", "DEU", "ELI"},
		{"the poet who was with us", "", "", "", "CVL"},
	}
	for _, tt := range tests {
		a := b.Agent(tt.phrase, tt.context, tt.day)
		if a.Country != tt.country || a.Sector() != tt.sector {
			t.Errorf("%q: %s %v; want %s %s", tt.phrase, a.Country, a.Sectors, tt.country, tt.sector)
		}
	}
}

func TestFindKeepsCapitals(t *testing.T) {
	b := Load()
	for name, want := range map[string]bool{"US": true, "us": false, "U.S.": true, "who": false, "WHO": true, "turkey": false, "Kyiv": true, "Élysée": true} {
		if got := len(b.Find(name)) > 0; got != want {
			t.Errorf("Find(%q): %v, want %v", name, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Wróblewiak": "wroblewiak", "the U.N.": "un", "Malczyk-Saar": "malczyk saar", "Erdoğan’s": "erdogan",
		"Łanowy": "lanowy", "Jonas  Gahr Støre": "jonas gahr store", "Anna Keller\u200b": "anna keller",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReadEntities(t *testing.T) {
	own, err := ReadEntities(strings.NewReader(`{"name":"Olga Testova","aliases":["O. Testova"],"type":"person","country":"LVA","sector":"LEG"}` + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if a := Load(own...).Agent("O. Testova", "", ""); a.Country != "LVA" || a.Sector() != "LEG" {
		t.Errorf("%s %v", a.Country, a.Sectors)
	}
	for _, bad := range []string{"{", `{"type":"person"}`, `{"name":"A","type":"ship"}`} {
		if _, err := ReadEntities(strings.NewReader(bad)); err == nil {
			t.Errorf("%s: accepted", bad)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	for b.Loop() {
		decode(embedded)
	}
}
