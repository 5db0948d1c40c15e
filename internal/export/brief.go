package export

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"readout/internal/analysis"
	"readout/internal/news"
	"readout/internal/nlp"
)

// brief is what is shown of a result, whatever the form: text of the pages in
// quotation marks, everything else in fixed labels.
type brief struct{ stories []storyBrief }

type storyBrief struct {
	title    string
	reports  string   // "3 reports, 2 origins"
	follows  []string // titles of earlier stories, each with its number of reports
	sources  []source
	said     []speech
	next     []news.AgendaItem
	doubtful []note
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

// note is a remark on one document.
type note struct {
	source int
	text   string
}

// briefOf makes the brief of a result: stories with more reports first.
func briefOf(r *analysis.Result) brief {
	stories := slices.Clone(r.Stories)
	slices.SortStableFunc(stories, func(a, b *news.Story) int { return len(b.Accounts) - len(a.Accounts) })
	names := namesOf(r.Entities)
	var b brief
	for _, s := range stories {
		sb := storyBriefOf(s, names)
		sb.doubtful = append(sb.doubtful, garbled(r, s)...)
		slices.SortStableFunc(sb.doubtful, func(a, b note) int { return a.source - b.source })
		for _, earlier := range r.Stories {
			if slices.Contains(s.Previous, earlier.ID) {
				sb.follows = append(sb.follows, fmt.Sprintf("%s (%s)", earlier.Title, plural(len(earlier.Accounts), "report")))
			}
		}
		for _, item := range r.Agenda {
			if item.Story == s.ID {
				sb.next = append(sb.next, item)
			}
		}
		b.stories = append(b.stories, sb)
	}
	return b
}

func storyBriefOf(s *news.Story, names entityNames) storyBrief {
	b := storyBrief{title: s.Title, reports: plural(len(s.Accounts), "report"), said: saidIn(s, names)}
	if s.Origins > 0 && len(s.Accounts) > 1 {
		b.reports += ", " + plural(s.Origins, "origin")
	}
	if b.title == "" {
		b.title = "(no title)"
	}
	for i, a := range s.Accounts {
		d := a.Document
		b.sources = append(b.sources, sourceOf(i+1, d))
		if a.CopyOf != "" {
			b.sources[i].copyOf = fmt.Sprintf("copy of [%d]", place(s, a.CopyOf))
		}
		for _, rejected := range d.Dates.Rejected {
			b.doubtful = append(b.doubtful, note{i + 1, fmt.Sprintf("date “%s” rejected: %s", rejected.Text, rejected.Why)})
		}
		for _, t := range d.Timexes {
			if t.Problem != "" {
				b.doubtful = append(b.doubtful, note{i + 1, fmt.Sprintf("“%s”: %s", d.Slice(t.Span), t.Problem)})
			}
		}
		for _, q := range d.Quantities {
			if q.Problem != "" {
				b.doubtful = append(b.doubtful, note{i + 1, fmt.Sprintf("“%s”: %s", d.Slice(q.Span), q.Problem)})
			}
		}
		for _, why := range d.Translated.Why {
			b.doubtful = append(b.doubtful, note{i + 1, "machine translation: " + why})
		}
	}
	return b
}

// garbled notes the names that pages of a story misspell, one note a page and name.
func garbled(r *analysis.Result, s *news.Story) []note {
	var notes []note
	for _, e := range r.Entities {
		spellings := map[int][]string{}
		for _, m := range e.Mentions {
			d := r.Documents[m.Document]
			if n := place(s, d.ID); m.Garbled && n > 0 {
				if spelling := "“" + d.Slice(m.Name) + "”"; !slices.Contains(spellings[n], spelling) {
					spellings[n] = append(spellings[n], spelling)
				}
			}
		}
		for _, n := range slices.Sorted(maps.Keys(spellings)) {
			notes = append(notes, note{n, strings.Join(spellings[n], ", ") + " for " + e.Name})
		}
	}
	return notes
}

// place is the number of a document in its story.
func place(s *news.Story, id string) int {
	return 1 + slices.IndexFunc(s.Accounts, func(a news.Account) bool { return a.Document.ID == id })
}

func sourceOf(n int, d *nlp.Document) source {
	s := source{number: n, outlet: d.Outlet.Name, date: day(d), path: d.Path, removed: d.Furniture, document: d}
	if s.outlet == "" {
		s.outlet = d.Outlet.Domain
	}
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

// agendaLine is an agenda item with the numbers of the documents that give it.
func (b *storyBrief) agendaLine(item news.AgendaItem) string {
	var numbers []int
	for _, e := range item.Evidence {
		if n := b.number(e.Document); !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	text := agendaText(item)
	for _, n := range numbers {
		text += fmt.Sprintf(" [%d]", n)
	}
	return text
}

// number is the number under which the brief shows a document.
func (b *storyBrief) number(d *nlp.Document) int {
	for _, s := range b.sources {
		if s.document == d {
			return s.number
		}
	}
	return 0
}
