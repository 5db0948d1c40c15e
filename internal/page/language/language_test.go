package language

import "testing"

func TestOf(t *testing.T) {
	tests := []struct{ name, text, declared, want string }{
		{"english", "The harbour master said on Monday that the pilots would go back to work once the new rota had been agreed.", "", "en"},
		{"german", "Der Hafenmeister sagte am Montag, die Lotsen würden wieder arbeiten, sobald der neue Dienstplan vereinbart sei.", "", "de"},
		{"english beyond doubt", "The pilots of the harbour said that they would go back to work after the new rota, which the union and the minister agreed on, has been signed by both.", "de", "en"},
		{"french under an English tag", "Le capitaine du port a déclaré lundi que les pilotes reprendraient le travail dès que le nouveau tableau serait accepté par les syndicats.", "en-GB", "fr"},
		{"russian", "Начальник порта сказал в понедельник, что лоцманы вернутся к работе, как только будет согласован новый график.", "", "ru"},
		{"too short, declared", "Lotsen streiken", "de_DE", "de"},
		{"too short, undeclared", "Lotsen streiken", "", ""},
		{"no letters", "12 345 – 67", "", ""},
	}
	for _, tt := range tests {
		if got := Of(tt.text, tt.declared); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
