package export

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// Brief says what of a result is shown.
type Brief struct {
	All       bool // everything, where else the most telling stand
	Furniture bool // list what was taken out of each page
}

// storyBrief is what is shown of a story, whatever the form.
type storyBrief struct {
	title    string
	reports  string    // "3 reports, 2 origins"
	follows  []earlier // stories that it refers back to
	sections []section
	sources  []source
}

// earlier is a story that another one follows.
type earlier struct {
	title, reports string
	index          int // among the brief's stories
}

// section is a part of a story's brief.
type section struct {
	label string // in capitals, at most 11 columns
	items []item
	shown int // the first items are shown, the others on demand
}

// source is a document of the story. Its number stands for it in the brief.
type source struct {
	number   int
	outlet   string
	date     string
	agency   string // "credits AFP"
	copyOf   string // "copy of [1]"
	remark   string // "French: not analysed"
	path     string
	removed  []nlp.Furniture
	document *nlp.Document
}

// builder makes the brief of one story.
type builder struct {
	Brief
	result      *analysis.Result
	story       *news.Story
	names       entityNames
	numbers     map[*nlp.Document]int
	comparisons []news.Comparison
	misspells   map[*nlp.Document]bool // pages that garble a name
	compared    map[*nlp.Document][]comparedPlace
}

// comparedPlace is a place that a comparison of the story shows.
type comparedPlace struct {
	nlp.Span
	variant string // the comparison's id, where it is one of wordings
}

// briefOf makes the briefs of a result: stories with more reports first.
func briefOf(r *analysis.Result, o Brief) []*storyBrief {
	stories := slices.Clone(r.Stories)
	slices.SortStableFunc(stories, func(a, b *news.Story) int { return len(b.Accounts) - len(a.Accounts) })
	names := namesOf(r)
	misspells := map[*nlp.Document]bool{}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			if m.Garbled {
				misspells[r.Documents[m.Document]] = true
			}
		}
	}
	var all []*storyBrief
	for _, s := range stories {
		b := &builder{Brief: o, result: r, story: s, names: names, numbers: map[*nlp.Document]int{}, misspells: misspells, compared: map[*nlp.Document][]comparedPlace{}}
		for i, a := range s.Accounts {
			b.numbers[a.Document] = i + 1
		}
		for _, c := range r.Comparisons {
			if c.Story == s.ID {
				b.compare(c)
			}
		}
		sb := b.brief()
		for i, other := range stories {
			if slices.Contains(s.Previous, other.ID) {
				sb.follows = append(sb.follows, earlier{titleOf(other), plural(len(other.Accounts), "report"), i})
			}
		}
		all = append(all, sb)
	}
	return all
}

// compare notes a comparison and its places.
func (b *builder) compare(c news.Comparison) {
	b.comparisons = append(b.comparisons, c)
	variant := ""
	if c.Kind == news.QuoteVariants {
		variant = c.ID
	}
	for _, v := range c.Values {
		if v.Furniture == "" {
			b.compared[v.Document] = append(b.compared[v.Document], comparedPlace{v.Span, variant})
		}
	}
}

func (b *builder) brief() *storyBrief {
	s := b.story
	sb := &storyBrief{title: titleOf(s), reports: plural(len(s.Accounts), "report")}
	if s.Origins > 0 && len(s.Accounts) > 1 {
		sb.reports += ", " + plural(s.Origins, "origin")
	}
	for i, a := range s.Accounts {
		sb.sources = append(sb.sources, sourceOf(i+1, a.Document))
		if a.CopyOf != "" {
			sb.sources[i].copyOf = fmt.Sprintf("copy of [%d]", place(s, a.CopyOf))
		}
	}
	add := func(label string, most int, items []item) {
		if len(items) == 0 {
			return
		}
		n := len(items)
		if !b.All {
			n = min(n, most)
		}
		sb.sections = append(sb.sections, section{label, items, n})
	}
	reports := min(len(s.Accounts), 2) - 1 // 0 for a story of one report, which is shown shorter
	add("HAPPENED", 2, b.happened())
	add("CONTRADICT", 10, b.comparing(news.Contradicts, b.against))
	add("DISPUTED", 6, b.comparing(news.Disputed, b.disputed))
	add("UPDATED", 6, b.comparing(news.Updates, b.updated))
	add("DIFFER", 8, b.comparing(news.Differs, b.apart))
	add("OTHER WORDS", 6, b.comparing(news.QuoteVariants, b.variants))
	add("AGREE", 8, b.comparing(news.Agrees, b.agreed))
	add("ONLY ONE", 6, b.onlyOne())
	add("SAID", mostSpeakers[reports], b.said(mostSaid[reports]))
	add("FIGURES", 6, b.figures())
	add("NEXT", 8, b.next())
	add("DOUBTFUL", 8, b.doubtful())
	return sb
}

