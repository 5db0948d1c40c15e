package cluster

import (
	"strings"
	"testing"

	"readout/internal/nlp"
)

func TestNamedDays(t *testing.T) {
	own := dayNumber(2022, 1, 3)
	tests := []struct {
		text string
		want []int32
	}{
		{"They spoke on December 7 by video.", []int32{dayNumber(2021, 12, 7)}},
		{"They spoke on 7 December 2021.", []int32{dayNumber(2021, 12, 7)}},
		{"Signed on December 7, 2019, in Salalah.", []int32{dayNumber(2019, 12, 7)}},
		{"Talks begin on 10 January.", []int32{dayNumber(2022, 1, 10)}},
		{"It may rain.", nil},
	}
	for _, tt := range tests {
		got := namedDays(appendWords(nil, tt.text), own)
		if len(got) != len(tt.want) || len(got) > 0 && got[0] != tt.want[0] {
			t.Errorf("%q: %v, want %v", tt.text, got, tt.want)
		}
	}
}

func shingled(text string) shingles { return shinglesOf(text, appendWords(nil, text)) }

const pilots = `The pilots of the Senn will not sail before the gates of the Brennick lock are safe, their guild decided on Monday after a long night of talks with the owners of the barges. `

func TestSharedReadoutIsNoCopy(t *testing.T) {
	readout := `"The ministers had a frank exchange on the lock, on the pilots and on the price of fuel, and they will meet again in Tarnow on Thursday to sign what was agreed by their deputies in the spring." `
	a := &member{sketch: &sketch{shingles: shingled(strings.Repeat(readout, 1) + "In Brennick the mayor wondered aloud what the word frank had meant to a minister who had not once looked up.")}}
	b := &member{sketch: &sketch{shingles: shingled(readout + "Owners of barges on the river greeted the news with a shrug, for fuel has doubled and no minister pays for it.")}}
	if shared, is := copyShare(a, b); is {
		t.Errorf("two reports that quote one read-out are a copy: %v", shared)
	}
}

func TestCutTextIsACopy(t *testing.T) {
	rest := "The owners offered to pay for divers, and the guild took the offer to its members, who vote on Friday in the old customs house at the upper harbour."
	a := &member{sketch: &sketch{shingles: shingled(pilots + rest)}}
	b := &member{sketch: &sketch{shingles: shingled(rest + " The mayor was not there.")}}
	if shared, is := copyShare(a, b); !is {
		t.Errorf("a cut text is not a copy: %v", shared)
	}
}

func TestFollows(t *testing.T) {
	earlier := report("d1", "2026-02-18", "Truce on the Senn signed in Salina",
		"Delegates of the pilots of Brennick and the owners of Tarnow signed a truce in Salina on Wednesday, Ines Okafor said, and barges sail for a fortnight.")
	later := report("d2", "2026-03-12", "Pilots and owners extend their peace by a month",
		"The pilots of Brennick and the owners of Tarnow agreed on Thursday that nobody strikes for thirty days. Ines Okafor praised the decision. The first truce, signed in Salina on February 18, had run out last week.")
	for _, documents := range [][]*nlp.Document{{earlier, later}, {later, earlier}} {
		for _, s := range group(t, documents) {
			follows := s.Accounts[0].Document == later
			if len(s.Accounts) != 1 || len(s.Previous) > 0 != follows {
				t.Errorf("%s: %d documents, follows %v", s.Title, len(s.Accounts), s.Previous)
			}
		}
	}
}

