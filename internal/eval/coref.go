package eval

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
)

// Coref measures chains within a document on OntoGUM (Zhu et al. 2021): the news
// and interview documents, end to end, mentions exact, single mentions left out;
// and the pronouns of GAP's development part (Webster et al. 2018).
func Coref() Set {
	return Set{"coref", "chains within a document: OntoGUM, GAP", runCoref}
}

func runCoref(ctx context.Context, data Data) (*Report, error) {
	r := &Report{Set: "coref", Items: "documents"}
	for _, genre := range []string{"news", "interview"} {
		documents, err := OntoGUM(data, "GUM_"+genre)
		if err != nil {
			return nil, err
		}
		var score corefScore
		kinds := map[string]*spanLinks{}
		for _, g := range documents {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			d, err := g.Parse()
			if err != nil {
				return nil, err
			}
			if err := (coref.Stage{}).Annotate(ctx, d); err != nil {
				return nil, err
			}
			r.N++
			predicted := chainsOf(d)
			score.add(g.Chains, predicted)
			r.links(genre, d, g.Chains, predicted, kinds)
		}
		r.corefScores(genre, score, kinds)
	}
	return r, r.gap(ctx, data)
}

func (r *Report) corefScores(genre string, score corefScore, kinds map[string]*spanLinks) {
	r.Score(genre+" MUC F1", score.muc.f1())
	r.Score(genre+" B³ F1", score.b3.f1())
	r.Score(genre+" CEAFe F1", score.ceaf.f1())
	r.Score(genre+" CoNLL F1", score.conll())
	for _, kind := range []string{"names", "nominals", "person pronouns", "it", "they", "first and second"} {
		if s := kinds[kind]; s != nil {
			r.Score(genre+" "+kind+" precision", ratio(s.right, s.predicted))
			r.Score(genre+" "+kind+" recall", ratio(s.right, s.gold))
		}
	}
}

// spanLinks counts mentions that refer back: right where the nearest earlier
// mention of the predicted chain is of the same gold chain.
type spanLinks struct{ right, predicted, gold int }

func (r *Report) links(genre string, d *nlp.Document, gold, predicted [][]nlp.Span, kinds map[string]*spanLinks) {
	at := indexOf(gold)
	named := map[nlp.Span]bool{}
	for _, m := range d.Mentions {
		named[m.Span] = m.Kind == nlp.NameMention
	}
	count := func(s nlp.Span) *spanLinks {
		kind := mentionKind(d.Slice(s), named[s])
		if kinds[kind] == nil {
			kinds[kind] = &spanLinks{}
		}
		return kinds[kind]
	}
	for _, c := range gold {
		for _, m := range c[1:] {
			count(m).gold++
		}
	}
	for _, c := range predicted {
		for i, m := range c[1:] {
			k := count(m)
			k.predicted++
			x, ok := at[m]
			y, also := at[c[i]]
			if ok && also && x == y {
				k.right++
			} else {
				r.Miss(genre+" "+mentionKind(d.Slice(m), named[m]), "", "%q to %q", d.Slice(m), d.Slice(c[i]))
			}
		}
	}
}

func mentionKind(text string, name bool) string {
	switch strings.ToLower(text) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself":
		return "person pronouns"
	case "it", "its", "itself":
		return "it"
	case "they", "them", "their", "theirs", "themselves":
		return "they"
	case "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours", "yourself":
		return "first and second"
	}
	if name {
		return "names"
	}
	return "nominals"
}

// GapCase is a pronoun with two names, each of which it means or not.
type GapCase struct {
	Text          string
	Pronoun, A, B nlp.Span
	IsA, IsB      bool
}

// GAP reads the development part.
func GAP(data Data) ([]GapCase, error) {
	path, err := data.Path("nlp", "gap", "development.tsv")
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []GapCase
	lines := strings.Split(strings.TrimSpace(string(raw)), "\n")
	for _, line := range lines[1:] {
		f := strings.Split(line, "\t")
		if len(f) < 10 {
			continue
		}
		runes := []rune(f[1])
		span := func(text, offset string) nlp.Span {
			n, _ := strconv.Atoi(offset)
			start := len(string(runes[:min(n, len(runes))]))
			return nlp.Span{Start: start, End: start + len(text)}
		}
		c := GapCase{Text: f[1], Pronoun: span(f[2], f[3]), A: span(f[4], f[5]), B: span(f[7], f[8]), IsA: f[6] == "TRUE", IsB: f[9] == "TRUE"}
		out = append(out, c)
	}
	return out, nil
}

// gap counts each of the two names as one decision, as the task's scorer does.
func (r *Report) gap(ctx context.Context, data Data) error {
	cases, err := GAP(data)
	if err != nil {
		return err
	}
	var all, held, given, givenHeld spanScore
	for i, c := range cases {
		d, err := GoldChains{Text: c.Text}.Parse()
		if err != nil {
			return err
		}
		if err := (coref.Stage{}).Annotate(ctx, d); err != nil {
			return err
		}
		for _, s := range []*spanScore{&all, &held} {
			if s == &all || i%2 == 0 {
				s.decide(c.IsA, together(d, c.Pronoun, c.A))
				s.decide(c.IsB, together(d, c.Pronoun, c.B))
			}
		}
		d, err = GoldChains{Text: c.Text}.Parse()
		if err != nil {
			return err
		}
		named(d, c.A, c.B)
		at := coref.Choose(d, coref.Stage{Base: knowledge.Load()}, c.Pronoun, []nlp.Span{c.A, c.B})
		for _, s := range []*spanScore{&given, &givenHeld} {
			if s == &given || i%2 == 0 {
				s.decide(c.IsA, at == 0)
				s.decide(c.IsB, at == 1)
			}
		}
	}
	r.Score("GAP precision", ratio(all.right, all.predicted))
	r.Score("GAP recall", ratio(all.right, all.gold))
	r.Score("GAP F1", all.f1())
	r.Score("GAP F1, held half", held.f1())
	r.Score("GAP F1, candidates given", given.f1())
	r.Score("GAP F1, candidates given, held half", givenHeld.f1())
	return nil
}

// named makes the spans names of persons where the engine has none there.
func named(d *nlp.Document, spans ...nlp.Span) {
	for _, s := range spans {
		first, end := d.TokenAt(s.Start), d.TokenAt(s.End-1)+1
		at := slices.IndexFunc(d.Names, func(n nlp.Name) bool { return n.End > first })
		if at < 0 {
			at = len(d.Names)
		}
		if first >= end || at < len(d.Names) && d.Names[at].First < end {
			continue
		}
		d.Names = slices.Insert(d.Names, at, nlp.Name{Span: d.TokenSpan(first, end), First: first, End: end, Type: nlp.Person})
	}
}

func (s *spanScore) decide(gold, predicted bool) {
	if gold {
		s.gold++
	}
	if predicted {
		s.predicted++
	}
	if gold && predicted {
		s.right++
	}
}

// together reports whether a pronoun and a name are in one chain: a mention that
// is the name, has it as its own, or has it at its head.
func together(d *nlp.Document, pronoun, name nlp.Span) bool {
	for _, p := range d.Mentions {
		if p.Span != pronoun {
			continue
		}
		for _, at := range d.Chains[p.Chain].Mentions {
			m := d.Mentions[at]
			if m.Span == name || m.Name == name || m.Kind == nlp.NameMention && m.Name.Overlaps(name) {
				return true
			}
		}
	}
	return false
}
