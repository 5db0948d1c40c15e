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

// brief is what is shown of a result, whatever the form: text of the pages in
// quotation marks, everything else in fixed labels.
type brief struct{ stories []storyBrief }

type storyBrief struct {
	title    string
	reports  string // "3 reports"
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
	remark   string // "French: not analysed"
	path     string
	removed  []nlp.Furniture
	document *nlp.Document
}

// speech is what one speaker says: in the story's documents where the speaker is
// named, in one document where it is "she" or "the official", which another
// document may say of somebody else.
type speech struct {
	speaker string
	source  int // the document, for a speaker without a name; else 0
	quotes  []quoted
}

// quoted is one quotation: the words of the page, part by part.
type quoted struct {
	parts  []string
	source int
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
	var b brief
	for _, s := range stories {
		sb := storyBriefOf(s)
		for _, item := range r.Agenda {
			if item.Story == s.ID {
				sb.next = append(sb.next, item)
			}
		}
		b.stories = append(b.stories, sb)
	}
	return b
}

func storyBriefOf(s *news.Story) storyBrief {
	b := storyBrief{title: s.Title, reports: plural(len(s.Accounts), "report")}
	if b.title == "" {
		b.title = "(no title)"
	}
	for i, a := range s.Accounts {
		d := a.Document
		b.sources = append(b.sources, sourceOf(i+1, d))
		for _, st := range d.Statements {
			if st.Form == nlp.Direct && st.Speaker.Known() {
				b.add(i+1, d, st)
			}
		}
		for _, rejected := range d.Dates.Rejected {
			b.doubtful = append(b.doubtful, note{i + 1, fmt.Sprintf("date “%s” rejected: %s", rejected.Text, rejected.Why)})
		}
		for _, why := range d.Translated.Why {
			b.doubtful = append(b.doubtful, note{i + 1, "machine translation: " + why})
		}
	}
	return b
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

// add files a statement under its speaker.
func (b *storyBrief) add(n int, d *nlp.Document, st nlp.Statement) {
	q := quoted{source: n}
	for _, c := range st.Content {
		q.parts = append(q.parts, strings.Join(strings.Fields(d.Slice(c)), " "))
	}
	source := n
	if named(st.Speaker.Text) {
		source = 0
	}
	for i := range b.said {
		if b.said[i].speaker == st.Speaker.Text && b.said[i].source == source {
			b.said[i].quotes = append(b.said[i].quotes, q)
			return
		}
	}
	b.said = append(b.said, speech{st.Speaker.Text, source, []quoted{q}})
}

// named reports whether a speaker as written holds a name: a capital that does
// not merely begin a sentence.
func named(speaker string) bool {
	first, rest, _ := strings.Cut(speaker, " ")
	switch strings.ToLower(first) {
	case "he", "she", "they", "it", "we", "i", "the", "a", "an", "his", "her", "its", "their":
		return strings.ToLower(rest) != rest
	}
	return strings.ToLower(speaker) != speaker
}

// String is the quotation in quotation marks, each part in its own.
func (q quoted) String() string {
	var parts []string
	for _, p := range q.parts {
		parts = append(parts, "“"+strings.TrimSuffix(p, ",")+"”")
	}
	return strings.Join(parts, " … ")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// agendaLine is an agenda item with the numbers of the documents that give it.
func (b *storyBrief) agendaLine(item news.AgendaItem) string {
	text := agendaText(item)
	seen := map[int]bool{}
	for _, e := range item.Evidence {
		if n := b.number(e.Document); !seen[n] {
			seen[n] = true
			text += fmt.Sprintf(" [%d]", n)
		}
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
