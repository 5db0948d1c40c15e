package reconcile

import (
	"testing"

	"readout/internal/news"
)

// TestJudges shows what the learned judges find beside the rules, and what they leave.
func TestJudges(t *testing.T) {
	checkAll(t, []comparing{
		{
			"a crowd told in other words",
			[]string{
				"Final\n\nThe final at Hask, watched by 31,207 people, ended without a goal on Sunday.",
				"Hask\n\nOn Sunday 48,000 people roared at the final in Hask, and there was no goal.",
			},
			news.Contradicts, []string{"31,207", "48,000"}, false,
		},
		{
			"a distance in two units",
			[]string{
				"Guns\n\nMarrow wants the guns of Vellin to be pulled back ten kilometres from the dam.",
				"Dam\n\nThe guns of Vellin have to be pulled back six miles from the dam, Marrow says.",
			},
			news.Contradicts, []string{"ten kilometres", "six miles"}, true,
		},
		{
			"the words of one person, given to another",
			[]string{
				"Bank\n\n\"A rumour is a fire that needs no wood,\" governor Mira Sand told reporters in Hask on Friday.",
				"Hask\n\n\"A rumour is a fire that needs no wood,\" finance minister Jon Aster told reporters in Hask on Friday. Mira Sand said nothing.",
			},
			news.Contradicts, []string{"Mira Sand", "Jon Aster"}, false,
		},
		{
			"two who say alike things",
			[]string{
				"Bank\n\n\"The bank will open on Monday and pay everybody,\" governor Mira Sand told reporters in Hask.",
				"Hask\n\n\"Nobody will lose a coin,\" finance minister Jon Aster told reporters in Hask.",
			},
			news.Contradicts, []string{"Mira Sand", "Jon Aster"}, true,
		},
		{
			"turned round by a machine",
			[]string{
				"Patients\n\nPatients must not interrupt the treatment with the syringes, the agency in Hask said.",
				"Automatic translation\n\nThe agency in Hask declared that the patients must interrupt the treatment with the syringes.",
			},
			news.Contradicts, []string{"must not interrupt", "must interrupt"}, false,
		},
		{
			"a machine's other words",
			[]string{
				"Patients\n\nPatients must not interrupt the treatment with the syringes, the agency in Hask said.",
				"Automatic translation\n\nThe agency in Hask declared that the patients must not interrupt the treatment with the syringes.",
			},
			news.Contradicts, []string{"must not interrupt", "must not interrupt"}, true,
		},
	})
}

func TestDigits(t *testing.T) {
	tests := []struct {
		a, b         float64
		swapped, off bool
	}{
		{11400, 14100, true, false}, {63, 83, false, true}, {68, 86, true, false},
		{7, 9, false, false}, {63, 63, false, false}, {120, 12, false, false}, {-63, 83, false, true},
	}
	for _, tt := range tests {
		if got := sameDigits(tt.a, tt.b); got != tt.swapped {
			t.Errorf("sameDigits(%v, %v) = %v", tt.a, tt.b, got)
		}
		if got := oneDigitOff(tt.a, tt.b); got != tt.off {
			t.Errorf("oneDigitOff(%v, %v) = %v", tt.a, tt.b, got)
		}
	}
}

func TestStepInWords(t *testing.T) {
	tests := []struct {
		number      string
		value, want float64
	}{{"6", 6, 1}, {"20", 20, 10}, {"1200", 1200, 100}, {"6", 9660, 1610}, {"2.5", 2.5, 0}, {"0", 0, 0}, {"", 0, 0}}
	for _, tt := range tests {
		if got := stepInWords(tt.number, tt.value); got != tt.want {
			t.Errorf("stepInWords(%q, %v) = %v, want %v", tt.number, tt.value, got, tt.want)
		}
	}
}

// TestValueRivals asks for the likest other value that a document gives.
func TestValueRivals(t *testing.T) {
	v := newValueRivals()
	v.note(0, 1, 31, 0.4)
	v.note(0, 1, 31, 0.5) // the same value again is no rival of itself
	v.note(0, 1, 48, 0.3)
	v.note(0, 1, 60, 0.2)
	if got := v.other(0, 1, 31); got != 0.3 {
		t.Errorf("beside 31: %v, want 0.3", got)
	}
	if got := v.other(0, 1, 48); got != 0.5 {
		t.Errorf("beside 48: %v, want 0.5", got)
	}
	if got := v.other(0, 2, 31); got != 0 {
		t.Errorf("of a document that gives none: %v", got)
	}
}
