package pubdate

import (
	"strings"
	"time"

	"readout/internal/nlp"
)

// Publishing systems write their stamps in UTC. A story that went out at half
// past midnight in Vienna carries the day before then, while the page, its text
// and its readers count the local day. So stamps in UTC are turned to the clock
// that the page shows, else to that of its country.

// zoneRule is the legal time of a country: minutes east of UTC, with an hour more
// under the European Union's summer time (directive 2000/84/EC), or no rule.
type zoneRule struct {
	known  bool
	base   int
	summer bool
}

// zoneRules are the zones of countries (ISO 3166-1, as in top-level domains and
// language tags) with one zone and no summer time but the European.
var zoneRules = []struct {
	countries string
	rule      zoneRule
}{
	{" uk gb ie pt is ", zoneRule{true, 0, true}},
	{" de at ch fr it es nl be lu li dk no se pl cz sk hu si hr rs mk ba al mt ", zoneRule{true, 60, true}},
	{" gr fi ro bg ee lv lt cy ua md ", zoneRule{true, 120, true}},
	{" ng ", zoneRule{true, 60, false}},
	{" za zw bw zm mz ", zoneRule{true, 120, false}},
	{" tr ru by sa iq kw qa ke tz ug et ", zoneRule{true, 180, false}},
	{" ae om ge am az ", zoneRule{true, 240, false}},
	{" pk uz ", zoneRule{true, 300, false}},
	{" in lk ", zoneRule{true, 330, false}},
	{" bd ", zoneRule{true, 360, false}},
	{" th vn kh ", zoneRule{true, 420, false}},
	{" cn hk sg my ph tw ", zoneRule{true, 480, false}},
	{" jp kr ", zoneRule{true, 540, false}},
	{" br ar uy ", zoneRule{true, -180, false}},
}

// zoneLanguages are languages spoken, by far, in countries of one zone.
const zoneLanguages = " de:de it:it nl:nl pl:pl cs:cz sk:sk hu:hu sv:se da:dk nb:no no:no fi:fi el:gr tr:tr ja:jp ko:kr ro:ro bg:bg "

// zoneOf is the zone of a page, by its address's country, else by its language
// (BCP 47).
func zoneOf(language, address string) zoneRule {
	h := host(address)
	if r := ruleFor(h[strings.LastIndexByte(h, '.')+1:]); r.known {
		return r
	}
	lang, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	if region != "" {
		if r := ruleFor(region); r.known {
			return r
		}
	}
	if lang != "" {
		if _, rest, ok := strings.Cut(zoneLanguages, " "+lang+":"); ok {
			return ruleFor(rest[:2])
		}
	}
	return zoneRule{}
}

func ruleFor(country string) zoneRule {
	if len(country) == 2 {
		for _, z := range zoneRules {
			if strings.Contains(z.countries, " "+country+" ") {
				return z.rule
			}
		}
	}
	return zoneRule{}
}

// offset is the zone's offset at a moment, in minutes east of UTC.
func (z zoneRule) offset(t time.Time) int {
	if z.summer && !t.Before(lastSunday(t.Year(), time.March)) && t.Before(lastSunday(t.Year(), time.October)) {
		return z.base + 60
	}
	return z.base
}

// lastSunday is 01:00 UTC of a month's last Sunday, when summer time changes.
func lastSunday(year int, month time.Month) time.Time {
	last := time.Date(year, month+1, 0, 1, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -int(last.Weekday()))
}

// localise turns the stamps in UTC to the page's own clock.
func (r *reader) localise() {
	rule := zoneOf(r.language, r.page.URL)
	for i := range r.votes {
		v := &r.votes[i]
		if !v.date.Zoned || v.date.Precision != nlp.Minute {
			continue
		}
		if _, off := v.date.Time.Zone(); off != 0 {
			continue
		}
		if off, ok := r.shownOffset(*v); ok {
			v.date.Time = v.date.Time.In(fixedZone(off))
		} else if rule.known {
			v.date.Time = v.date.Time.In(fixedZone(rule.offset(v.date.Time)))
		} else if shown, ok := r.neighbour(*v); ok {
			v.date = shown
		}
	}
}

// shownOffset compares a stamp in UTC with the clock times that the page shows:
// the same reading, or one that is whole half hours away, gives the page's zone.
func (r *reader) shownOffset(u vote) (minutes int, ok bool) {
	best := 99 * 60
	for _, v := range r.votes {
		if v.date.Zoned || v.date.Precision != nlp.Minute || v.role != u.role {
			continue
		}
		d := int(v.date.Time.Sub(u.date.Time).Truncate(time.Minute).Minutes())
		if d%30 == 0 && d >= -12*60 && d <= 14*60 && abs(d) < abs(best) {
			best, ok = d, true
		}
	}
	return best, ok
}

// neighbour is the day that the page shows where it is the one beside the day of
// a stamp in UTC and a zone can explain it. The time of day is given up: it would
// stand on the wrong day.
func (r *reader) neighbour(u vote) (nlp.Date, bool) {
	at := u.date.Time
	for _, v := range r.votes {
		if v.basis == nlp.URLPath && v.date.SameDay(u.date) {
			return nlp.Date{}, false
		}
	}
	for _, v := range r.votes {
		if v.basis != nlp.BylineDate && v.basis != nlp.URLPath || v.date.Precision != nlp.Day || v.role != u.role || v.weight < 0 {
			continue
		}
		switch {
		case v.date.SameDay(u.date):
			return nlp.Date{}, false
		case at.Hour() >= 10 && v.date.SameDay(nlp.Date{Time: at.AddDate(0, 0, 1), Precision: nlp.Day}),
			at.Hour() < 12 && v.date.SameDay(nlp.Date{Time: at.AddDate(0, 0, -1), Precision: nlp.Day}):
			return v.date, true
		}
	}
	return nlp.Date{}, false
}

// fixedZone is a zone by its offset in minutes, UTC for 0.
func fixedZone(minutes int) *time.Location {
	if minutes == 0 {
		return time.UTC
	}
	return time.FixedZone("", minutes*60)
}

func abs(n int) int { return max(n, -n) }
