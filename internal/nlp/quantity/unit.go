package quantity

import (
	"math/big"
	"strings"
	"sync"
)

// unit is a unit of measure: its UCUM code and its size in SI base units.
type unit struct {
	code   string
	si     string   // in UCUM, base units only; "1" for numbers, "-" for none
	factor *big.Rat // 1 unit is factor si
	offset *big.Rat // added after the factor: °C and °F; else nil
	time   bool     // a duration
}

// unitTable holds the units by name (lower case) and by abbreviation.
type unitTable struct {
	names, short map[string]*unit
	// first holds the first words of names of several words: nothing else has to
	// be put together for a look-up.
	first map[string]bool
}

var units = sync.OnceValue(func() *unitTable {
	t := &unitTable{names: map[string]*unit{}, short: map[string]*unit{}, first: map[string]bool{}}
	for row := range strings.Lines(unitRows) {
		if f := strings.Split(strings.TrimSpace(row), "|"); len(f) == 5 {
			t.add(f)
		}
	}
	t.offsets()
	t.addPrefixed()
	for name := range t.names {
		if first, _, several := strings.Cut(name, " "); several {
			t.first[first] = true
		}
	}
	return t
})

func (t *unitTable) add(f []string) {
	factor, ok := new(big.Rat).SetString(f[2])
	if !ok {
		panic("quantity: bad factor of " + f[0])
	}
	u := &unit{code: f[0], si: f[1], factor: factor, time: f[1] == "s"}
	for name := range strings.SplitSeq(f[3], ",") {
		base, length := strings.CutSuffix(name, "*")
		if base == "" {
			continue
		}
		t.name(base, u)
		if length {
			t.powers(base, u)
		}
	}
	for short := range strings.SplitSeq(f[4], ",") {
		if short == "" {
			continue
		}
		t.short[short] = u
		if u.si == "m" {
			t.shortPowers(short, u)
		}
	}
}

// name adds a name and its regular plural.
func (t *unitTable) name(name string, u *unit) {
	t.names[name] = u
	if !strings.HasSuffix(name, "s") && name != "feet" {
		t.names[name+"s"] = u
		if first, rest, ok := strings.Cut(name, " "); ok && (first == "part" || first == "degree") {
			t.names[first+"s "+rest] = u
		}
	}
}

// powers adds the areas and volumes of a length.
func (t *unitTable) powers(name string, u *unit) {
	area, volume := u.power(2), u.power(3)
	t.name("square "+name, area)
	t.name("sq "+name, area)
	t.name("cubic "+name, volume)
	t.names[name+" squared"], t.names[name+"s squared"] = area, area
	t.names[name+" cubed"], t.names[name+"s cubed"] = volume, volume
}

func (t *unitTable) shortPowers(short string, u *unit) {
	area, volume := u.power(2), u.power(3)
	for _, s := range []string{short + "2", short + "²", short + "^2", "sq " + short, "sq. " + short, short + " squared"} {
		t.short[s] = area
	}
	for _, s := range []string{short + "3", short + "³", short + "^3", "cu " + short, short + " cubed"} {
		t.short[s] = volume
	}
}

// power is the square or cube of a length.
func (u *unit) power(n int) *unit {
	exp := string(rune('0' + n))
	factor := u.factor
	for range n - 1 {
		factor = product(factor, u.factor)
	}
	return &unit{code: u.code + exp, si: u.si + exp, factor: factor}
}

// offsets completes the temperatures: K = °C + 273.15, and °F by way of it.
func (t *unitTable) offsets() {
	celsius, fahrenheit := t.names["celsius"], t.names["fahrenheit"]
	celsius.offset = big.NewRat(27315, 100)
	fahrenheit.offset = sum(big.NewRat(27315, 100), big.NewRat(-160, 9))
}

// per is the unit of a rate, u for each t.
func (u *unit) per(t *unit) *unit {
	si := "-"
	if u.si != "-" && t.si != "-" {
		si = strings.TrimPrefix(u.si+"."+inverse(t.si), "1.")
	}
	return &unit{code: u.code + "/" + t.code, si: si, factor: new(big.Rat).Quo(u.factor, t.factor)}
}

// inverse is the SI unit to the power of minus one: "s" becomes "s-1".
func inverse(si string) string {
	var parts []string
	for part := range strings.SplitSeq(si, ".") {
		base := strings.TrimRight(part, "-0123456789")
		exp := part[len(base):]
		switch {
		case part == "1":
		case exp == "":
			parts = append(parts, base+"-1")
		case strings.HasPrefix(exp, "-"):
			parts = append(parts, base+strings.TrimPrefix(strings.TrimPrefix(exp, "-"), "1"))
		default:
			parts = append(parts, base+"-"+exp)
		}
	}
	return strings.Join(parts, ".")
}

