package eval

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/analysis"
	"readout/internal/nlp"
)

// Seeds measures the reading of the five seed pages against what a careful
// reader finds in them.
func Seeds() Set {
	return Set{"seeds", "the seed pages: furniture, dates, stories", func(ctx context.Context, data Data) (*Report, error) {
		dir, err := data.Beside("seeds")
		if err != nil {
			return nil, err
		}
		return goldFolders(ctx, "seeds", []string{dir})
	}}
}

// Cases measures the same on the multi-outlet stories.
func Cases() Set {
	return Set{"cases", "the multi-outlet cases: furniture, dates, stories", func(ctx context.Context, data Data) (*Report, error) {
		dir, err := data.Beside("cases")
		if err != nil {
			return nil, err
		}
		return goldFolders(ctx, "cases", foldersIn(dir))
	}}
}

// foldersIn are the folders of dir that hold gold.
func foldersIn(dir string) []string {
	gold, _ := filepath.Glob(filepath.Join(dir, "*", "gold.json")) // the pattern is sound
	var dirs []string
	for _, path := range gold {
		dirs = append(dirs, filepath.Dir(path))
	}
	return dirs
}

// Own measures the same on stories of our own in the repository, in domains of
// their own. dir holds a folder a story.
func Own(dir string) Set {
	return Set{"own", "stories of our own in other domains: furniture, dates, stories", func(ctx context.Context, _ Data) (*Report, error) {
		if _, err := existing(dir); err != nil {
			return nil, err
		}
		return goldFolders(ctx, "own", foldersIn(dir))
	}}
}

// OwnHeld measures the same on stories that nobody reads while working on rules:
// its report has no mistakes, so that it stays a number.
func OwnHeld(dir string) Set {
	return Set{"own-held", "stories of our own that are a number only", func(ctx context.Context, _ Data) (*Report, error) {
		if _, err := existing(dir); err != nil {
			return nil, err
		}
		r, err := goldFolders(ctx, "own-held", foldersIn(dir))
		if err != nil {
			return nil, err
		}
		r.Mistakes = nil
		return r, nil
	}}
}

// Sample measures the same on the pages in the repository. dir is the folder
// "sample".
func Sample(dir string) Set {
	return Set{"sample", "the sample pages: furniture, dates, stories", func(ctx context.Context, _ Data) (*Report, error) {
		if _, err := existing(dir); err != nil {
			return nil, err
		}
		return goldFolders(ctx, "sample", []string{dir})
	}}
}

// goldPage is what gold.json says of a page.
type goldPage struct {
	Title     string   `json:"title"`
	Outlet    string   `json:"outlet"`
	Agency    string   `json:"agency"`
	Published *string  `json:"published"`
	EventDate string   `json:"event_date"`
	Story     string   `json:"story"`
	Furniture []string `json:"furniture"`
	Captions  []string `json:"captions"`
	Bylines   []string `json:"bylines"`
}

// goldFolders reads each folder as one run and adds the scores up.
func goldFolders(ctx context.Context, set string, dirs []string) (*Report, error) {
	t := &tally{report: &Report{Set: set, Items: "pages"}}
	for _, dir := range dirs {
		gold, err := readGold(dir)
		if err != nil {
			return nil, err
		}
		result, err := runFolder(ctx, dir)
		if err != nil {
			return nil, err
		}
		t.folder(dir, gold.Documents, result)
		t.agenda.add(t.report, dir, gold.Agenda, result)
		if err := t.statementsOf(dir, result); err != nil {
			return nil, err
		}
		if err := t.events.folder(t.report, dir, result); err != nil {
			return nil, err
		}
		t.links(gold, result)
		t.comparisons.add(t.report, dir, gold.Comparisons, result)
		if err := t.entities.entities(t.report, dir, result); err != nil {
			return nil, err
		}
	}
	return t.finish(), nil
}

