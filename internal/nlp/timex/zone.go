package timex

import (
	"strings"
	"sync"
	"time"
	_ "time/tzdata" // a machine may have none; importing it costs the start nothing

	"readout/internal/knowledge"
)

// zone is a time zone as the text names it. One that the text names by a place has
// a location; an abbreviation has its offsets, more than one where it is used for
// several zones (IST: India, Israel, Ireland).
type zone struct {
	name     string // as the record shows it: "CET", "Ankara time", "in Athens"
	location string // IANA name
	offsets  []int  // minutes east of Greenwich
	local    bool   // "local time", of a place that the text does not name there
}

func (z zone) known() bool { return z.location != "" || len(z.offsets) > 0 }

// zones are the abbreviations that news uses, with their offsets in minutes.
var zones = sync.OnceValue(func() map[string][]int {
	t := map[string][]int{}
	for _, line := range strings.Fields(`gmt:0 utc:0 wet:0 bst:60,360 cet:60 cest:120 west:60 eet:120 eest:180 msk:180 trt:180
		est:-300 edt:-240 cst:-360,480 cdt:-300 mst:-420 mdt:-360 pst:-480,480 pdt:-420 akst:-540 akdt:-480 hst:-600 ast:-240,180
		adt:-180 nst:-210 ndt:-150 brt:-180 art:-180 clt:-240 ist:330,120,60 idt:180 irst:210 irdt:270 gst:240 pkt:300 npt:345 wib:420
		ict:420 hkt:480 sgt:480 myt:480 pht:480 jst:540 kst:540 awst:480 acst:570 aest:600 aedt:660 nzst:720 nzdt:780 sast:120 eat:180 cat:120 wat:60`) {
		name, list, _ := strings.Cut(line, ":")
		for _, s := range strings.Split(list, ",") {
			t[name] = append(t[name], minutesOf(s))
		}
	}
	for _, name := range []string{"et", "pt", "ct", "mt"} {
		t[name] = nil
	}
	return t
})

// civilZone is a zone of North America by its name, in which winter or summer
// time holds as the date has it; empty for other names.
func civilZone(name string) string {
	switch name {
	case "et", "eastern":
		return "America/New_York"
	case "ct", "central":
		return "America/Chicago"
	case "mt", "mountain":
		return "America/Denver"
	case "pt", "pacific":
		return "America/Los_Angeles"
	case "greenwich":
		return "UTC"
	}
	return ""
}

func minutesOf(s string) int {
	sign, n := 1, 0
	for _, c := range s {
		if c == '-' {
			sign = -1
			continue
		}
		n = 10*n + int(c-'0')
	}
	return sign * n
}

// zoneBehind reads the zone behind a clock time: "EST", "GMT+2", "local time", "US
// local time", "Ankara time", "in Athens" before a closing bracket.
func (r *reader) zoneBehind(e *expr) {
	j := e.end
	if r.isAny(j, ",", "(") && r.can(j+1, cZone) && r.capital(j+1) {
		if r.is(j, "(") && !r.is(j+2, ")") {
			return
		}
		j++
	}
	if z, end, ok := r.zoneOf(j); ok {
		e.zone, e.end = z, end
		return
	}
	switch {
	case r.can(j, cZone) && r.upper(j):
		r.abbreviation(e, j)
		if r.is(e.end, ")") && r.is(j-1, "(") {
			e.end++
		}
	case r.isAny(j, "eastern", "central", "mountain", "pacific", "greenwich") && (r.isAny(j+1, "time") || r.isAny(j+1, "standard", "daylight", "mean") && r.is(j+2, "time")):
		e.end = j + 2
		if !r.is(j+1, "time") {
			e.end++
		}
		e.zone = zone{name: r.text(j, e.end), location: civilZone(r.at(j).lower)}
	case r.is(j, "local") && r.is(j+1, "time"):
		e.zone, e.end = zone{name: "local time", local: true}, j+2
		r.placeBehind(e)
	case r.is(j, "in"):
		r.inPlace(e, j)
	default:
		r.placeTime(e, j)
	}
}

// upper reports whether atom i is all capitals.
func (r *reader) upper(i int) bool {
	a := r.at(i)
	s := r.d.Text[a.Start:a.End]
	return s != "" && s == strings.ToUpper(s)
}

func (r *reader) text(i, end int) string { return r.d.Text[r.at(i).Start:r.at(end-1).End] }

// abbreviation reads "CET" and "GMT+3".
func (r *reader) abbreviation(e *expr, j int) {
	low := r.at(j).lower
	e.end = j + 1
	e.zone = zone{name: strings.ToUpper(low), offsets: zones()[low], location: civilZone(low)}
	plus := r.isAny(e.end, "+", "-") && r.at(e.end).glued && r.at(e.end+1).kind == number && r.at(e.end+1).glued && r.at(e.end+1).num <= 14
	if (low == "gmt" || low == "utc") && plus {
		n := 60 * int(r.at(e.end+1).num)
		if r.is(e.end, "-") {
			n = -n
		}
		e.zone = zone{name: r.text(j, e.end+2), offsets: []int{n}}
		e.end += 2
	}
	if r.is(e.end, "time") {
		e.end++
	}
}

