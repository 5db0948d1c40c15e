package pubdate

import (
	"testing"
)

// scanned is the first date of a string, as Read would answer it.
func scanned(s string, loose bool) string {
	sc := scanner{names: sharedNames()}
	found := sc.scan(s, loose)
	if len(found) == 0 {
		return ""
	}
	return found[0].stamp().String()
}

func TestScan(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		// Machines' forms.
		{"2026-03-12", "2026-03-12"},
		{"2026-03-12T21:40:00Z", "2026-03-12T21:40Z"},
		{"2026-03-12T21:40:11.123+05:30", "2026-03-12T21:40+05:30"},
		{"2026-03-12 21:40:00 -0500", "2026-03-12T21:40-05:00"},
		{"20260312", "2026-03-12"},
		{"Thu, 12 Mar 2026 21:40:00 GMT", "2026-03-12T21:40Z"},
		// English.
		{"Published: 7 September 2026, 10:15", "2026-09-07T10:15"},
		{"Tuesday, 5th March 2024", "2024-03-05"},
		{"March 5th, 2024 at 7:30 p.m. EST", "2024-03-05T19:30-05:00"},
		{"May 17, 2026 | 7:30 pm", "2026-05-17T19:30"},
		{"12:05 am, 2 Jan 2025", "2025-01-02T00:05"},
		{"10:15 GMT, 7 September 2026", "2026-09-07T10:15Z"},
		{"4-Mar-2020", "2020-03-04"},
		{"Posted Sept. 9, 2019", "2019-09-09"},
		{"9–10 January 2022", "2022-01-09"},
		// Other languages.
		{"12.03.2026 20:55", "2026-03-12T20:55"},
		{"Donnerstag, den 12. März 2026, 20.55 Uhr", "2026-03-12T20:55"},
		{"1er février 2023 à 14h30", "2023-02-01T14:30"},
		{"5 de março de 2020 às 10h15", "2020-03-05T10:15"},
		{"15 de septiembre de 2021", "2021-09-15"},
		{"3 luglio 2019 alle 18:20", "2019-07-03T18:20"},
		{"14 października 2022", "2022-10-14"},
		{"28 Şubat 2021", "2021-02-28"},
		{"9 августа 2020, 11:45", "2020-08-09T11:45"},
		{"2. prosince 2018", "2018-12-02"},
		{"2024年5月3日", "2024-05-03"},
		{"3. 11. 2021", "2021-11-03"},
		{"2021. március 9. 14:20", "2021-03-09T14:20"},
		{"2021. March 9. 14:20", "2021-03-09T14:20"},
		{"2021 March 9", "2021-03-09"},
		{"9. kolovoza 2021.", "2021-08-09"},
		{"9. detsember 2021", "2021-12-09"},
		{"Stand: 05.11.21", "2021-11-05"},
		// No dates.
		{"31 February 2024", ""},
		{"30.02.2021", ""},
		{"29 February 2023", ""},
		{"2021-13-40", ""},
		{"version 1.2.2020.4", ""},
		{"call 030/12/34567", ""},
		{"12:30:45", ""},
		{"March 10,000 people", ""},
		{"The pier closed in 2021. March 9 people came.", ""},
		{"", ""},
	} {
		if got := scanned(c.in, true); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestScanEnglishText(t *testing.T) {
	sc := scanner{names: sharedNames(), english: true}
	for in, want := range map[string]int{
		"They will meet on March 9 and again on 12 April.": 2,
		"She may set 10 goals, and sat 5 exams.":           0,
		"In January they lost 3 games.":                    0,
	} {
		if got := sc.scan(in, false); len(got) != want {
			t.Errorf("%q: %d dates, want %d: %+v", in, len(got), want, got)
		}
	}
}

func TestOrder(t *testing.T) {
	for _, c := range []struct {
		language, address string
		want              order
	}{
		{"en-US", "", monthDay},
		{"en-GB", "", dayMonth},
		{"de", "https://blatt.example/", dayMonth},
		{"en", "https://paper.co.uk/a", dayMonth},
		{"en", "https://agency.gov/a", monthDay},
		{"en", "https://paper.com/a", anyOrder},
		{"", "", anyOrder},
	} {
		if got := orderOf(c.language, c.address); got != c.want {
			t.Errorf("%q %q: got %d, want %d", c.language, c.address, got, c.want)
		}
	}
}

func TestZone(t *testing.T) {
	vienna := zoneOf("", "https://zeitung.at/x")
	for in, want := range map[string]int{
		"2024-03-31T00:59:00Z": 60, "2024-03-31T01:00:00Z": 120,
		"2024-10-27T00:59:00Z": 120, "2024-10-27T01:00:00Z": 60,
	} {
		sc := scanner{names: sharedNames()}
		at := sc.scan(in, true)[0].stamp().Time
		if got := vienna.offset(at); got != want {
			t.Errorf("%s: offset %d, want %d", in, got, want)
		}
	}
	if zoneOf("en", "https://paper.com/").known {
		t.Error("an English page under .com has no known zone")
	}
}
