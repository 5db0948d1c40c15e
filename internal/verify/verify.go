// Package verify proves a record against its pages: every span stands where it
// says, every name and number in the record's own sentences stands in the evidence
// cited for it, and nothing in quotation marks is missing from its page. It reads
// records as anybody's: what is wrong with one is a finding, never a crash.
//
// It knows nothing of how the record was made. The pages' texts are read again by
// the same reader of pages; all else is looked up in them.
package verify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/nlp"
	"readout/internal/page"
)

// Finding is something in a record that its pages do not bear out.
type Finding struct {
	Where   string // "c3 comparisons[2].values[1]"
	Message string
}

// String is the finding as a line.
func (f Finding) String() string { return f.Where + ": " + f.Message }

// Report is what was checked, and what was found.
type Report struct {
	Documents  int // documents whose page was read again
	Spans      int
	Sentences  int // the record's own: topics, reasons, names of entities, remarks
	Values     int // numbers and days against the words that give them
	Quotations int
	Findings   []Finding // in the order of the record
}

func (r *Report) found(where, format string, args ...any) {
	r.Findings = append(r.Findings, Finding{where, fmt.Sprintf(format, args...)})
}

// Brief is a brief made from the same pages: text, Markdown or HTML.
type Brief struct {
	Name string // as the user calls it
	Data []byte
}

// Check proves a record, and the quotations of briefs made with it. The items are
// those of the pages, in any order; a page that the record does not name is not
// looked at. The error is for a record that cannot be read at all: kind
// errs.Malformed.
func Check(record []byte, items []input.Item, o page.Options, briefs ...Brief) (*Report, error) {
	rec, err := parse(record)
	if err != nil {
		return nil, err
	}
	c := &checker{record: rec, report: &Report{}, documents: map[string]*document{}, names: map[string]bool{}, mentions: map[string]map[string]bool{}}
	c.pages(items, o)
	c.spans()
	c.ownWords()
	c.values()
	for _, b := range briefs {
		c.brief(b)
	}
	return c.report, nil
}

// checker holds a record with its pages.
type checker struct {
	record    *record
	report    *Report
	documents map[string]*document       // by id
	names     map[string]bool            // the words of the entities' names
	mentions  map[string]map[string]bool // the words of their mentions in each document
}

// document is a document of the record with its page.
type document struct {
	*recordDocument
	runes     []rune
	read      *nlp.Document // the page as it reads now; nil where it is missing
	furniture string        // what was taken out, folded
}

// pages reads the pages again and compares text and head of each document.
func (c *checker) pages(items []input.Item, o page.Options) {
	byHash := map[string]input.Item{}
	byPath := map[string]input.Item{}
	for _, item := range items {
		if item.Err == nil {
			byHash[hashOf(item.Data)] = item
			byPath[item.Path] = item
		}
	}
	for i := range c.record.Documents {
		rd := &c.record.Documents[i]
		where := fmt.Sprintf("%s documents[%d]", rd.ID, i)
		if c.documents[rd.ID] != nil || rd.ID == "" {
			c.report.found(where, "the id %q is empty or stands twice", rd.ID)
			continue
		}
		d := &document{recordDocument: rd, runes: []rune(rd.Text)}
		c.documents[rd.ID] = d
		item, ok := byHash[rd.Hash]
		if !ok {
			if _, changed := byPath[rd.Path]; changed {
				c.report.found(where, "the page %s is not the one that was read: its hash is another", rd.Path)
			} else {
				c.report.found(where, "its page %s is not among those given", rd.Path)
			}
			continue
		}
		c.reread(where, d, item, o)
	}
}

// reread reads a page in each way in which a user may have had it read, until the
// text is the record's.
func (c *checker) reread(where string, d *document, item input.Item, o page.Options) {
	var first *nlp.Document
	for _, as := range []input.Format{o.As, input.Text, input.Page, input.HTML} {
		o.As = as
		read, err := page.Read(item, o)
		if read == nil || err != nil && errs.KindOf(err) != errs.NoArticle {
			continue
		}
		if first == nil {
			first = read
		}
		if read.Text == d.Text {
			d.take(read)
			c.report.Documents++
			c.head(where, d)
			return
		}
	}
	if first == nil {
		c.report.found(where, "its page %s cannot be read", d.Path)
		return
	}
	d.take(first)
	c.report.found(where, "its text is not that of the page %s: they part at %s", d.Path, parting(d.Text, first.Text))
}

func (d *document) take(read *nlp.Document) {
	d.read = read
	for _, f := range read.Furniture {
		d.furniture += fold(f.Text) + "\n"
	}
	for _, r := range read.Dates.Rejected {
		d.furniture += fold(r.Text) + "\n"
	}
}

// head compares what stands over a document with its page.
func (c *checker) head(where string, d *document) {
	published := recordDate{d.read.Dates.Published.Date.String(), d.read.Dates.Published.Text}
	if published.Value == "" && d.shows(d.Dates.Published) {
		published = d.Dates.Published // which the other reports of its story let it believe
	}
	for _, field := range []struct{ name, got, want string }{
		{"title", d.Title, d.read.Title}, {"outlet.name", d.Outlet.Name, d.read.Outlet.Name},
		{"outlet.domain", d.Outlet.Domain, d.read.Outlet.Domain}, {"agency", d.Agency, d.read.Agency},
		{"language", d.Language, d.read.Language},
		{"dates.published.value", d.Dates.Published.Value, published.Value},
		{"dates.published.text", d.Dates.Published.Text, published.Text},
		{"dates.modified.value", d.Dates.Modified.Value, d.read.Dates.Modified.Date.String()},
	} {
		c.report.Sentences++
		if field.got != field.want {
			c.report.found(where+"."+field.name, "%q, but the page says %q", field.got, field.want)
		}
	}
	if !slices.Equal(d.Bylines, d.read.Bylines) {
		c.report.found(where+".bylines", "%q, but the page says %q", d.Bylines, d.read.Bylines)
	}
}

// shows reports whether the words of a date stand on the page, outside the text or in it, and
// name its day.
func (d *document) shows(r recordDate) bool {
	words := fold(r.Text)
	day, err := time.Parse(time.DateOnly, r.Value[:min(len(time.DateOnly), len(r.Value))])
	if words == "" || err != nil || !strings.Contains(d.furniture, words) && !strings.Contains(fold(d.Text), words) {
		return false
	}
	numbers := strings.FieldsFunc(words, func(c rune) bool { return c < '0' || c > '9' })
	return slices.ContainsFunc(numbers, func(n string) bool {
		v, err := strconv.Atoi(n)
		return err == nil && v == day.Day() || len(n) == len("20060102") && n == day.Format("20060102")
	})
}

// parting shows where two texts begin to differ.
func parting(a, b string) string {
	x, y := []rune(a), []rune(b)
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	return fmt.Sprintf("code point %d: %q against %q", i, around(x, i), around(y, i))
}

func around(r []rune, i int) string { return string(r[min(i, len(r)):min(i+30, len(r))]) }
