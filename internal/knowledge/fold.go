package knowledge

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is a name's form for comparing: lower case, without marks on letters,
// characters that nobody sees, full stops and the article, hyphens as blanks, "'s" left
// off its end.
func Fold(name string) string {
	if s, ok := foldASCII(name); ok {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Cf):
		case r == '’' || r == '‘' || r == 'ʼ':
			b.WriteByte('\'')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ' || r == 'Æ':
			b.WriteString("ae")
		case r == '–' || r == '‑':
			b.WriteByte(' ')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	s := b.String()
	if out, ok := foldASCII(s); ok {
		return out
	}
	return tidy(strings.NewReplacer(".", "", "-", " ", ",", " ").Replace(s))
}

// foldASCII folds a name of ASCII letters; false where it has others.
func foldASCII(name string) (string, bool) {
	out := make([]byte, 0, len(name))
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c >= 0x80:
			return "", false
		case 'A' <= c && c <= 'Z':
			out = append(out, c+'a'-'A')
		case c == '.':
		case c == '-' || c == ',' || c == ' ' || c == '\n' || c == '\t':
			if n := len(out); n > 0 && out[n-1] != ' ' {
				out = append(out, ' ')
			}
		default:
			out = append(out, c)
		}
	}
	return tidy(string(out)), true
}

func tidy(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimPrefix(s, "the ")
	s = strings.TrimSuffix(s, " 's")
	return strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "'")
}

// Distance is the number of letters to insert, delete, replace or swap to make b
// of a (Damerau 1964, adjacent swaps once).
func Distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	var before, last, row []int
	last = make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row = make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