// titleOf is a story's title on one line.
func titleOf(s *news.Story) string {
	if title := fold(s.Title); title != "" {
		return title
	}
	return "(no title)"
}

// happened are the sentences that tell what happened, with their outlet.
func (b *builder) happened() []item {
	var all []item
	for _, e := range b.story.Summary {
		pieces := []piece{quoted(e, 600)}
		if outlet := outletOf(e.Document); outlet != "" {
			pieces = append(pieces, piece{kind: name, text: outlet})
		}
		all = append(all, item{{pieces: append(pieces, b.refs(e))}})
	}
	return all
}

// refs are the documents that have something, in the order of their numbers, each
// once.
func (b *builder) refs(places ...news.Evidence) piece {
	p := piece{kind: refs}
	for _, e := range places {
		n := b.numbers[e.Document]
		if n > 0 && !slices.ContainsFunc(p.refs, func(r ref) bool { return r.number == n }) {
			p.refs = append(p.refs, ref{n, e})
		}
	}
	slices.SortStableFunc(p.refs, func(x, y ref) int { return x.number - y.number })
	return p
}

// numbers are the documents of refs as text: "[1] [2]", three and more in a row
// as "[1–3]".
func (p piece) numbers() []string {
	var all []string
	for i := 0; i < len(p.refs); {
		j := i
		for j+1 < len(p.refs) && p.refs[j+1].number == p.refs[j].number+1 {
			j++
		}
		if j-i < 2 {
			j = i
		}
		if j > i {
			all = append(all, fmt.Sprintf("[%d–%d]", p.refs[i].number, p.refs[j].number))
		} else {
			all = append(all, fmt.Sprintf("[%d]", p.refs[i].number))
		}
		i = j + 1
	}
	return all
}

// place is the number of a document in its story.
func place(s *news.Story, id string) int {
	return 1 + slices.IndexFunc(s.Accounts, func(a news.Account) bool { return a.Document.ID == id })
}

func sourceOf(n int, d *nlp.Document) source {
	s := source{number: n, outlet: outletOf(d), date: day(d), path: d.Path, removed: d.Furniture, document: d}
	if s.outlet == "" {
		s.outlet = "unnamed outlet"
	}
	if d.Agency != "" {
		s.agency = "credits " + d.Agency
	}
	if len(d.Incomplete) > 0 {
		s.remark = languageName(d.Language) + ": read without " + strings.Join(d.Incomplete, ", ")
	}
	return s
}

// outletOf is the outlet's name, or its host, or empty.
func outletOf(d *nlp.Document) string {
	if name := fold(d.Outlet.Name); name != "" {
		return name
	}
	return d.Outlet.Domain
}

// remarks are "credits AFP", "copy of [1]" and the like.
func (s source) remarks() []string {
	var all []string
	for _, r := range []string{s.agency, s.copyOf, s.remark} {
		if r != "" {
			all = append(all, r)
		}
	}
	if s.document.Translated.Machine {
		all = append(all, machineTranslated)
	}
	return all
}

// machineTranslated is the remark on such a page.
const machineTranslated = "machine-translated page"

// day is the document's date as the brief shows it, with how it is known where
// the page does not give it itself.
func day(d *nlp.Document) string {
	shown, how := d.Dates.Published, ""
	if !shown.Known() {
		shown, how = d.Dates.Anchor, ", from the text"
	}
	switch shown.Precision {
	case nlp.Minute, nlp.Day:
		return shown.Time.Format("2 January 2006") + how
	case nlp.Month:
		return shown.Time.Format("January 2006") + how
	case nlp.Year:
		return shown.Time.Format("2006") + how
	}
	return "date unknown"
}

func languageName(code string) string {
	tag, err := language.Parse(code)
	if code == "" || err != nil {
		return "language unknown"
	}
	return display.English.Languages().Name(tag)
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