// toSI converts a value of the unit.
func (u *unit) toSI(v *big.Rat) *big.Rat {
	out := product(v, u.factor)
	if u.offset != nil {
		out = sum(out, u.offset)
	}
	return out
}

// unitAt reads a unit of measure at atom i and gives the atom behind it. The
// longest name wins; a rate is read as one unit: "metres per second", "km/h".
func (s *scanner) unitAt(i int) (*unit, int) {
	u, end := s.plainUnit(i)
	if u == nil {
		return nil, i
	}
	if u.code == "deg" {
		return s.degrees(u, end)
	}
	if t, behind := s.rateUnit(end, u); t != nil {
		return u.per(t), behind
	}
	return u, end
}

// openShort are the abbreviations that a further word or mark may belong to: "sq km",
// "m²", "km squared".
var openShort = map[string]bool{"sq": true, "cu": true, "fl": true, "km": true, "m": true, "cm": true, "ft": true, "mi": true, "in": true, "yd": true, "mm": true}

// plainUnit reads a unit without a denominator, in brackets or behind a hyphen
// too: "30-day", "20 (kg)".
func (s *scanner) plainUnit(i int) (*unit, int) {
	if s.isDash(i) && i+1 < len(s.atoms) && s.atoms[i].glued && s.atoms[i+1].glued && s.atoms[i+1].kind == wordAtom {
		i++
		if s.atoms[i].lower == "in" {
			return nil, i
		}
	}
	table := units()
	if i < len(s.atoms) && s.atoms[i].kind == wordAtom {
		if u := s.temperatureLetter(i); u != nil {
			return u, i + 1
		}
	}
	for n := min(4, len(s.atoms)-i); n > 0; n-- {
		if n > 1 && !table.first[s.atoms[i].lower] && s.atoms[i].kind == wordAtom && !openShort[s.atoms[i].text] {
			continue
		}
		if u := table.names[s.phrase(i, i+n)]; u != nil {
			return u, i + n
		}
		if l := s.atoms[i].lower; n == 3 && (l == "sq" || l == "cu") && s.at(i+1, ".") {
			if u := table.names[map[string]string{"sq": "square ", "cu": "cubic "}[l]+s.lower(i+2)]; u != nil {
				return u, i + n
			}
		}
		if u := s.shortUnit(i, n); u != nil {
			return u, i + n
		}
	}
	return nil, i
}

// shortUnit looks an abbreviation of n atoms up. Those that are words too need
// what shows that they are units.
func (s *scanner) shortUnit(i, n int) *unit {
	if n > 3 || s.blockedShort(i, n) {
		return nil
	}
	text := s.atoms[i].text
	if n > 1 {
		text = s.written(i, i+n)
	}
	u := units().short[text]
	if u == nil && n == 1 && text == `"` && !s.atoms[i].glued {
		switch s.lower(i + 1) {
		case "long", "thick", "wide", "tall", "deep":
			return units().names["inch"]
		}
	}
	if u == nil && n == 1 && s.atoms[i].kind == symbolAtom && i > 0 && s.atoms[i].glued {
		switch text {
		case "'", "′", "’":
			if i+1 == len(s.atoms) || s.atoms[i+1].kind == digitAtom {
				return units().names["foot"]
			}
		case `"`, "″", "”":
			if !s.openQuote(i) {
				return units().names["inch"]
			}
		}
	}
	return u
}

// openQuote reports whether a quotation mark before atom i in its sentence is
// still open, so that the one at i closes it and is no inch.
func (s *scanner) openQuote(i int) bool {
	open := s.atoms[i].text == "”"
	for j := max(0, i-200); j < i; j++ {
		switch s.atoms[j].text {
		case `"`:
			open = !open
		case "“":
			return true
		}
	}
	return open
}

// blockedShort reports whether the letters at atom i are a word here: the "in" of
// "5 in the city".
func (s *scanner) blockedShort(i, n int) bool {
	a := &s.atoms[i]
	switch a.text {
	case "in":
		next := s.lower(i + 1)
		return !a.glued && n == 1 && next != "" && next != "." && next != "," && next != ")" && next != "thick" && next != "long" && next != "wide" && next != "tall" && next != "high" && next != "deep"
	case "a", "A", "bar", "N", "V", "J", "W", "L":
		return a.text == "bar" && s.pluralAt(i+1)
	case "min", "sec", "mo", "h", "d", "am", "pm":
		return false
	}
	return false
}

