package timex

import (
	"strings"
	"sync"
)

// class says what a word can be; a word can be several things.
type class uint32

const (
	cMonth class = 1 << iota
	cWeekday
	cUnit
	cCardinal // one, twelve, hundred
	cOrdinal  // first, twentieth
	cSeason
	cPart     // morning, night: part of a day
	cMeridiem // a.m., p.m.
	cZone
	cShift  // this, last, next, previous, following, coming
	cVague  // now, recently, soon
	cDay    // today, yesterday, tomorrow, tonight
	cPhase  // early, late, mid
	cEdge   // beginning, end, middle (of)
	cApprox // about, nearly, more than
	cSet    // daily, weekly
	cEvery  // every, each
	cFew    // several, few, couple
	cHoliday
	cNoon // noon, midnight
	cArticle
	cMagnitude
	cPlural // of units, weekdays and parts: days, Mondays, mornings
	cFiscal // fiscal, calendar (year)
	cDecade // the sixties
	cShort  // an abbreviation that is also a word: sat, sun, mon, mar
)

// unit is a unit of the calendar or the clock, from fine to coarse.
type unit uint8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	weekend
	week
	fortnight
	month
	quarter
	half
	season
	year
	decade
	century
	millennium
)

// letters are the units' designators in TIMEX3 durations; those of the clock
// stand behind T.
var letters = [...]string{second: "S", minute: "M", hour: "H", day: "D", weekend: "WE", week: "W", fortnight: "W", month: "M", quarter: "Q", half: "H", season: "S", year: "Y", decade: "Y", century: "Y", millennium: "Y"}

// entry is a word's line in the table. n and u mean what the class says: the
// number of a month (1 to 12), a weekday (1 is Monday), a season, a part of day,
// the direction of a shift, the value of a number, or the unit counted.
type entry struct {
	is class
	n  int32
	u  unit
	s  string
}

func (e entry) can(c class) bool { return e.is&c != 0 }

// parts of the day in TIMEX3.
var partCodes = []string{"", "MO", "MI", "AF", "EV", "NI", "DT"}

const (
	noPart = iota
	morning
	midday
	afternoon
	evening
	night
	daytime
)

// words is the table, built at first use.
var words = sync.OnceValue(func() map[string]entry {
	t := make(map[string]entry, 700)
	addCalendar(t)
	addNumbers(t)
	addRelative(t)
	addVague(t)
	for name := range zones() {
		addTo(t, name, entry{is: cZone})
	}
	return t
})

// addTo merges an entry into those that the word has already; the numbers of the
// first one stand.
func addTo(t map[string]entry, name string, e entry) {
	old, ok := t[name]
	if !ok {
		t[name] = e
		return
	}
	old.is |= e.is
	if old.u == noUnit {
		old.u = e.u
	}
	if old.n == 0 {
		old.n = e.n
	}
	if old.s == "" {
		old.s = e.s
	}
	t[name] = old
}

func each(t map[string]entry, list string, e func(i int) entry) {
	for i, group := range strings.Fields(list) {
		for _, name := range strings.Split(group, "|") {
			addTo(t, strings.ReplaceAll(name, "_", " "), e(i))
		}
	}
}

func addCalendar(t map[string]entry) {
	each(t, "january|jan february|feb march april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec",
		func(i int) entry { return entry{is: cMonth, n: int32(i + 1)} })
	each(t, "monday tuesday|tues wednesday thursday|thurs|thur friday saturday sunday",
		func(i int) entry { return entry{is: cWeekday, n: int32(i + 1)} })
	each(t, "mon tue wed thu fri sat sun", func(i int) entry { return entry{is: cWeekday | cShort, n: int32(i + 1)} })
	each(t, "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
		func(i int) entry { return entry{is: cWeekday | cPlural, n: int32(i + 1)} })
	units := "second|sec minute|min hour|hr day weekend week fortnight month quarter half season year|yr decade century millennium"
	each(t, units, func(i int) entry { return entry{is: cUnit, u: unit(i + 1)} })
	plurals := "seconds|secs minutes|mins hours|hrs days weekends weeks fortnights months quarters halves seasons years|yrs decades centuries millennia"
	each(t, plurals, func(i int) entry { return entry{is: cUnit | cPlural, u: unit(i + 1)} })
	each(t, "spring summer autumn|fall winter", func(i int) entry { return entry{is: cSeason, n: int32(i + 1)} })
	each(t, "springs summers autumns winters", func(i int) entry { return entry{is: cSeason | cPlural, n: int32(i + 1)} })
	each(t, "morning|dawn|daybreak|sunrise lunchtime afternoon evening|dusk|sunset night|overnight|nighttime daytime", func(i int) entry { return entry{is: cPart, n: int32(i + 1)} })
	each(t, "mornings middays afternoons evenings nights", func(i int) entry { return entry{is: cPart | cPlural, n: int32(i + 1)} })
	each(t, "am pm", func(i int) entry { return entry{is: cMeridiem, n: int32(i + 1)} })
	each(t, "midnight noon|midday", func(i int) entry { return entry{is: cNoon, n: int32(12 * i)} })
	each(t, "fiscal|calendar", func(int) entry { return entry{is: cFiscal} })
	each(t, "bi|semi", func(int) entry { return entry{is: cFiscal} })
	each(t, "q|h", func(int) entry { return entry{is: cFiscal} })
	each(t, "latter", func(int) entry { return entry{is: cOrdinal, n: 2} })
	for _, h := range holidays() {
		addTo(t, h.first, entry{is: cHoliday})
	}
}

