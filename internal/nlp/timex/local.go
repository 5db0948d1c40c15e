package timex

import (
	"slices"
	"strings"
	"time"

	"readout/internal/nlp"
)

// localZones are the zones that a clock time without one may be of: that of the place
// from which the report is dated, and those of the places that the document names, the
// most frequent first. There are none where the report is dated from an unknown place, or
// names each of its places once and is not dated.
func (r *reader) localZones() []*time.Location {
	if !r.localRead {
		r.local, r.localRead = r.readLocalZones(), true
	}
	return r.local
}

func (r *reader) readLocalZones() []*time.Location {
	dated, known := r.dateline()
	if dated && !known {
		return nil
	}
	var names []string
	counts := map[string]int{}
	add := func(zone string, n int) {
		if _, seen := counts[zone]; !seen {
			names = append(names, zone)
		}
		counts[zone] += n
	}
	for i := range r.atoms {
		if r.at(i).kind != word || !r.capital(i) {
			continue
		}
		if p, ok := r.placeAt(i); ok {
			add(p.zone, 1)
			for _, zone := range p.also {
				add(zone, 0)
			}
		}
	}
	// Every zone named may be the one; the one that the text names most is shown.
	if !dated && !slices.ContainsFunc(names, func(n string) bool { return counts[n] > 1 }) {
		return nil // a place named once may be far from what is told
	}
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	all := make([]*time.Location, len(names))
	for i, name := range names {
		all[i] = load(name)
	}
	return all
}

// dateline reports whether the document says from where it is, and whether a place of
// these words is known: "VELLIN, Marrow, Oct 14 (NPA) – ", "Lima, 3 May 2026".
func (r *reader) dateline() (dated, known bool) {
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
			if _, ok := r.placeAt(at); ok {
				return true, true
			}
		}
		dated = true
	}
	return dated, false
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