// runFolder reads the pages of a folder as one run.
func runFolder(ctx context.Context, dir string) (*analysis.Result, error) {
	a, err := analysis.New(analysis.Options{})
	if err != nil {
		return nil, err
	}
	return a.Run(ctx, []string{dir})
}

// gold is what gold.json says.
type gold struct {
	Documents map[string]goldPage `json:"documents"`
	Agenda    []goldAgenda        `json:"agenda"`
	Stories   map[string]struct {
		Previous *string `json:"previous"`
	} `json:"stories"`
	Comparisons []goldComparison `json:"comparisons"`
}

func readGold(dir string) (*gold, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	g := &gold{}
	return g, json.Unmarshal(raw, g)
}

// tally counts over folders.
type tally struct {
	report                    *Report
	furniture, kept           int // lines to drop, and of those kept
	body, lost                int // lines to keep, and of those lost
	titles, titlesRight       int
	outlets, outletsRight     int
	agencies, agenciesRight   int
	bylines, bylinesRight     int
	dates, datesRight, wrong  int
	stories                   bcubed
	agenda                    agendaScore
	wrongStories, falseMerges int
	statements                statementTally
	events                    eventTally
	followed, followedRight   int // stories with a previous one, and of those found
	falseFollows              int
	copies, copiesRight       int // pairs of one agency text, and of those of one origin
	falseCopies               int
	entities                  entityTally
	comparisons               comparisonTally
}

func (t *tally) folder(dir string, gold map[string]goldPage, r *analysis.Result) {
	documents := map[string]*nlp.Document{}
	for _, d := range r.Documents {
		documents[filepath.Base(d.Path)] = d
	}
	for _, name := range slices.Sorted(maps.Keys(gold)) {
		g, d := gold[name], documents[name]
		t.report.N++
		if d == nil {
			t.report.Miss("unread", name, "the page was not read")
			continue
		}
		t.lines(dir, name, g, d)
		t.about(name, g, d)
		t.date(name, g, d)
	}
	t.groups(gold, r)
}

// about scores what the page says about itself.
func (t *tally) about(name string, g goldPage, d *nlp.Document) {
	check := func(what, want, got string, all, right *int) {
		if want == "" {
			return
		}
		*all++
		if squeeze(want) == squeeze(got) {
			*right++
			return
		}
		t.report.Miss(what, name, "%q, want %q", got, want)
	}
	check("title", g.Title, d.Title, &t.titles, &t.titlesRight)
	check("outlet", g.Outlet, d.Outlet.Name, &t.outlets, &t.outletsRight)
	check("agency", g.Agency, d.Agency, &t.agencies, &t.agenciesRight)
	check("bylines", strings.Join(g.Bylines, "; "), strings.Join(d.Bylines, "; "), &t.bylines, &t.bylinesRight)
	if g.Agency == "" && d.Agency != "" {
		t.report.Miss("agency", name, "%q, want none", d.Agency)
	}
}

// date scores the day: that of publication where the page gives one; otherwise
// no publication may be claimed. In the seeds, whose pages are of the day of
// their event, it is the anchor that counts.
func (t *tally) date(name string, g goldPage, d *nlp.Document) {
	t.dates++
	want, got := g.EventDate, d.Dates.Anchor.Date
	if t.report.Set != "seeds" {
		want, got = "", d.Dates.Published.Date
		if g.Published != nil {
			want = dayOf(*g.Published)
		}
	}
	answer := ""
	if got.Precision >= nlp.Day {
		answer = got.Time.Format("2006-01-02")
	}
	switch {
	case answer == want:
		t.datesRight++
	case answer != "":
		t.wrong++
		fallthrough
	default:
		t.report.Miss("date", name, "%q (%s), want %q", answer, d.Dates.Published.Text, want)
	}
}

// dayOf is the day of an ISO 8601 date, which some gold gives with a time of day.
func dayOf(date string) string {
	day, _, _ := strings.Cut(date, "T")
	return day
}