func addNumbers(t map[string]entry) {
	each(t, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
		func(i int) entry { return entry{is: cCardinal, n: int32(i + 1)} })
	each(t, "twenty thirty forty fifty sixty seventy eighty ninety",
		func(i int) entry { return entry{is: cCardinal, n: int32(10*i + 20)} })
	each(t, "twenties thirties forties fifties sixties seventies eighties nineties", func(i int) entry { return entry{is: cDecade, n: int32(1920 + 10*i)} })
	each(t, "zero", func(int) entry { return entry{is: cCardinal} })
	each(t, "hundred thousand million billion", func(i int) entry {
		return entry{is: cCardinal | cMagnitude, n: []int32{100, 1000, 1e6, 1e9}[i]}
	})
	each(t, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
		func(i int) entry { return entry{is: cOrdinal, n: int32(i + 1)} })
	each(t, "thirtieth", func(int) entry { return entry{is: cOrdinal, n: 30} })
	each(t, "dozen", func(int) entry { return entry{is: cCardinal, n: 12} })
	each(t, "several few many numerous", func(int) entry { return entry{is: cFew} })
	each(t, "couple", func(int) entry { return entry{is: cFew, n: 2} })
	each(t, "a an", func(int) entry { return entry{is: cArticle, n: 1} })
	each(t, "the", func(int) entry { return entry{is: cArticle} })
}

func addRelative(t map[string]entry) {
	each(t, "this|current last|past|previous|preceding|prior|latest next|coming|following|upcoming that|same", func(i int) entry {
		return entry{is: cShift, n: []int32{0, -1, 1, 0}[i]}
	})
	each(t, "yesterday today tomorrow", func(i int) entry { return entry{is: cDay, n: int32(i - 1)} })
	each(t, "tonight|tonite", func(int) entry { return entry{is: cDay, s: "NI"} })
	each(t, "early|earlier|beginning|start|onset mid|middle|midst late|later|end|close", func(i int) entry {
		return entry{n: int32(i + 1)}
	})
	for name, n := range map[string]int32{"early": 1, "earlier": 1, "mid": 2, "late": 3, "later": 3} {
		addTo(t, name, entry{is: cPhase, n: n})
	}
	for name, n := range map[string]int32{"beginning": 1, "start": 1, "onset": 1, "outset": 1, "middle": 2, "midst": 2, "end": 3, "close": 3} {
		addTo(t, name, entry{is: cEdge, n: n})
	}
	for name, mod := range map[string]string{"about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX", "circa": "APPROX",
		"nearly": "LESS_THAN", "almost": "LESS_THAN", "under": "LESS_THAN", "over": "MORE_THAN", "exactly": "", "only": "", "just": "",
		"more": "MORE_THAN", "less": "LESS_THAN", "fewer": "LESS_THAN", "at": "EQUAL_OR_MORE", "no": "EQUAL_OR_LESS", "up": "EQUAL_OR_LESS"} {
		addTo(t, name, entry{is: cApprox, s: mod})
	}
	each(t, "every each any", func(int) entry { return entry{is: cEvery} })
	for name, v := range map[string]string{"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "bimonthly": "P2M",
		"quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "biennial": "P2Y", "biennially": "P2Y", "hourly": "PT1H", "semiannual": "P6M", "semiannually": "P6M", "everyday": "P1D"} {
		addTo(t, name, entry{is: cSet, s: v})
	}
}

func addVague(t map[string]entry) {
	for name, v := range map[string]string{"now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
		"recently": "PAST_REF", "recent": "PAST_REF", "soon": "FUTURE_REF", "future": "FUTURE_REF", "current": "PRESENT_REF", "lately": "PAST_REF",
		"past": "PAST_REF", "present": "PRESENT_REF"} {
		addTo(t, name, entry{is: cVague, s: v})
	}
}
