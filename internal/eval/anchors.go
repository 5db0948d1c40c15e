package eval

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
	"readout/internal/page/pubdate"
)

// PageAnchors measures the days from which the pages of seeds and cases count
// "Thursday", with the furniture and the stories that their gold names, so that
// nothing but the dating is measured.
//
// A page with a day of publication must be dated to it. One without must stay
// without, and its anchor, inferred from its story, must be the day of the event
// or one of the two days after it.
func PageAnchors() Set {
	return Set{
		Name:  "anchors",
		About: "day of publication, or the inferred day, of the pages of seeds and cases",
		Run:   runAnchors,
	}
}

// goldDocument is what gold.json says of a page.
type goldDocument struct {
	Title     string
	Published *string
	EventDate string `json:"event_date"`
	Story     string
	Furniture []string
}

func runAnchors(_ context.Context, data Data) (*Report, error) {
	seeds, err := data.Beside("seeds")
	if err != nil {
		return nil, err
	}
	cases, err := data.Beside("cases")
	if err != nil {
		return nil, err
	}
	golds, err := filepath.Glob(filepath.Join(cases, "*", "gold.json"))
	if err != nil {
		return nil, err
	}
	report := &Report{Set: "anchors", Items: "pages"}
	score := anchorScore{Report: report}
	for _, gold := range append([]string{filepath.Join(seeds, "gold.json")}, golds...) {
		if err := score.collection(gold); err != nil {
			return nil, err
		}
	}
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	report.Score("published", share(score.publishedRight, score.published))
	report.Score("left undated", share(score.undatedRight, score.undated))
	report.Score("anchor inferred", share(score.anchorRight, score.undated))
	return report, nil
}

// anchorScore counts right answers.
type anchorScore struct {
	*Report
	published, publishedRight          int
	undated, undatedRight, anchorRight int
}

// collection scores the pages of one gold file.
func (s *anchorScore) collection(gold string) error {
	raw, err := os.ReadFile(gold)
	if err != nil {
		return err
	}
	var g struct{ Documents map[string]goldDocument }
	if err := json.Unmarshal(raw, &g); err != nil {
		return err
	}
	stories := map[string][]string{}
	for name, d := range g.Documents {
		stories[d.Story] = append(stories[d.Story], name)
	}
	for _, names := range stories {
		slices.Sort(names)
		var pages []pubdate.Page
		var dates []nlp.Dates
		for _, name := range names {
			p, err := goldPage(filepath.Join(filepath.Dir(gold), name), g.Documents[name])
			if err != nil {
				return err
			}
			pages = append(pages, p)
			dates = append(dates, pubdate.Read(p))
		}
		pubdate.InferTogether(pages, dates)
		for i, name := range names {
			s.page(filepath.Base(filepath.Dir(gold))+"/"+name, g.Documents[name], dates[i])
		}
	}
	slices.SortFunc(s.Mistakes, func(a, b Mistake) int { return strings.Compare(a.Where, b.Where) })
	return nil
}

// page scores one page.
func (s *anchorScore) page(name string, gold goldDocument, got nlp.Dates) {
	s.N++
	if gold.Published != nil {
		s.published++
		if at, err := time.Parse(time.DateOnly, *gold.Published); err == nil && got.Published.SameDay(nlp.Date{Time: at, Precision: nlp.Day}) {
			s.publishedRight++
		} else {
			s.Miss("published", name, "%s, answered %s", *gold.Published, got.Published)
		}
		return
	}
	s.undated++
	if !got.Published.Known() {
		s.undatedRight++
	} else {
		s.Miss("dated", name, "%s of %s", got.Published, got.Published.Basis)
	}
	event, err := time.Parse(time.DateOnly, gold.EventDate)
	if err != nil || got.Anchor.Precision < nlp.Day {
		s.Miss("no anchor", name, "event of %s", gold.EventDate)
		return
	}
	if days := got.Anchor.Time.Sub(event).Hours() / 24; days >= 0 && days < 3 {
		s.anchorRight++
	} else {
		s.Miss("anchor", name, "event of %s, answered %s", gold.EventDate, got.Anchor)
	}
}

// goldPage is a page with the furniture that its gold names taken out.
func goldPage(path string, gold goldDocument) (pubdate.Page, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return pubdate.Page{}, err
	}
	p := pubdate.Page{Title: gold.Title, Language: "en"}
	if strings.HasSuffix(path, ".html") {
		p.Root, err = parseHTML(raw)
		if err == nil {
			_, p.Body, _ = paragraphs(p.Root)
		}
		return p, err
	}
	p.Header, p.Body = splitLines(strings.Split(string(raw), "\n"), gold)
	return p, nil
}

// splitLines parts the lines of a saved text: those that the gold calls furniture,
// and the short ones between the title and the first paragraph, are header lines.
func splitLines(lines []string, gold goldDocument) (header []pubdate.HeaderLine, body string) {
	const paragraph = 100
	place := pubdate.AboveTitle
	var kept []string
	for _, l := range lines {
		l = strings.TrimSpace(l)
		furniture := slices.ContainsFunc(gold.Furniture, func(f string) bool { return strings.Contains(l, f) })
		switch {
		case l == "":
		case l == gold.Title && place == pubdate.AboveTitle:
			place = pubdate.BelowTitle
		case furniture:
			header = append(header, pubdate.HeaderLine{Text: l, Place: place})
		case place <= pubdate.BelowTitle && len(l) < paragraph:
			header = append(header, pubdate.HeaderLine{Text: l, Place: place, Byline: true})
		default:
			place = pubdate.InBody
			kept = append(kept, l)
		}
	}
	return header, strings.Join(kept, "\n")
}
