package cluster

import (
	"math"
	"slices"
	"testing"

	"readout/internal/nlp"
)

// placed puts reports into stories of their own.
func placed(t *testing.T, texts ...string) *Clusterer {
	t.Helper()
	c := newClusterer(t)
	for i, text := range texts {
		s := c.Sketch(report(string(rune('a'+i)), "2026-03-02", text[:20], text))
		m, home := c.newMember(s), c.open()
		m.origin, _, _ = home.originOf(m)
		c.put(m, home)
	}
	return c
}

const lockText = pilots + `Forty barges wait below the town, and the fuel on some of them will not last until the end of the week, the harbour master told the council.`

func TestMerge(t *testing.T) {
	other := "A chess club in Graz has elected its first president from outside the town, and the members want a new hall before the winter comes."
	c := placed(t, lockText, other, lockText+" The mayor was not there.")
	c.merge(c.stories[0], c.stories[1])
	c.merge(c.stories[0], c.stories[2])
	for n, want := range []int{1, 2, 1} {
		if c.Current(n) != 1 || c.Origin(n) != want {
			t.Errorf("document %d: story %d, origin %d; want 1, %d", n, c.Current(n), c.Origin(n), want)
		}
	}
	if m := c.Merged(); len(m) != 2 || m[2] != 1 || m[3] != 1 {
		t.Errorf("merged: %v", m)
	}
	if s := c.stories[0]; s.size != 3 || s.origins != 2 || len(s.members) != 3 {
		t.Errorf("%d documents, %d origins, %d members", s.size, s.origins, len(s.members))
	}
}

func TestSettled(t *testing.T) {
	first := lockText + " Divers go down to the gates on Friday."
	second := "Barges wait below Brennick as the pilots' guild stays ashore. The pilots of the Senn refuse to sail before the gates of the lock are safe, and the harbour master fears for the fuel of forty barges."
	other := "The chess club of Brennick has elected its first president from outside the town. A pilot of the Senn lost to her, and the members want a new hall before the winter."
	tests := []struct {
		name     string
		apart, m string
		merged   bool
	}{
		{"one event", second, lockText + " The mayor was not there, the owners of the barges said.", true},
		{"two events", other, lockText + " The mayor was not there, the owners of the barges said.", false},
	}
	for _, tt := range tests {
		c := placed(t, first, tt.apart)
		c.Add(report("z", "2026-03-02", "Pilots of the Senn stay ashore", tt.m))
		if merged := c.Current(0) == c.Current(1); merged != tt.merged || len(c.Merged()) > 0 != tt.merged {
			t.Errorf("%s: stories %d and %d, merged %v", tt.name, c.Current(0), c.Current(1), c.Merged())
		}
	}
}

func TestMove(t *testing.T) {
	other := "A chess club in Graz has elected its first president from outside the town, and the members want a new hall before the winter comes."
	c := placed(t, lockText, other)
	c.merge(c.stories[0], c.stories[1])
	c.move(1, c.stories[0], c.open())
	if c.Current(0) != 1 || c.Current(1) != 3 || c.Origin(1) != 1 {
		t.Errorf("stories %d, %d; origin %d", c.Current(0), c.Current(1), c.Origin(1))
	}
	if moved := c.Moved(); len(moved) != 1 || moved[0] != (Move{"b", 1, 3}) {
		t.Errorf("moved: %v", moved)
	}
}

// The middle day of a story is the document's own where no other member has one.
func TestReviewBesideUndated(t *testing.T) {
	c := newClusterer(t)
	for _, d := range []*nlp.Document{report("a", "", "Pilots stay ashore", lockText), report("b", "2026-03-02", "Pilots stay ashore", lockText)} {
		c.Add(d)
	}
	for _, l := range c.likely(c.members[1], c.proposed(c.members[1]), nil) {
		if math.IsInf(l.score, 0) || math.IsNaN(l.score) {
			t.Errorf("log-odds %v", l.score)
		}
	}
	if c.Current(0) != c.Current(1) {
		t.Error("the two are not in one story")
	}
}

func TestReviewKeepsCopies(t *testing.T) {
	c := placed(t, lockText, lockText+" The mayor was not there.")
	c.merge(c.stories[0], c.stories[1])
	c.review(c.stories[0])
	if len(c.Moved()) > 0 {
		t.Errorf("a copy was moved away from its text: %v", c.Moved())
	}
}

func TestPostingRemove(t *testing.T) {
	x := newIndex()
	for n := range int32(maxPostings + 3) { // the first three are lost
		x.add(n, []term{{7, 1}})
	}
	x.remove(5, []term{{7, 1}, {8, 1}})
	documents := func() []int32 {
		var out []int32
		for _, e := range x.known(7).list {
			out = append(out, e.document)
		}
		return out
	}
	if d := documents(); len(d) != maxPostings-1 || slices.Contains(d, 5) || d[0] != 3 || !slices.IsSorted(d) {
		t.Errorf("%d postings, from %d", len(d), d[0])
	}
	x.add(maxPostings+3, []term{{7, 1}})
	x.add(maxPostings+4, []term{{7, 1}})
	if slices.Contains(documents(), 3) || !slices.Contains(documents(), 4) {
		t.Error("the oldest is not the one that is lost")
	}
}

func TestClock(t *testing.T) {
	var c clock
	for range clockSize - 1 {
		c.add(100)
	}
	if c.add(noDay); c.day() != noDay {
		t.Error("the clock goes before it has seen enough days")
	}
	if c.add(101); c.day() != 100 {
		t.Errorf("day %d, want 100", c.day())
	}
	for i := range int32(clockSize) {
		c.add(100 + 9*i)
	}
	if c.day() != noDay {
		t.Error("days far apart make a clock")
	}
}

func TestLensWeighsDownTheTopic(t *testing.T) {
	c := newClusterer(t)
	topic := "The council of Brennick debates the lock and the barges on the Senn again. "
	a := c.newMember(c.Sketch(report("a", "", "", topic+"Grandmaster Petri offered a wager.")))
	same := c.newMember(c.Sketch(report("b", "", "", topic+"Grandmaster Petri lost her wager.")))
	others := []*member{same}
	for _, text := range []string{"Nobody voted.", "Pigeons returned.", "Rain fell early."} {
		others = append(others, c.newMember(c.Sketch(report("c", "", "", topic+text))))
	}
	p := &c.comparison
	p.lens.point(a)
	for _, o := range others {
		p.glance(o, nil)
	}
	p.lens.settle(p.list)
	x, y := p.lens.compare(same.sketch), p.lens.compare(others[1].sketch)
	if x.own < 0.9 || y.own > 0.5 || y.body < 0.5 {
		t.Errorf("own: %.2f of the same event, %.2f of another with cosine %.2f", x.own, y.own, y.body)
	}
}