// lines scores which lines of the page were kept.
func (t *tally) lines(dir, name string, g goldPage, d *nlp.Document) {
	text := squeeze(d.Text)
	for _, f := range g.Furniture {
		if slices.Contains(g.Captions, f) {
			continue // may be kept as a caption or left out
		}
		t.furniture++
		if line := squeeze(f); keptAsBlock(d, line) {
			t.kept++
			t.report.Miss("furniture kept", name, "%s", f)
		}
	}
	if filepath.Ext(name) != ".txt" {
		return
	}
	raw, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return
	}
	for line := range strings.SplitSeq(string(raw), "\n") {
		if line = squeeze(line); line == "" || isGoldFurniture(line, g) {
			continue
		}
		t.body++
		if !strings.Contains(text, line) && !strings.Contains(line, squeeze(g.Title)) {
			t.lost++
			t.report.Miss("body lost", name, "%s", line)
		}
	}
}

// keptAsBlock reports whether a furniture line is a block of the text or starts
// one. Short lines are compared whole: "Share" is a word of many sentences.
func keptAsBlock(d *nlp.Document, line string) bool {
	for _, b := range d.Blocks {
		block := squeeze(d.Slice(b.Span))
		if block == line || len(line) > 20 && strings.Contains(block, line) && b.Kind != nlp.TitleBlock {
			return true
		}
	}
	return false
}

func isGoldFurniture(line string, g goldPage) bool {
	return slices.ContainsFunc(append(g.Furniture, g.Captions...), func(f string) bool {
		return strings.Contains(line, squeeze(f))
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// groups scores the stories.
func (t *tally) groups(gold map[string]goldPage, r *analysis.Result) {
	predicted, expected := map[string]string{}, map[string]string{}
	for _, s := range r.Stories {
		for _, a := range s.Accounts {
			predicted[filepath.Base(a.Document.Path)] = s.ID
		}
	}
	for name, g := range gold {
		expected[name] = g.Story
	}
	t.stories.add(expected, predicted)
	for _, a := range slices.Sorted(maps.Keys(expected)) {
		for _, b := range slices.Sorted(maps.Keys(expected)) {
			if a < b && predicted[a] == predicted[b] && predicted[a] != "" && expected[a] != expected[b] {
				t.falseMerges++
				t.report.Miss("false merge", a, "with %s", b)
			}
			if a < b && predicted[a] != predicted[b] && expected[a] == expected[b] {
				t.wrongStories++
				t.report.Miss("not joined", a, "with %s", b)
			}
		}
	}
}

func (t *tally) finish() *Report {
	r := t.report
	r.Count("furniture lines", t.furniture)
	r.Count("furniture lines kept", t.kept)
	r.Count("body lines", t.body)
	r.Count("body lines lost", t.lost)
	r.Score("titles right", ratio(t.titlesRight, t.titles))
	r.Score("outlets right", ratio(t.outletsRight, t.outlets))
	r.Score("agencies right", ratio(t.agenciesRight, t.agencies))
	r.Score("bylines right", ratio(t.bylinesRight, t.bylines))
	r.Score("dates right", ratio(t.datesRight, t.dates))
	r.Count("dates wrong", t.wrong)
	r.Score("stories B³ F1", t.stories.f1())
	r.Count("pairs falsely joined", t.falseMerges)
	r.Count("pairs not joined", t.wrongStories)
	t.agenda.report(r)
	t.statements.print(r)
	t.events.print(r)
	r.Count("previous", t.followed)
	r.Count("previous found", t.followedRight)
	r.Count("previous false", t.falseFollows)
	r.Count("copies", t.copies)
	r.Count("copies found", t.copiesRight)
	r.Count("copies false", t.falseCopies)
	t.entities.finish(r)
	t.comparisons.report(r)
	slices.SortStableFunc(r.Mistakes, func(a, b Mistake) int { return strings.Compare(a.Kind, b.Kind) })
	return r
}

// ratio is a/n, or 1 where there is nothing to get wrong.
func ratio(a, n int) float64 {
	if n == 0 {
		return 1
	}
	return float64(a) / float64(n)
}
