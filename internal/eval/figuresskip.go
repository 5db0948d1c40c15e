package eval

import (
	"math"
	"strings"

	"readout/internal/nlp"
)

// The reasons for which a figure of a collection is not scored: news does not
// contain it, or the collection calls a figure what Readout calls none.
const (
	skipYear       = "year"
	skipNotation   = "formula notation"
	skipFraction   = "spoken fraction of large numbers"
	skipCode       = "date, address, code or phone number"
	skipPart       = "part of a unit or range"
	skipRank       = "rank or relative ordinal"
	skipUnit       = "unit without a number"
	skipUnknown    = "unit of science or kitchen that news lacks"
	skipChange     = "change from one value to another as a range"
	skipMode       = "shares as percentages (a mode)"
	skipShorthand  = "chat shorthand"
	skipConversion = "cents without a word for them"
)

// quantulumSkip tells why a figure of quantulum3 is left out, empty for scored.
func quantulumSkip(text, surface string, g figureGold) string {
	switch {
	case g.Span.Empty():
		return skipPart
	case isYear(surface):
		return skipYear
	case strings.ContainsAny(surface, "^×±") || strings.Contains(surface, "+/-") || hasExponent(surface):
		return skipNotation
	case changeFromTo(text, g):
		return skipChange
	case g.unit == "picometre" || g.unit == "kibibyte" || g.unit == "bit" || g.unit == "kelvin" || g.unit == "megayear" || strings.HasPrefix(g.unit, "inverse") || g.unit == "joule second" || g.unit == "baker's dozen" || g.unit == "gross" || g.unit == "kelvin" && strings.Contains(surface, "zero"):
		return skipUnknown
	}
	return ""
}

// changeFromTo reports whether a range is a change in the text: "was reduced from 44
// mg to 50 mg" is two figures.
func changeFromTo(text string, g figureGold) bool {
	before, from := strings.CutSuffix(text[:g.Start], "from ")
	return from && strings.HasSuffix(before, "ed ") && !strings.HasSuffix(before, "ranged ")
}

func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && strings.Trim(s, "0123456789") == ""
}

// hasExponent reports whether "1e5" or "x10" stands in s.
func hasExponent(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		digit := s[i-1] >= '0' && s[i-1] <= '9'
		next := s[i+1] >= '0' && s[i+1] <= '9' || s[i+1] == '-' || s[i+1] == '+'
		if digit && (s[i] == 'e' || s[i] == 'E' || s[i] == 'x') && next {
			return true
		}
	}
	return false
}

// recognizerSkip tells why a figure of the recognizers is left out.
func recognizerSkip(model, input, text string, g figureGold, valued bool) string {
	lower := strings.ToLower(text)
	switch {
	case !valued && strings.Contains(model, "Ordinal"):
		return skipRank
	case !valued || g.Span.Empty():
		return skipUnit
	case strings.Contains(text, "^") || hasExponent(lower) || strings.ContainsAny(text, "<>=") || strings.Contains(lower, " over ") && !strings.Contains(lower, "over 1"):
		return skipNotation
	case spokenFraction(lower, g):
		return skipFraction
	case strings.HasSuffix(model, "PercentMode"):
		return skipMode
	case len(text) > 2 && text[0] == '0' && strings.Trim(text, "0123456789") == "":
		return skipCode
	case model == "NumberRangeModel" && strings.Contains(lower, " the "):
		return skipRank
	case model != "NumberRangeModel" && inCode(input, g.Span):
		return skipCode
	case isYear(text):
		return skipYear
	case model == "OrdinalModel" && strings.Contains(lower, "first") || model == "OrdinalModel" && g.Len() < len(input)/2:
		return skipRank
	case model == "CurrencyModel" && centsUnnamed(lower):
		return skipConversion
	case strings.Contains(lower, "equal") && model == "NumberRangeModel":
		return skipShorthand
	}
	return ""
}

// spokenFraction reports whether a denominator above ten stands in the words, or
// a numerator above twenty.
func spokenFraction(lower string, g figureGold) bool {
	for _, ending := range []string{"teenth", "tieth", "hundredth", "hundred fifth", "hundred-fifth", "thousandth", "millionth", "billionth", "trillionth"} {
		if strings.Contains(lower, ending) && g.low != math.Trunc(g.low) {
			return true
		}
	}
	words := strings.FieldsFunc(lower, func(r rune) bool { return r == ' ' || r == '-' })
	if len(words) < 2 || strings.ContainsAny(lower, "0123456789") {
		return false
	}
	last := words[len(words)-1]
	denominator := strings.HasSuffix(last, "ths") || strings.HasSuffix(last, "fths") || strings.HasSuffix(last, "firsts") || strings.HasSuffix(last, "th") && g.low != math.Trunc(g.low)
	return denominator && (len(words) > 2 && !strings.Contains(lower, " and a") || strings.HasPrefix(words[0], "twent"))
}

// inCode reports whether marks or letters join the figure to what stands beside it:
// "5/17/2018", "SCP-173", "192.168.1.2".
func inCode(input string, s nlp.Span) bool {
	if s.Start > 0 && strings.ContainsRune("/-.:+", rune(input[s.Start-1])) && (s.Start < 2 || input[s.Start-2] != ' ') {
		return true
	}
	return s.End+1 < len(input) && strings.ContainsRune("/-.:", rune(input[s.End])) && input[s.End+1] >= '0' && input[s.End+1] <= '9'
}

// centsUnnamed reports whether the cents stand without a word: "15 dollars and 50".
func centsUnnamed(lower string) bool {
	words := strings.Fields(lower)
	return len(words) > 2 && strings.Trim(words[len(words)-1], "0123456789.") == "" && strings.Trim(words[0], "$0123456789.,") == "" ||
		strings.HasSuffix(lower, " five") && strings.Contains(lower, " and ")
}

// ducklingCase makes a case of a line of duckling. Nulls of its times hold numbers
// that are figures ("25", "1 adult") and are no nulls here.
func ducklingCase(file, text string, expect *string) (figureCase, bool) {
	c := figureCase{text: text}
	parts := strings.Split(file, "/")
	dimension := parts[min(1, len(parts)-1)]
	if expect == nil {
		c.null = true
		return c, dimension != "Time" || !holdsFigure(text)
	}
	switch dimension {
	case "AmountOfMoney", "Numeral", "Distance", "Volume", "Quantity", "Temperature":
	default:
		return c, false
	}
	g := figureGold{Span: nlp.Span{End: len(text)}}
	if !ducklingValue(&g, *expect) {
		return c, false
	}
	if strings.Contains(text, `\`) {
		g.skip = skipNotation
	}
	c.want = []figureGold{g}
	return c, true
}

// holdsFigure reports whether a digit or a number word stands in a text that is no
// time.
func holdsFigure(text string) bool {
	if strings.HasPrefix(text, "at 650") {
		return false // telephone numbers
	}
	for word := range strings.FieldsSeq(text) {
		switch word {
		case "two", "three", "twenty", "dozens":
			return true
		}
	}
	return strings.ContainsAny(text, "0123456789") && !strings.HasPrefix(text, "A4")
}