// placeTime reads "Ankara time", "US local time", "Kyiv time".
func (r *reader) placeTime(e *expr, j int) {
	k := j
	if r.is(k, "the") {
		k++
	}
	for n := 3; n >= 1; n-- {
		end := k + n
		if r.is(end, "local") {
			end++
		}
		if !r.is(end, "time") || !r.capital(k) || !r.sameSentence(j, end) {
			continue
		}
		if p, ok := r.placeNamed(k, k+n); ok {
			e.zone, e.end = p.zoneAs(r.text(k, end+1)), end+1
			return
		}
	}
}

// placeBehind reads the place behind "local time": "in Athens".
func (r *reader) placeBehind(e *expr) {
	if !r.is(e.end, "in") {
		return
	}
	if p, ok := r.placeAt(e.end + 1); ok {
		e.zone.location = p.zone
	}
}

// inPlace reads "19:30 in Athens": the zone only where nothing else stands in the
// brackets, since an event in Athens need not be told in its time.
func (r *reader) inPlace(e *expr, j int) {
	n := 1
	for n < 3 && r.at(j+1+n).kind == word {
		n++
	}
	if !r.is(j+1+n, ")") || !r.bracketed(e.end) {
		return
	}
	if p, ok := r.placeNamed(j+1, j+1+n); ok {
		e.zone = p.zoneAs(r.text(j, j+1+n))
	}
}

// bracketed reports whether a bracket opens shortly before the clock time that
// ends at atom end.
func (r *reader) bracketed(end int) bool {
	for i := end - 1; i >= 0 && i > end-8; i-- {
		if r.is(i, "(") {
			return true
		}
	}
	return false
}

// placeNamed is the place whose name is the words i to end-1.
func (r *reader) placeNamed(i, end int) (place, bool) {
	if !r.capital(i) {
		return place{}, false
	}
	p, ok := places()[knowledge.Fold(r.phrase(i, end))]
	return p, ok
}

// zoneAs is a place's zone under a name.
func (p place) zoneAs(name string) zone { return zone{name: name, location: p.zone} }

// ofWorld reports whether a zone is the world's clock.
func (z zone) ofWorld() bool {
	return z.location == "UTC" || len(z.offsets) == 1 && z.offsets[0] == 0
}

// placeAt is the place whose name begins at atom i.
func (r *reader) placeAt(i int) (place, bool) {
	for n := 3; n >= 1; n-- {
		if p, ok := r.placeNamed(i, i+n); ok {
			return p, true
		}
	}
	return place{}, false
}

// phrase is the words i to end-1 in lower case, with one space between them.
func (r *reader) phrase(i, end int) string {
	if end-i == 1 {
		return r.at(i).lower
	}
	var b strings.Builder
	for ; i < end; i++ {
		if r.at(i).kind != word {
			return ""
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(r.at(i).lower)
	}
	return b.String()
}

// locations caches what time.LoadLocation reads.
var locations sync.Map

// load is the location of an IANA name, UTC where there is none.
func load(name string) *time.Location {
	if l, ok := locations.Load(name); ok {
		return l.(*time.Location)
	}
	l, err := time.LoadLocation(name)
	if err != nil {
		l = time.UTC
	}
	locations.Store(name, l)
	return l
}

// at are the locations that a zone may mean; the usual one first.
func (z zone) at() []*time.Location {
	if z.location != "" {
		return []*time.Location{load(z.location)}
	}
	all := make([]*time.Location, len(z.offsets))
	for i, n := range z.offsets {
		all[i] = time.FixedZone(z.name, n*60)
	}
	return all
}

// meant are the locations that a writer may mean by a zone: reports write EST and CET
// the year round.
func (z zone) meant() []*time.Location {
	all := z.at()
	if by, ok := otherSeason[z.name]; ok && z.location == "" && len(z.offsets) > 0 {
		all = append(all, time.FixedZone(z.name, (z.offsets[0]+by)*60))
	}
	return all
}

// otherSeason is by how many minutes the same clock is off in the other half of the year.
var otherSeason = map[string]int{
	"EST": 60, "CST": 60, "MST": 60, "PST": 60, "AKST": 60, "EDT": -60, "CDT": -60, "MDT": -60, "PDT": -60, "AKDT": -60,
	"CET": 60, "EET": 60, "WET": 60, "MET": 60, "CEST": -60, "EEST": -60, "WEST": -60, "BST": -60,
	"AEST": 60, "AEDT": -60, "ACST": 60, "ACDT": -60, "NZST": 60, "NZDT": -60,
}
