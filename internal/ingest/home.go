package ingest

import (
	"context"
	"math"
	"strings"
	"unicode"

	"readout/internal/nlp"
	"readout/internal/store"
)

const (
	// maxCorrections is how many of the newest corrections are heeded when a new
	// document finds its story.
	maxCorrections = 200
	// maxNeighbours bounds the documents that a new one is compared with where
	// people corrected its story.
	maxNeighbours = 24
)

// heed reads which stories people merged or split.
func (g *groups) heed(ctx context.Context) error {
	g.corrected = map[string]bool{}
	list, err := g.store.Corrections(ctx, store.Page{Limit: maxCorrections})
	if err != nil {
		return err
	}
	for _, c := range list.Items {
		if c.Kind != store.WrongComparison {
			g.corrected[c.Story], g.corrected[c.Other] = true, true
		}
	}
	return nil
}

// home is the story of the store for a number of the clusterer; empty for a new
// one. Where people merged or split that story, its documents may be in several
// now: the new document goes where those are that it has most words in common
// with.
func (g *groups) home(ctx context.Context, doc *nlp.Document, number int) (string, error) {
	story := g.story[number]
	if story == "" || len(g.corrected) == 0 {
		return story, nil
	}
	now, err := g.store.Resolve(ctx, story)
	if err != nil || !g.corrected[now] && !g.corrected[story] {
		return story, nil // a story of this batch, or one that nobody corrected
	}
	var ids []string
	for i := len(g.placed) - 1; i >= 0 && len(ids) < maxNeighbours; i-- {
		if g.clusterer.Current(i) == number {
			ids = append(ids, g.placed[i].document)
		}
	}
	heads, err := g.store.Heads(ctx, ids)
	if err != nil {
		return "", err
	}
	return g.nearest(ctx, doc, heads, story)
}

// nearest is the story whose documents are most like doc, on average.
func (g *groups) nearest(ctx context.Context, doc *nlp.Document, heads []store.DocumentHead, otherwise string) (string, error) {
	own := wordSet(doc.Text)
	sum, count := map[string]float64{}, map[string]float64{}
	best, top := otherwise, -1.0
	for _, h := range heads {
		if h.Story == "" {
			continue
		}
		list, err := g.store.Load(ctx, []string{h.ID}, false)
		if err != nil {
			return "", err
		}
		sum[h.Story] += likeness(own, wordSet(list[0].Text))
		count[h.Story]++
	}
	for _, h := range heads { // in their order: the first of equals
		if count[h.Story] == 0 {
			continue
		}
		if mean := sum[h.Story] / count[h.Story]; mean > top {
			best, top = h.Story, mean
		}
	}
	return best, nil
}

// wordSet are the words of a text that have more than three bytes.
func wordSet(text string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if len(w) > 3 {
			set[w] = true
		}
	}
	return set
}

// likeness is the cosine of two sets, 0 to 1.
func likeness(a, b map[string]bool) float64 {
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	return float64(both) / math.Sqrt(float64(len(a)*len(b))+1)
}
