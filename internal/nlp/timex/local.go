package timex

import (
	"slices"
	"strings"
	"time"

	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// placed is a place that the document names.
type placed struct {
	zone  string
	block int  // index of its block
	given bool // by its name, and not by what its people are called
}

// whereabouts are the places that a document names, and how often each zone is.
type whereabouts struct {
	all    []placed
	counts map[string]int
	dated  string // the zone of the dateline, or empty
	none   bool   // it is dated from a place that is not known
}

// localZones are the zones that a clock time without one may be of, the most frequent
// first: that of the place from which the report is dated, and those of the places that
// the document names twice, in its title, or in the paragraph of the clock time or the
// one before. There are none where the report is dated from an unknown place, or names
// each of its places once and is not dated.
func (r *reader) localZones(e *expr) []*time.Location {
	if r.where == nil {
		r.where = r.readNamed()
	}
	n := r.where
	if n.none || n.dated == "" && !slices.ContainsFunc(n.all, func(p placed) bool { return n.counts[p.zone] > 1 }) {
		return nil // a place named once may be far from what is told
	}
	most := 0
	for _, c := range n.counts {
		most = max(most, c)
	}
	block := int(r.d.Sentences[r.d.Tokens[r.at(e.first).token].Sentence].Block)
	var names []string
	for _, p := range n.all {
		near := p.block == block || p.block == block-1 || r.titled(p.block)
		if most > 2 && n.counts[p.zone] < 2 && p.zone != n.dated && !(near && p.given) {
			continue // where "Dutch jets" flew is not told in Dutch time
		}
		if !slices.Contains(names, p.zone) {
			names = append(names, p.zone)
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return n.counts[b] - n.counts[a] })
	all := make([]*time.Location, len(names))
	for i, name := range names {
		all[i] = load(name)
	}
	return all
}

// titled reports whether a block is a title.
func (r *reader) titled(block int) bool {
	return block >= 0 && block < len(r.d.Blocks) && r.d.Blocks[block].Kind == nlp.TitleBlock
}

func (r *reader) readNamed() *whereabouts {
	n := &whereabouts{counts: map[string]int{}}
	dated, zone := r.dateline()
	n.dated, n.none = zone, dated && zone == ""
	for i := range r.atoms {
		if r.at(i).kind != word || !r.capital(i) {
			continue
		}
		p, ok := r.placeAt(i)
		if !ok {
			continue
		}
		block := int(r.d.Sentences[r.d.Tokens[r.at(i).token].Sentence].Block)
		given := !demonym(r.text(i, i+1))
		for _, zone := range append([]string{p.zone}, p.also...) {
			n.all = append(n.all, placed{zone, block, given})
			n.counts[zone]++
		}
	}
	return n
}

// demonym reports whether a word says of whose country something is.
func demonym(word string) bool {
	return slices.ContainsFunc(knowledge.Load().Find(word), func(e *knowledge.Entry) bool { return e.Kind == knowledge.Demonym })
}

// dateline reports whether the document says from where it is, and the zone of a place of
// these words, if one is known: "VELLIN, Marrow, Oct 14 (NPA) – ", "Lima, 3 May 2026".
func (r *reader) dateline() (dated bool, zone string) {
	at := 0
	for i, b := range r.d.Blocks {
		if i > 6 {
			break
		}
		end := r.datelineEnd(b)
		if end == 0 {
			continue
		}
		for at < len(r.atoms) && r.at(at).Start < b.Start {
			at++
		}
		for ; at < len(r.atoms) && r.at(at).End <= end; at++ {
			if p, ok := r.placeAt(at); ok {
				return true, p.zone
			}
		}
		dated = true
	}
	return dated, ""
}

// datelineEnd is where the dateline of a block ends, 0 where it has none: words in
// capitals or an agency in brackets before a dash, or a short line of a place and a date.
func (r *reader) datelineEnd(b nlp.Block) int {
	text := r.d.Slice(b.Span)
	if b.Kind == nlp.TitleBlock || b.Kind == nlp.CaptionBlock || text == "" {
		return 0
	}
	first := text[:strings.IndexFunc(text+" ", func(c rune) bool { return c == ' ' || c == ',' || c == '(' })]
	if len(text) <= 60 && strings.HasPrefix(text[len(first):], ", ") && (strings.ContainsAny(text, "0123456789") || strings.HasSuffix(text, "-")) && first != "" && first[0] >= 'A' && first[0] <= 'Z' && !weekdayOrMonth(first) {
		return b.End
	}
	head := text[:min(len(text), 80)]
	i := strings.IndexAny(head, "–—")
	if j := strings.Index(head, " - "); j >= 0 && (i < 0 || j < i) {
		i = j
	}
	if i <= 0 || len(first) < 3 || first != strings.ToUpper(first) && !strings.Contains(head[:i], ")") {
		return 0
	}
	return b.Start + i
}

// weekdayOrMonth reports whether a word names a day of the week or a month.
func weekdayOrMonth(s string) bool {
	w := words()[strings.ToLower(s)]
	return w.can(cWeekday) || w.can(cMonth)
}
