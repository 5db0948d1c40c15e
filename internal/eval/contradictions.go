package eval

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// Contradictions counts the contradictions found in real stories, which have no
// gold, and scores those that a person has judged. verdicts is the committed
// file: a line holds the collection, the story, two places ("article:from-to", in
// bytes of the text as read) and "right" or "wrong". The sentences are not in it.
func Contradictions(verdicts string) Set {
	return Set{"contradictions", "contradictions in real stories: how many, and how many of those judged are right", func(ctx context.Context, data Data) (*Report, error) {
		r := &Report{Set: "contradictions", Items: "stories"}
		judged, err := readVerdicts(verdicts)
		if err != nil {
			return nil, err
		}
		t := &verdictTally{report: r, judged: judged}
		for _, name := range []string{"giveme5w1h", "allsides", "basil"} {
			if err := t.collection(ctx, data, name); err != nil {
				return nil, err
			}
		}
		t.finish()
		return r, nil
	}}
}

// verdict is a judged contradiction.
type verdict struct {
	collection, story string
	places            [2]place
	right             bool
}

// place is a part of an article's text.
type place struct {
	article string
	nlp.Span
}

func (p place) String() string { return fmt.Sprintf("%s:%d-%d", p.article, p.Start, p.End) }

func readVerdicts(path string) ([]verdict, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var out []verdict
	for line := range strings.Lines(string(raw)) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if len(f) != 5 {
			return nil, fmt.Errorf("%s: five fields expected: %q", path, line)
		}
		v := verdict{collection: f[0], story: f[1], right: f[4] == "right"}
		for i := range v.places {
			if v.places[i], err = parsePlace(f[2+i]); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
		out = append(out, v)
	}
	return out, nil
}

func parsePlace(s string) (place, error) {
	article, span, _ := strings.Cut(s, ":")
	from, to, _ := strings.Cut(span, "-")
	start, err := strconv.Atoi(from)
	if err != nil {
		return place{}, err
	}
	end, err := strconv.Atoi(to)
	return place{article, nlp.Span{Start: start, End: end}}, err
}

// verdictTally counts over stories.
type verdictTally struct {
	report       *Report
	judged       []verdict
	found        int
	right, wrong int
	unjudged     []Mistake
	kinds        map[string]int // comparisons by kind
}

// collection compares the documents of each labelled story.
func (t *verdictTally) collection(ctx context.Context, data Data, name string) error {
	stories, err := labelledStories(data, name)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "readout-eval")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	analyzer, err := analysis.New(analysis.Options{})
	if err != nil {
		return err
	}
	for _, s := range stories {
		path := filepath.Join(dir, s.name+".jsonl")
		if err := s.write(path); err != nil {
			return err
		}
		result, err := analyzer.Run(ctx, []string{path})
		if err != nil {
			return err
		}
		t.story(name, s, result)
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

// labelledStory is the articles of one story of a collection.
type labelledStory struct {
	name     string
	articles []storyArticle
}

// labelledStories are the stories of two articles and more, at most 20 articles
// each, by name.
func labelledStories(data Data, name string) ([]labelledStory, error) {
	path, err := data.Path(storyCollections[name][0])
	if err != nil {
		return nil, err
	}
	all, err := appendArticles(nil, path)
	if err != nil {
		return nil, err
	}
	byName := map[string][]storyArticle{}
	for _, a := range all {
		if a.Story != nil && *a.Story != "" {
			byName[*a.Story] = append(byName[*a.Story], a)
		}
	}
	var out []labelledStory
	for story, articles := range byName {
		if len(articles) > 1 {
			out = append(out, labelledStory{story, articles[:min(20, len(articles))]})
		}
	}
	slices.SortFunc(out, func(a, b labelledStory) int { return cmp.Compare(a.name, b.name) })
	return out, nil
}

// write makes a file that the program reads, one article a line.
func (s labelledStory) write(path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	for _, a := range s.articles {
		line := map[string]string{"text": a.Text, "title": a.Title, "outlet": a.Outlet, "language": "en"}
		if !a.Imputed {
			line["published"] = a.Date
		}
		if err := e.Encode(line); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// story scores the contradictions of one story.
func (t *verdictTally) story(collection string, s labelledStory, r *analysis.Result) {
	t.report.N++
	if t.kinds == nil {
		t.kinds = map[string]int{}
	}
	for _, c := range r.Comparisons {
		t.kinds[c.Kind.String()]++
		if c.Kind != news.Contradicts {
			continue
		}
		t.found++
		places := s.places(c)
		if v := t.verdictOf(collection, s.name, places); v != nil {
			if v.right {
				t.right++
			} else {
				t.wrong++
				t.report.Miss("judged wrong", s.name, "%s", printComparison(c))
			}
			continue
		}
		t.unjudged = append(t.unjudged, Mistake{"not judged", collection + " " + s.name, fmt.Sprint(places) + " " + printComparison(c)})
	}
}

// places are the values of a comparison.
func (s labelledStory) places(c news.Comparison) []place {
	var out []place
	for _, v := range c.Values {
		_, line, _ := strings.Cut(filepath.Base(v.Document.Path), ".jsonl:")
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(s.articles) {
			out = append(out, place{strings.ReplaceAll(s.articles[n-1].ID, ":", "_"), v.Span})
		}
	}
	return out
}

// verdictOf is the verdict on a contradiction that has both of its places, or nil.
func (t *verdictTally) verdictOf(collection, story string, places []place) *verdict {
	has := func(p place) bool {
		return slices.ContainsFunc(places, func(q place) bool { return p.article == q.article && p.Overlaps(q.Span) })
	}
	for i := range t.judged {
		v := &t.judged[i]
		if v.collection == collection && v.story == story && has(v.places[0]) && has(v.places[1]) {
			return v
		}
	}
	return nil
}

// finish lists those not judged in an order that has nothing to do with their
// text, so that the first of them are a sample.
func (t *verdictTally) finish() {
	r := t.report
	r.Count("contradictions", t.found)
	r.Score("contradictions a story", float64(t.found)/float64(max(1, r.N)))
	for _, k := range comparisonKinds {
		if k.kind != "contradicts" {
			r.Score(k.kind+" a story", float64(t.kinds[k.kind])/float64(max(1, r.N)))
		}
	}
	r.Count("judged", t.right+t.wrong)
	r.Score("judged right", ratio(t.right, t.right+t.wrong))
	slices.SortStableFunc(t.unjudged, func(a, b Mistake) int { return cmp.Compare(hashOf(a.What), hashOf(b.What)) })
	r.Mistakes = append(r.Mistakes, t.unjudged...)
}

func hashOf(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}
