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
