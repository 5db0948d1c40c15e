package savedtext

import (
	"strings"
	"unicode/utf8"
)

// piece is a part of the text, trimmed, that will be a line.
type piece struct {
	start, end int
	blanks     int // empty lines before; the text's edge is one
}

// cut finds the physical lines of the text that hold anything but white space.
func cut(text string) []piece {
	out := make([]piece, 0, strings.Count(text, "\n")+1)
	blanks := 1
	for start := 0; start < len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		from, to := trim(text, start, end)
		if from < to {
			out = append(out, piece{from, to, blanks})
			blanks = -1
		}
		blanks++
		start = end + 1
	}
	return out
}

// trim moves start and end of a part of the text inwards over white space and
// characters that nobody sees.
func trim(text string, start, end int) (from, to int) {
	for start < end {
		r, size := utf8.DecodeRuneInString(text[start:end])
		if !invisible(r) {
			break
		}
		start += size
	}
	for start < end {
		r, size := utf8.DecodeLastRuneInString(text[start:end])
		if !invisible(r) {
			break
		}
		end -= size
	}
	return start, end
}

func invisible(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\v', '\f', 0x85, 0xA0, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x3000, 0xFEFF, 0x202F, 0x2060:
		return true
	}
	return r >= 0x2000 && r <= 0x200A
}
