package pubdate

import "time"

// clock is a time of day.
type clock struct {
	set          bool
	hour, minute int
	half         bool // written with "am" or "pm"
	zoned        bool
	offset       int // minutes east of UTC, where zoned
}

// clockAfter reads the time of day that stands behind a date at token i: "T10:15Z",
// ", at 10.15 Uhr", " | 7:30 pm". It returns the token after it.
func (sc *scanner) clockAfter(i int) (clock, int) {
	j := i
	for n := 0; n < 4 && sc.linksClock(j); n++ {
		j++
	}
	c, next := sc.clockAt(j)
	if !c.set {
		return clock{}, i
	}
	return c, next
}

// linksClock reports whether token i may stand between a date and a time.
func (sc *scanner) linksClock(i int) bool {
	if i >= len(sc.toks) {
		return false
	}
	t := sc.toks[i]
	if t.kind == signToken {
		switch t.sign {
		case ',', '|', '-', '–', '—', '·', '•', '@', '/', '(', ';':
			return true
		}
		return false
	}
	for _, w := range [...]string{"t", "at", "um", "à", "a", "las", "alle", "ore", "kl", "o", "godz", "om", "às", "saat"} {
		if sc.isWord(i, w) {
			return true
		}
	}
	return false
}

// clockAt reads the time of day that starts at token i.
func (sc *scanner) clockAt(i int) (clock, int) {
	if !sc.small(i) {
		return clock{}, i
	}
	c := clock{hour: sc.toks[i].value}
	j := i + 1
	colon := sc.isSign(j, ':')
	if (colon || sc.isSign(j, '.') || sc.isWord(j, "h")) && sc.small(j+1) && sc.toks[j+1].digits() == 2 && !sc.toks[j+1].space {
		c.minute = sc.toks[j+1].value
		j = sc.skipSeconds(j + 2)
		c.set = colon || sc.isWord(i+1, "h")
	}
	var half bool
	j, half = sc.half(&c, j)
	for _, w := range [...]string{"uhr", "h", "hrs"} {
		if sc.isWord(j, w) {
			c.set = true
			j++
			break
		}
	}
	c.set = (c.set || half) && c.hour < 24 && c.minute < 60
	if !c.set {
		return clock{}, i
	}
	return c, sc.zone(&c, j)
}

// skipSeconds steps over ":15" and ":15.123".
func (sc *scanner) skipSeconds(i int) int {
	if sc.isSign(i, ':') && sc.small(i+1) {
		i += 2
	}
	if (sc.isSign(i, '.') || sc.isSign(i, ',')) && i+1 < len(sc.toks) && sc.toks[i+1].kind == numberToken &&
		!sc.toks[i+1].space && sc.toks[i+1].digits() >= 3 {
		i += 2
	}
	return i
}

// half reads "am", "p.m." and their like, and turns the hour accordingly.
func (sc *scanner) half(c *clock, i int) (next int, found bool) {
	pm := sc.isWord(i, "pm") || sc.isWord(i, "p")
	am := sc.isWord(i, "am") || sc.isWord(i, "a")
	if !pm && !am || c.hour > 12 {
		return i, false
	}
	if sc.isWord(i, "p") || sc.isWord(i, "a") {
		if !sc.isSign(i+1, '.') || !sc.isWord(i+2, "m") {
			return i, false
		}
		i += 2
	}
	c.half = true
	c.hour %= 12
	if pm {
		c.hour += 12
	}
	return sc.skipDot(i + 1), true
}

// zone reads Z, +02:00, -0500, "GMT", "(EST)", and returns the token after it.
// Names that stand for several zones, as IST and CST, are read as news most
// often means them; ET and PT, which change with the season, are left unread.
func (sc *scanner) zone(c *clock, i int) int {
	j := i
	if sc.isSign(j, '(') {
		j++
	}
	if j < len(sc.toks) && sc.toks[j].kind == wordToken {
		minutes, ok := zoneOffset(sc.word(j))
		if !ok {
			return i
		}
		c.zoned, c.offset = true, minutes
		if j+1 < len(sc.toks) && !sc.toks[j+1].space {
			if next := sc.offset(c, j+1); next > j+1 {
				return next
			}
		}
		return j + 1
	}
	if next := sc.offset(c, j); next > j {
		c.zoned = true
		return next
	}
	return i
}

// offset reads +02:00, -0500, +02 into c.
func (sc *scanner) offset(c *clock, i int) int {
	sign := 1
	switch {
	case sc.isSign(i, '+'):
	case sc.isSign(i, '-') || sc.isSign(i, '−'):
		sign = -1
	default:
		return i
	}
	if i+1 >= len(sc.toks) || sc.toks[i+1].kind != numberToken || sc.toks[i+1].space {
		return i
	}
	n, minutes, next := sc.toks[i+1], 0, i+2
	switch {
	case n.digits() == 4:
		minutes = n.value/100*60 + n.value%100
	case n.digits() == 2 && sc.isSign(i+2, ':') && sc.small(i+3):
		minutes, next = n.value*60+sc.toks[i+3].value, i+4
	case n.digits() <= 2:
		minutes = n.value * 60
	default:
		return i
	}
	if minutes > 14*60 {
		return i
	}
	c.offset = sign * minutes
	return next
}

// clockBefore reads the time of day that ends before token i, as in "10:15 GMT, 7
// September 2026", and returns the token where it starts.
func (sc *scanner) clockBefore(i int) (clock, int) {
	for start := i - 3; start >= 0 && start >= i-9; start-- {
		if !sc.small(start) || !sc.isSign(start+1, ':') || sc.insideNumber(start) {
			continue
		}
		c, next := sc.clockAt(start)
		for ; next < i && (sc.linksClock(next) || sc.isWord(next, "on")); next++ {
		}
		if c.set && next == i {
			return c, start
		}
	}
	return clock{}, i
}

// zoneOffset is the offset of a zone name in minutes east of UTC.
func zoneOffset(name string) (int, bool) {
	if len(name) > 4 {
		return 0, false
	}
	var buf [maxNameBytes]byte
	switch string(lower(buf[:0], name)) {
	case "z", "utc", "gmt", "wet":
		return 0, true
	case "bst", "cet", "mez", "west", "wat":
		return 60, true
	case "cest", "mesz", "eet", "cat", "sast":
		return 120, true
	case "eest", "msk", "eat", "trt":
		return 180, true
	case "gst":
		return 240, true
	case "ist":
		return 330, true
	case "sgt", "hkt", "pht", "awst":
		return 480, true
	case "jst", "kst":
		return 540, true
	case "aest":
		return 600, true
	case "aedt":
		return 660, true
	case "nzst":
		return 720, true
	case "nzdt":
		return 780, true
	case "est", "cdt":
		return -300, true
	case "edt":
		return -240, true
	case "cst", "mdt":
		return -360, true
	case "mst", "pdt":
		return -420, true
	case "pst":
		return -480, true
	}
	return 0, false
}

// unixStamp reads a string of 10 or 13 digits as seconds or milliseconds since
// 1970.
func unixStamp(digits string) (time.Time, bool) {
	if len(digits) != 10 && len(digits) != 13 {
		return time.Time{}, false
	}
	var v int64
	for i := 0; i < 10; i++ {
		if digits[i] < '0' || digits[i] > '9' {
			return time.Time{}, false
		}
		v = v*10 + int64(digits[i]-'0')
	}
	return time.Unix(v, 0).UTC(), true
}
