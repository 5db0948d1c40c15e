package wordnet

import (
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestOpposed(t *testing.T) {
	n := Load()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"escalate", "de-escalate", true},
		{"deescalate", "escalate", true},
		{"de-escalation", "escalation", true},
		{"rise", "fall", true},
		{"accept", "refuse", true},      // refuse is a synonym of reject
		{"approve", "reject", true},     // reject is a synonym of disapprove
		{"approval", "rejection", true}, // by way of the verbs
		{"safe", "dangerous", true},
		{"huge", "small", true}, // huge is similar to large
		{"extend", "end", true}, // the project's own
		{"Legal", "illegal", true},
		{"unconfirmed", "confirm", true},
		{"non-violent", "violent", true},
		{"nonpartisan", "partisan", true},
		{"demilitarize", "militarize", true},
		{"unescorted", "escorted", true},
		{"escalate", "escalate", false},
		{"discover", "cover", false},
		{"invest", "vest", false},
		{"inform", "form", false},
		{"deliver", "liver", false},
		{"display", "play", false},
		{"union", "ion", false},
		{"under", "der", false},
		{"say", "tell", false},
		{"kill", "wound", false},
		{"rupture", "collapse", false},
		{"", "", false},
		{"de-", "escalate", false},
		{"flurbish", "de-flurbish", true},
		{"flurbish", "unflurbish", false}, // an unknown stem may hold the letters by chance
	} {
		if got := n.Opposed(c.a, c.b); got != c.want {
			t.Errorf("Opposed(%q, %q) = %v", c.a, c.b, got)
		}
		if n.Opposed(c.b, c.a) != n.Opposed(c.a, c.b) {
			t.Errorf("Opposed(%q, %q) is not symmetric", c.a, c.b)
		}
	}
}

func TestSimilarity(t *testing.T) {
	n := Load()
	for _, c := range []struct {
		a, b     string
		min, max float64
	}{
		{"attack", "assault", 1, 1},
		{"Attack", "attack", 1, 1},
		{"nothingofthekind", "nothingofthekind", 1, 1},
		{"ceasefire", "cease-fire", 1, 1},
		{"withdraw", "withdrawal", derived, derived},
		{"explode", "explosion", derived, derived},
		{"big", "colossal", alike, alike},
		{"colossal", "tremendous", alike * alike, alike},
		{"summit", "meeting", .5, .9},
		{"mistake", "blunder", .7, .9},
		{"withdrawal", "pull out", .6, .9},
		{"bus", "war", 0, .3},
		{"say", "kill", 0, .2},
		{"house", "flurbish", 0, 0},
	} {
		got := n.Similarity(c.a, c.b)
		if got < c.min-1e-9 || got > c.max+1e-9 {
			t.Errorf("Similarity(%q, %q) = %.3f, want %.2f to %.2f", c.a, c.b, got, c.min, c.max)
		}
		if back := n.Similarity(c.b, c.a); back != got {
			t.Errorf("Similarity(%q, %q) = %.3f, the other way %.3f", c.a, c.b, got, back)
		}
	}
}

func TestRelatives(t *testing.T) {
	n := Load()
	if got := n.Synonyms("truce"); !slices.Contains(got, "armistice") || slices.Contains(got, "truce") {
		t.Errorf("synonyms of truce: %v", got)
	}
	if got := n.Antonyms("win"); !slices.Contains(got, "lose") {
		t.Errorf("antonyms of win: %v", got)
	}
	if got := n.Synonyms("flurbish"); got != nil {
		t.Errorf("synonyms of a word that is none: %v", got)
	}
}

// TestExtract reads the whole file: what is damaged must not reach a user.
func TestExtract(t *testing.T) {
	if !intact(embedded) {
		t.Fatal("wordnet.bin is damaged: run go run ./tools/makewordnet")
	}
	n := Load()
	last := ""
	for i := range n.texts.len() - 1 {
		if l := n.lemma(i); l <= last {
			t.Fatalf("lemma %q comes after %q", l, last)
		} else {
			last = l
		}
		if n.find(last) != i {
			t.Fatalf("lemma %q is not found", last)
		}
		from, to := n.lemmaSenses.span(i)
		for sense := from; sense < to; sense++ {
			if n.lemmaOf(sense) != i || n.senseOf(i, n.senses.at(sense)) < 0 {
				t.Fatalf("sense %d of %q is lost", sense, last)
			}
		}
	}
}

