package page

import (
	"strings"
	"testing"

	"readout/internal/input"
)

// saved is a page saved as text with an article between its top and its bottom.
func saved(top, bottom string) string {
	return top + "\n\n" + strings.Join([]string{first, second, third}, "\n\n") + "\n\n" + bottom + "\n"
}

func TestOutletOfSavedPage(t *testing.T) {
	const menu = "Home | Harbour | Sport | Weather\n"
	const title = "Lock at Brennick stays shut, minister says\nBy Ann Lee\n10 March 2026"
	for _, c := range []struct{ top, bottom, want string }{
		{"RADIO SENN 98.4 FM - the voice of the river\n" + menu + title, "Download our app", "Radio Senn"},
		{"THE VOICE OF THE SENN\n" + menu + title, "Most read\nFerry to run on Sundays", "The Voice of the Senn"},
		{"THE SENN SUN\n" + menu + title, "Most read\nFerry to run on Sundays", "The Senn Sun"},
		{"SENN NBC COURIER\n" + menu + title, "© Senn NBC Courier", "Senn NBC Courier"},
		{"Lockkeeper's Lamp, the paper of the river pilots\n" + menu + title, "Print", "Lockkeeper's Lamp"},
		{"SENNFAX\n" + menu + title, "Sennfax accepts no liability", "Sennfax"},
		{"CHRONICLE OF SENN\n" + menu + title, "All rights reserved - Chronicle of Senn", "Chronicle of Senn"},
		{"Waterways Authority of the Republic of Elbonia EN FR\n" + menu + title, "Hotline 112", "Waterways Authority of the Republic of Elbonia"},
		{"THE LAMP OF SENN\n" + menu + title, "© Harbour Holdings", "The Lamp of Senn"},
		{"Republic of Elbonia\nMinistry of Harbours\n" + menu + title, "Hotline 112", "Ministry of Harbours of Elbonia"},
		{"Arden County\nCivil Protection Directorate\n" + menu + title, "Hotline 112", "Arden County Civil Protection Directorate"},
		{"Politics\n" + menu + title, "Politics and harbours", ""},
	} {
		d := read(t, input.Page, saved(c.top, c.bottom))
		if d.Outlet.Name != c.want {
			t.Errorf("outlet %q, want %q, of\n%s", d.Outlet.Name, c.want, c.top)
		}
		if d.Title != "Lock at Brennick stays shut, minister says" {
			t.Errorf("title %q of\n%s", d.Title, c.top)
		}
	}
}

func TestAgencyOfSavedPage(t *testing.T) {
	const top = "The Senn Courier\nHome | Harbour | Sport | Weather\nLock at Brennick stays shut, minister says\n"
	for _, c := range []struct{ byline, lead, end, want string }{
		{"By Ann Lee, TMN", "", "", "TMN"},
		{"Tuesday, 10 March 2026 | Sennpress", "", "", "Sennpress"},
		{"Tuesday, 10 March 2026, 21:40 (GST)", "", "", ""},
		{"TMN / Courier", "", "", "TMN"},
		{"10 March 2026", "BRENNICK, March 10 (TMN) - ", "", "TMN"},
		{"10 March 2026", "BRENNICK, 10 March /TMN/ - ", "", "TMN"},
		{"10 March 2026", "BRENNICK (Mendia) - ", "\n\nPhoto: Mendia", "Mendia"},
		{"10 March 2026", "BRENNICK (Ardenshire) - ", "", ""},
		{"10 March 2026", "", "\n\nTMN", "TMN"},
		{"10 March 2026", "", "\n\n(with input from TMN)", "TMN"},
	} {
		d := read(t, input.Page, top+c.byline+"\n\n"+c.lead+first+"\n\n"+second+"\n\n"+third+c.end+"\n\nMost read\nFerry to run on Sundays\n")
		if d.Agency != c.want {
			t.Errorf("agency %q, want %q, of %q, %q, %q", d.Agency, c.want, c.byline, c.lead, c.end)
		}
	}
}
