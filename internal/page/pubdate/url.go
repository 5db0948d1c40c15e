package pubdate

import (
	"strings"
	"time"

	"readout/internal/nlp"
)

// urlVotes reads the day in an address: /2026/03/12/, /2026-03-12-title,
// /20260312/, /2026/mar/12/. A month alone supports the days in it.
func (r *reader) urlVotes(address string) {
	path := urlPath(address)
	if !hasDigit(path) {
		return
	}
	if m, text, ok := r.pathDay(path); ok {
		r.mention(m, nlp.URLPath, published, text, weightURL)
	}
}

// urlPath is the path of an address. What an archive puts before the address of
// the page that it keeps is the day of the copy, and goes too.
func urlPath(address string) string {
	if i := strings.LastIndex(address, "://"); i > 0 {
		address = address[i+3:]
	}
	if i := strings.Index(address, "/web/20"); i >= 0 {
		_, address, _ = strings.Cut(address[i+5:], "/")
	}
	_, path, _ := strings.Cut(address, "/")
	path, _, _ = strings.Cut(path, "?")
	path, _, _ = strings.Cut(path, "#")
	return path[:min(len(path), 500)]
}

// pathDay finds the day in a path.
func (r *reader) pathDay(path string) (mention, string, bool) {
	for i := 0; i+8 <= len(path); i++ {
		if i > 0 && isDigit(path[i-1]) || !isDigit(path[i]) {
			continue
		}
		m, n := r.pathDayAt(path[i:])
		if n > 0 && m.possible() && m.year >= oldest {
			return m, path[i : i+n], true
		}
	}
	return mention{}, "", false
}

// pathDayAt reads a day at the start of s and returns its length, or 0.
func (r *reader) pathDayAt(s string) (mention, int) {
	m := mention{weekday: noWeekday}
	digits := leadingDigits(s)
	if digits == 8 {
		v := atoi(s[:8])
		m.year, m.month, m.day = v/10000, time.Month(v/100%100), v%100
		return m, 8
	}
	if digits != 4 || len(s) < 8 {
		return m, 0
	}
	m.year = atoi(s[:4])
	sep := s[4]
	if sep != '/' && sep != '-' && sep != '_' && sep != '.' {
		return m, 0
	}
	rest := s[5:]
	n := leadingDigits(rest)
	if n == 0 { // /2026/mar/12/
		for n < len(rest) && isASCIILetter(rest[n]) {
			n++
		}
		m.month = r.scan.month(rest[:n])
	} else if n <= 2 {
		m.month = time.Month(atoi(rest[:n]))
	}
	if m.month == 0 || n >= len(rest) || rest[n] != sep {
		return m, 0
	}
	d := leadingDigits(rest[n+1:])
	if d == 0 || d > 2 || sep == '/' && n+1+d < len(rest) && strings.IndexByte("/-_.", rest[n+1+d]) < 0 {
		return m, 0
	}
	m.day = atoi(rest[n+1 : n+1+d])
	return m, 5 + n + 1 + d
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// atoi is the value of a short string of digits.
func atoi(s string) int {
	v := 0
	for i := 0; i < len(s); i++ {
		v = v*10 + int(s[i]-'0')
	}
	return v
}

// host is the host of an address, without "www.".
func host(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	if i := strings.IndexAny(address, "/?#:"); i >= 0 {
		address = address[:i]
	}
	return strings.TrimPrefix(address, "www.")
}

// samePage reports whether an address of the page's JSON-LD is the page's own.
func (r *reader) samePage(address string) bool {
	if address == "" {
		return false
	}
	path := strings.Trim(urlPath(address), "/")
	return path != "" && (path == r.path || path == r.canonicalPath)
}

// sameTitle reports whether a headline is the page's title, or most of it.
func (r *reader) sameTitle(headline string) bool {
	headline = strings.TrimSpace(headline)
	return len(headline) >= 8 && (strings.Contains(r.title, headline) || strings.Contains(r.page.Title, headline))
}
