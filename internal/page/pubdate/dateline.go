package pubdate

import (
	"strings"

	"readout/internal/nlp"
)

// A dateline ("LONDON, March 3 (Agency) -", "(May 17, 2026)") opens the first or
// second paragraph within so many bytes.
const (
	datelineBytes      = 90
	datelineParagraphs = 2
)

// dateline votes with the date of the dateline. One without a year supports the
// days of other votes that it fits, and stays a clue otherwise.
func (r *reader) dateline(body string) {
	for range datelineParagraphs {
		var para string
		para, body, _ = strings.Cut(strings.TrimLeft(body, "\n "), "\n")
		if head := datelineOf(para); hasDigit(head) {
			if found := r.scan.scan(head, false); len(found) > 0 && (shouts(head) || placed(head, found[0])) {
				r.datelineVote(found[0], head)
				return
			}
		}
	}
}

func (r *reader) datelineVote(m mention, head string) {
	text := head[m.start:m.end]
	if m.year != 0 {
		r.mention(m, nlp.Dateline, published, text, weightDateline)
		return
	}
	for _, v := range r.votes {
		if _, month, d := v.date.Time.Date(); v.role == published && month == m.month && d == m.day {
			m.year = v.date.Time.Year()
			r.mention(m, nlp.Dateline, published, text, weightDateline)
			return
		}
	}
	r.datelineClue = &datelineClue{m, text}
}

// datelineOf is the part of a paragraph before a dash or in brackets at its start,
// where it may be a dateline: it starts with a capitalised word.
func datelineOf(para string) string {
	head := para[:min(len(para), datelineBytes)]
	if strings.HasPrefix(head, "(") {
		if end := strings.IndexByte(head, ')'); end > 0 {
			return head[:end]
		}
		return ""
	}
	end := -1
	for _, dash := range [...]string{" - ", " – ", " — ", " -- ", ") -", "—"} {
		if i := strings.Index(head, dash); i > 0 && (end < 0 || i < end) {
			end = i
		}
	}
	if end < 3 || head[0] < 'A' || head[0] > 'Z' {
		return ""
	}
	return head[:end]
}

// shouts reports whether the start of a paragraph is in capitals, or in brackets, as
// datelines are.
func shouts(head string) bool {
	return head[0] == '(' || 'A' <= head[1] && head[1] <= 'Z' || head[1] == '\''
}

// placed reports whether the start of a paragraph is nothing but a place and the date:
// "Lima, May 20.", "Lima, 20 May 2026, 9:15 local time".
func placed(head string, m mention) bool {
	place := strings.TrimSpace(head[:m.start])
	behind := strings.TrimSuffix(strings.Trim(head[m.end:], " ."), "local time")
	return strings.HasSuffix(place, ",") && strings.Count(place, " ") <= 3 && strings.Trim(behind, " ,()") == ""
}
