package analysis

import (
	"testing"

	"readout/internal/nlp"
)

func TestFirstHand(t *testing.T) {
	s := nlp.Statement{Speaker: nlp.Who{Entity: "e1"}, Via: []nlp.Who{{Entity: "e1"}, {Entity: "e2"}, {}}}
	if firstHand(&s); len(s.Via) != 2 || s.Via[0].Entity != "e2" {
		t.Errorf("the chain is %+v", s.Via)
	}
	s = nlp.Statement{Via: []nlp.Who{{}}}
	if firstHand(&s); len(s.Via) != 1 {
		t.Error("whom nobody knows is taken for the speaker")
	}
}

// TestNameWithTitle: a name with the title before it is that of the phrase that it ends.
func TestNameWithTitle(t *testing.T) {
	d := &nlp.Document{Text: "the envoy, Sheikh Omar Hale"}
	for i, at := range [][2]int{{0, 3}, {4, 9}, {9, 10}, {11, 17}, {18, 22}, {23, 27}} {
		d.Tokens = append(d.Tokens, nlp.Token{Span: nlp.Span{Start: at[0], End: at[1]}, Head: []int{1, 1, 1, 5, 5, 1}[i]})
	}
	d.Mentions = []nlp.Mention{{Span: nlp.Span{End: 27}, Name: nlp.Span{Start: 18, End: 27}, Head: 1}}
	w := whos{d, []nlp.Entity{{ID: "e1"}}, []int{0}}
	if e := w.entity(nlp.Span{Start: 11, End: 27}); e != "e1" {
		t.Errorf("the entity is %q", e)
	}
	if e := w.entity(nlp.Span{Start: 11, End: 22}); e != "" {
		t.Errorf("half a name is %q", e)
	}
}