// rateUnit reads the denominator of a rate behind unit u: "a second", "per hour",
// "/s". Counts of time have none: "two hours a day" is two hours.
func (s *scanner) rateUnit(i int, u *unit) (*unit, int) {
	if u.time || u.code == "%" {
		return nil, i
	}
	switch s.lower(i) {
	case "per", "/":
		if t, end := s.plainUnit(i + 1); t != nil && i+1 < len(s.atoms) {
			return t, end
		}
		if s.lower(i) == "/" && (s.lower(i+1) == "s" || s.lower(i+1) == "s2") {
			return units().names["second"], i + 2
		}
	case "a", "an", "each", "every":
		if t, end := s.plainUnit(i + 1); t != nil && t.time && units().names[s.lower(i+1)] == t {
			return t, end
		}
	case "in":
		if s.lower(i+1) == "one" && s.lower(i+2) == "second" {
			return units().names["second"], i + 3
		}
	}
	return nil, i
}

// degrees reads the scale behind "degrees", "deg" or "°".
func (s *scanner) degrees(u *unit, end int) (*unit, int) {
	at := end
	if s.lower(at) == "." && s.atoms[at].glued {
		at++
	}
	switch s.lower(at) {
	case "c", "celsius", "centigrade", "celcius":
		return units().names["celsius"], at + 1
	case "f", "fahrenheit", "farenheit":
		return units().names["fahrenheit"], at + 1
	case "kelvin":
		return units().names["kelvin"], at + 1
	case "on", "in":
		for j := at + 1; j < at+3; j++ {
			if t := units().names[s.lower(j)]; t != nil && t.si == "K" {
				return t, end
			}
		}
	}
	return u, end
}

// temperatureLetter reads "C" or "F" that touches the digits, where the sentence
// speaks of the weather or the value is below zero.
func (s *scanner) temperatureLetter(i int) *unit {
	a := &s.atoms[i]
	if !a.glued || a.text != "C" && a.text != "F" || i < 1 || s.atoms[i-1].kind != digitAtom {
		return nil
	}
	warm := i > 1 && s.isDash(i-2) && !s.atoms[i-2].glued
	for j := max(0, i-30); j < min(len(s.atoms), i+30); j++ {
		switch s.atoms[j].lower {
		case "temperature", "temperatures", "weather", "heat", "cold", "hot", "hottest", "coldest", "warm", "degrees", "heatwave", "freezing":
			warm = true
		}
	}
	switch {
	case !warm:
		return nil
	case a.text == "C":
		return units().names["celsius"]
	}
	return units().names["fahrenheit"]
}

// prefixes are those of the SI, as symbol, name and power of ten.
var prefixes = []struct {
	symbol, name string
	power        int64
}{
	{"a", "atto", -18}, {"f", "femto", -15}, {"p", "pico", -12}, {"n", "nano", -9}, {"u", "micro", -6}, {"m", "milli", -3},
	{"c", "centi", -2}, {"k", "kilo", 3}, {"M", "mega", 6}, {"G", "giga", 9}, {"T", "tera", 12}, {"P", "peta", 15}, {"E", "exa", 18},
}

// prefixable are the units that prefixes are put before, by their name in the table.
var prefixable = []struct{ name, symbol string }{
	{"metre", "m"}, {"meter", "m"}, {"gram", "g"}, {"joule", "J"}, {"watt", "W"}, {"watt hour", "Wh"}, {"volt", "V"}, {"ampere", "A"},
	{"hertz", "Hz"}, {"pascal", "Pa"}, {"electronvolt", "eV"}, {"byte", "B"}, {"bit", "bit"}, {"gray", "Gy"}, {"sievert", "Sv"},
	{"becquerel", "Bq"}, {"newton", "N"}, {"ohm", ""}, {"tonne", ""}, {"litre", ""}, {"liter", ""}, {"second", ""}, {"parsec", "pc"},
}

// addPrefixed adds the units with prefixes that the table does not list. "am" and
// "pm" stay times of day.
func (t *unitTable) addPrefixed() {
	for _, base := range prefixable {
		u := t.names[base.name]
		for _, p := range prefixes {
			v := &unit{code: p.symbol + u.code, si: u.si, factor: product(u.factor, powerOf(10, p.power)), time: u.time}
			if t.names[p.name+base.name] == nil {
				t.name(p.name+base.name, v)
			}
			symbol := p.symbol + base.symbol
			if base.symbol != "" && t.short[symbol] == nil && len(symbol) > 1 && !strings.EqualFold(symbol, "am") && !strings.EqualFold(symbol, "pm") {
				t.short[symbol] = v
			}
		}
	}
}
