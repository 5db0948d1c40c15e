package eval

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"

	"readout/internal/cluster"
	"readout/internal/nlp"
)

// Copies measures which texts are taken for one: copies that a program makes of
// articles, among reports of the same events by others.
func Copies() Set {
	return Set{"copies", "made copies found, different reports taken for copies", func(ctx context.Context, data Data) (*Report, error) {
		a, err := ReadArticles(data, "allsides")
		if err != nil {
			return nil, err
		}
		return copiesReport(ctx, a)
	}}
}

// copyEvery is how many labelled articles there are to each that is copied.
const copyEvery = 4

// minCopied is the least number of paragraphs of an article that is copied.
const minCopied = 6

// copiesReport puts the articles and copies of some of them into stories.
func copiesReport(ctx context.Context, a *Articles) (*Report, error) {
	r := &Report{Set: "copies", Items: "copies made"}
	rng := rand.New(rand.NewPCG(1, 2))
	var documents []*nlp.Document
	original := map[int]int{} // place of a copy → that of its original
	natural := map[string][]int{}
	n := 0
	for i, d := range a.Documents {
		at := len(documents)
		documents = append(documents, d)
		if a.Stories[i] == "" {
			continue
		}
		natural[a.Stories[i]] = append(natural[a.Stories[i]], at)
		if n++; n%copyEvery == 0 && len(paragraphsOf(d)) >= minCopied {
			original[len(documents)] = at
			documents = append(documents, madeCopy(d, rng))
		}
	}
	c, err := cluster.New()
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.Add(d)
	}
	r.made(c, documents, original)
	r.natural(c, documents, natural)
	return r, nil
}

func paragraphsOf(d *nlp.Document) []string {
	return strings.FieldsFunc(d.Slice(d.Blocks[len(d.Blocks)-1].Span), func(r rune) bool { return r == '\n' })
}

// madeCopy is what an outlet makes of an agency's text: it keeps half to nine
// tenths of the paragraphs, from the first, takes some out and changes the order
// of others, and puts another headline over it. The credit, which mostly stands
// at the end, is gone.
func madeCopy(d *nlp.Document, rng *rand.Rand) *nlp.Document {
	all := paragraphsOf(d)
	share := 0.5 + 0.4*rng.Float64()
	kept := slices.Clone(all[:max(3, int(share*float64(len(all))))])
	for i := len(kept) - 1; i > 1; i-- {
		if rng.IntN(3) == 0 {
			j := 1 + rng.IntN(i)
			kept[i], kept[j] = kept[j], kept[i]
		}
	}
	title := strings.Join(strings.Fields(kept[0])[:min(9, len(strings.Fields(kept[0])))], " ")
	text := strings.Join(kept, "\n\n")
	made := *d
	made.ID, made.Title, made.Text = d.ID+"-copy", title, title+"\n\n"+text
	made.Blocks = []nlp.Block{
		{Kind: nlp.TitleBlock, Span: nlp.Span{Start: 0, End: len(title)}},
		{Kind: nlp.BodyBlock, Span: nlp.Span{Start: len(title) + 2, End: len(made.Text)}},
	}
	return &made
}

// made scores the copies: found when in the original's story and of its origin.
func (r *Report) made(c *cluster.Clusterer, documents []*nlp.Document, original map[int]int) {
	found, joined := 0, 0
	for i := range documents {
		from, is := original[i]
		if !is {
			continue
		}
		r.N++
		switch {
		case c.Current(i) != c.Current(from):
			r.Miss("copy in another story", documents[from].ID, "")
		case c.Origin(i) != c.Origin(from):
			joined++
			r.Miss("copy not found", documents[from].ID, "")
		default:
			joined++
			found++
		}
	}
	r.Score("made copies in the story", ratio(joined, r.N))
	r.Score("made copies found", ratio(found, r.N))
}

// sharedSentences is the share of the shorter article's sentences, from which two
// articles of one event are one text by nature.
const sharedSentences = 0.4

// natural scores the pairs of articles of one gold story and one predicted story:
// those that share many whole sentences are one text, the others are reports of
// their own.
func (r *Report) natural(c *cluster.Clusterer, documents []*nlp.Document, stories map[string][]int) {
	same, sameFound, different, wrong := 0, 0, 0, 0
	for _, members := range sortedValues(stories) {
		for x, i := range members {
			for _, j := range members[:x] {
				if c.Current(i) != c.Current(j) {
					continue
				}
				one := c.Origin(i) == c.Origin(j)
				if shareSentences(documents[i], documents[j]) >= sharedSentences {
					same++
					if one {
						sameFound++
					}
					continue
				}
				different++
				if one {
					wrong++
					r.Miss("false copy", documents[i].Title, "%s", documents[j].Title)
				}
			}
		}
	}
	r.Count("natural copies", same)
	r.Count("natural copies found", sameFound)
	r.Count("different reports", different)
	r.Score("false copies", ratio(wrong, max(different, 1)))
}

func sortedValues(m map[string][]int) [][]int {
	var list [][]int
	for _, v := range m {
		list = append(list, v)
	}
	slices.SortFunc(list, func(a, b []int) int { return a[0] - b[0] })
	return list
}

// shareSentences is the share of the sentences of the article with fewer that
// stand word for word in the other. Short ones do not count.
func shareSentences(a, b *nlp.Document) float64 {
	x, y := sentenceSet(a), sentenceSet(b)
	if len(y) < len(x) {
		x, y = y, x
	}
	both := 0
	for s := range x {
		if y[s] {
			both++
		}
	}
	return float64(both) / float64(max(len(x), 1))
}

func sentenceSet(d *nlp.Document) map[string]bool {
	set := map[string]bool{}
	for _, p := range paragraphsOf(d) {
		for s := range strings.SplitSeq(p, ". ") {
			if len(s) > 40 {
				set[strings.Trim(s, " .\"“”")] = true
			}
		}
	}
	return set
}