// TestOwnPairs refuses a pair that WordNet has, and one that means the same.
func TestOwnPairs(t *testing.T) {
	n := decode(embedded, "")
	for a, list := range ownPairs(opposites) {
		for _, b := range list {
			if slices.Contains(n.Antonyms(a), b) {
				t.Errorf("%s %s: WordNet has it", a, b)
			}
			if strings.ToLower(a) != a || a == b {
				t.Errorf("%s %s: two lemmas in small letters", a, b)
			}
		}
	}
}

func TestConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for _, w := range []string{"escalate", "withdraw", "house"} {
				Load().Similarity(w, "retreat")
				Load().Opposed(w, "advance")
			}
		})
	}
	wg.Wait()
}

func FuzzWords(f *testing.F) {
	f.Add("de-escalate", "escalate")
	f.Add("", "é")
	f.Fuzz(func(t *testing.T, a, b string) {
		n := Load()
		if s := n.Similarity(a, b); s < 0 || s > 1 {
			t.Errorf("similarity %v", s)
		}
		n.Opposed(a, b)
		n.Synonyms(a)
		n.Antonyms(a)
	})
}

func BenchmarkSimilarity(b *testing.B) {
	n := Load()
	for b.Loop() {
		n.Similarity("attack", "house")
	}
}

func BenchmarkOpposed(b *testing.B) {
	n := Load()
	for b.Loop() {
		n.Opposed("attack", "hold")
	}
}

func TestKeys(t *testing.T) {
	n := Load()
	var words []string
	for i := 0; i < n.texts.len()-1; i += 211 {
		words = append(words, n.lemma(i))
	}
	words = append(words, strings.Fields("promise pledge vow withdraw withdrawal say state attack assault raid kill dead killing big large huge cease-fire ceasefire talk meeting session wound injure")...)
	const least = 0.7
	keys := make([][]uint32, len(words))
	for i, w := range words {
		keys[i] = n.Keys(w, least)
	}
	near, met := 0, 0
	for i, a := range words {
		for j, b := range words[:i] {
			common := slices.ContainsFunc(keys[i], func(k uint32) bool { _, is := slices.BinarySearch(keys[j], k); return is })
			if common {
				met++
			}
			if n.Similarity(a, b) < least {
				continue
			}
			if near++; !common {
				t.Errorf("%q and %q are near, and have no key in common", a, b)
			}
		}
	}
	if near < 30 || met > len(words)*len(words)/40 {
		t.Errorf("of %d words %d pairs are near, %d have a key in common", len(words), near, met)
	}
}

func TestShares(t *testing.T) {
	n := Load()
	tests := []struct {
		name       string
		share      func(lemma string) float64
		least      float64
		are, arent string // of which at least so many uses are of the kind, and next to none
	}{
		{"doer", n.Doer, 0.2, "nurse rebel government army farmer regulator opposition", "price storm table deal demand quickly unheardof"},
		{"person", n.Person, 0.7, "captain sheikh bishop monk executive", "government union price table unheardof"},
		{"tangible", n.Tangible, 0.2, "bridge tanker hospital checkpoint tree", "law deficit inflation corruption deal unheardof"},
		{"speaks", n.Speaks, 0.4, "say underline grumble retort confess specify", "build arrive carry sell unheardof"},
		{"wrong", n.Wrong, 0.7, "theft crime murder blackmail", "offer precaution bridge unheardof"},
	}
	for _, test := range tests {
		for _, lemma := range strings.Fields(test.are) {
			if share := test.share(lemma); share < test.least {
				t.Errorf("%s: %q is so in %.2f of its uses, want %.1f or more", test.name, lemma, share, test.least)
			}
		}
		for _, lemma := range strings.Fields(test.arent) {
			if share := test.share(lemma); share > 0.1 {
				t.Errorf("%s: %q is so in %.2f of its uses, want next to none", test.name, lemma, share)
			}
		}
	}
}
