package spacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// url reports whether the whole of s, which holds no white space, is a web address, with or without
// a scheme, user, port and path. Every part is bounded by characters the others may not hold, so one
// pass over each candidate host is enough.
func (a *affixes) url(s string) bool {
	if strings.IndexByte(s, '.') < 0 {
		return false
	}
	if a.hostAndPath(s) {
		return true
	}
	if i := schemeEnd(s); i > 0 && a.hostAndPath(s[i:]) {
		return true
	}
	for i := 1; i < len(s); i++ {
		if s[i] == '@' && a.hostAndPath(s[i+1:]) {
			return true
		}
	}
	return false
}

// schemeEnd returns the length of a scheme with its "://", or 0.
func schemeEnd(s string) int {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || !strings.HasPrefix(s[colon:], "://") {
		return 0
	}
	n := 0
	for _, r := range s[:colon] {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && !strings.ContainsRune("_+-.", r) {
			return 0
		}
		n++
	}
	if n < 2 {
		return 0
	}
	return colon + len("://")
}

// hostAndPath matches host, port and path to the end of s.
func (a *affixes) hostAndPath(s string) bool {
	end := 0
	for end < len(s) {
		r, size := first(s[end:])
		if !hostEdge(r) && r != '_' && r != '-' && r != '.' {
			break
		}
		end += size
	}
	if host := s[:end]; !a.domain(host) && !publicIP(host) {
		return false
	}
	rest := s[end:]
	if strings.HasPrefix(rest, ":") {
		n := 0
		rest = strings.TrimLeftFunc(rest[1:], func(r rune) bool { n++; return unicode.IsDigit(r) })
		if rest != "" {
			n-- // the character that stopped the trim
		}
		if n < 2 || n > 5 {
			return false
		}
	}
	return rest == "" || strings.IndexByte("/?#", rest[0]) >= 0
}

// hostEdge reports whether a label of a host name may begin or end with r.
func hostEdge(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xa1 && r <= 0xffff
}

// domain matches one or more labels of 1 to 64 characters and a top-level domain of 2 to 63
// letters, joined by full stops.
func (a *affixes) domain(host string) bool {
	i := strings.LastIndexByte(host, '.')
	if i < 0 {
		return false
	}
	tld := host[i+1:]
	if n := utf8.RuneCountInString(tld); n < 2 || n > 63 {
		return false
	}
	for _, r := range tld {
		if !a.tld.has(r) {
			return false
		}
	}
	for label := range strings.SplitSeq(host[:i], ".") {
		head, _ := first(label)
		tail, _ := last(label)
		if !hostEdge(head) || !hostEdge(tail) || len(label) > 64 && utf8.RuneCountInString(label) > 64 {
			return false
		}
	}
	return true
}

// publicIP matches a dotted IPv4 address that is neither private nor local.
func publicIP(host string) bool {
	var part [4]int
	n := 0
	for s := range strings.SplitSeq(host, ".") {
		if n == 4 || len(s) < 1 || len(s) > 3 {
			return false
		}
		for _, c := range []byte(s) {
			if c < '0' || c > '9' {
				return false
			}
			part[n] = part[n]*10 + int(c-'0')
		}
		// The first and the last number have no leading zero; the inner ones may have one.
		if (n == 0 || n == 3) && s[0] == '0' || len(s) == 3 && s[0] == '0' {
			return false
		}
		n++
	}
	if n != 4 || part[0] > 223 || part[1] > 255 || part[2] > 255 || part[3] > 254 {
		return false
	}
	switch {
	case part[0] == 10, part[0] == 127,
		part[0] == 169 && part[1] == 254, part[0] == 192 && part[1] == 168,
		part[0] == 172 && part[1] >= 16 && part[1] <= 31:
		return false
	}
	return true
}