func TestWeekdayOdds(t *testing.T) {
	day := func(text string) *member {
		return &member{sketch: &sketch{day: noDay, weekdays: namedWeekdays(appendWords(nil, text))}}
	}
	dated := day("They met on Thursday.")
	dated.day = 20000
	tests := []struct {
		name  string
		m     *member
		story []*member
		want  float64
	}{
		{"the same", day("They met on Thursday."), []*member{day("On Thursday they met."), day("They met.")}, 0},
		{"the same for most", day("They met on Thursday."), []*member{day("On Thursday they met.")}, sameWeekday},
		{"neighbours", day("They met on Thursday."), []*member{day("On Friday the mayor said so.")}, 0},
		{"two days apart", day("They met on Thursday."), []*member{day("They spoke on Tuesday."), day("They spoke on Tuesday.")}, -otherWeekday},
		{"Sunday and Saturday are neighbours", day("They met on Sunday."), []*member{day("They spoke on Saturday.")}, 0},
		{"days to compare", dated, []*member{dated}, 0},
	}
	for _, tt := range tests {
		if got := weekdayOdds(tt.m, &story{members: tt.story}); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestEventDayOdds(t *testing.T) {
	monday := dayNumber(2026, 3, 2)
	on := func(after int32, text string) *member {
		return &member{sketch: &sketch{day: monday + after, sure: true, weekdays: namedWeekdays(appendWords(nil, text))}}
	}
	crawled := on(0, "They met on Sunday.")
	crawled.sure = false
	tests := []struct {
		name  string
		m     *member
		story []*member
		want  float64
	}{
		{"one Sunday", on(0, "They met on Sunday."), []*member{on(2, "The meeting of Sunday failed.")}, sameEventDay},
		{"the Sunday after", on(7, "They met on Sunday."), []*member{on(0, "They met on Sunday.")}, -otherEventDay},
		{"neighbours", on(0, "They met on Sunday."), []*member{on(0, "The mayor said so on Monday.")}, 0},
		{"for one of two", on(7, "They met on Sunday."), []*member{on(0, "They met on Sunday."), on(7, "They met on Sunday.")}, 0},
		{"no weekday", on(7, "They met."), []*member{on(0, "They met on Sunday.")}, 0},
		{"a day that the page does not show", on(7, "They met on Sunday."), []*member{crawled}, 0},
	}
	for _, tt := range tests {
		if got := eventDayOdds(tt.m, &story{members: tt.story}); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestWordEnd(t *testing.T) {
	for _, tt := range []struct {
		text string
		n    int
		want int
	}{{"ab cd", 9, 5}, {"ab cd", 4, 2}, {"abcdef", 4, 4}, {"", 3, 0}} {
		if got := wordEnd(tt.text, tt.n); got != tt.want {
			t.Errorf("%q, %d: %d, want %d", tt.text, tt.n, got, tt.want)
		}
	}
}

func TestTranslatedOdds(t *testing.T) {
	named := func(machine bool, ids ...uint32) *member {
		m := &member{sketch: &sketch{machine: machine}}
		for _, id := range ids {
			m.names = append(m.names, term{id, 0.5})
		}
		return m
	}
	story := &story{members: []*member{named(false, 1, 2), named(false, 3, 9)}}
	tests := []struct {
		name string
		m    *member
		want float64
	}{
		{"three of four names", named(true, 1, 2, 3, 4), namesOdds},
		{"one of four", named(true, 1, 5, 6, 7), 0},
		{"too few to tell", named(true, 1, 2, 3), 0},
		{"by hand", named(false, 1, 2, 3, 4), 0},
	}
	for _, tt := range tests {
		if got := translatedOdds(tt.m, story); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestRareOdds counts names that no vocabulary has: places and people of one event, not
// the country that all reports name.
func TestRareOdds(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	named := func(names ...string) *member {
		m := &member{sketch: &sketch{}}
		for _, n := range names {
			m.names = append(m.names, term{id: hashOf(stem([]byte(n), false)), weight: 0.5})
		}
		return m
	}
	c.comparison.words = c.frequencies
	story := &story{members: []*member{named("norrvikstad", "solbergan", "germany", "london", "tundrekov")}}
	for _, tt := range []struct {
		name string
		m    *member
		want float64
	}{
		{"the country alone", named("germany", "london"), 0},
		{"its town alone", named("germany", "norrvikstad", "karasulan"), 0},
		{"three of its people", named("norrvikstad", "solbergan", "tundrekov"), 1},
	} {
		if got := c.comparison.rareOdds(tt.m, story); got < tt.want-0.01 || got > tt.want+0.01 {
			t.Errorf("%s: %.2f, want %.2f", tt.name, got, tt.want)
		}
	}
}
