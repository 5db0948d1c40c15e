package quantity

import (
	"math/big"
	"strings"
)

// maxDigits bounds a number in digits. The largest figures of news, debts in the
// smallest currencies, have 18; what has more than 40 is no figure.
const maxDigits = 40

// literal reads a number in digits. ok is false for what is written in digits
// but is no number: dates, clock times, addresses of machines, lists.
//
// The marks of several locales are read where they leave one reading: "1,400",
// "12,34,567" (India), "1.400.000,5", "1 400 000", "1'400'000", "8,5". One full
// stop is a decimal point, as English has it: "4.800" is 4.8.
func literal(s string) (v *big.Rat, ok bool) {
	if len(s) < 18 && allDigits(s) {
		return rat(smallInt(s)), true
	}
	if num, den, fraction := strings.Cut(strings.ReplaceAll(s, "⁄", "/"), "/"); fraction {
		return slashed(num, den)
	}
	plain, ok := withoutMarks(s)
	if !ok {
		return nil, false
	}
	if len(plain) < 18 && allDigits(plain) {
		return rat(smallInt(plain)), true
	}
	return new(big.Rat).SetString(plain)
}

// slashed reads a common fraction: "3/4". What could as well be a date or a pair
// ("24/7", "9/11") is none: the denominator is a usual one and the larger.
func slashed(num, den string) (*big.Rat, bool) {
	if !allDigits(num) || !allDigits(den) || len(num) > 6 || len(den) > 6 || den[0] == '0' || num[0] == '0' {
		return nil, false
	}
	v, ok := new(big.Rat).SetString(num + "/" + den)
	if !ok || v.Cmp(rat(1)) >= 0 {
		return nil, false
	}
	usual := len(den) == 1 || num == "1" || strings.TrimLeft(den[1:], "0") == ""
	return v, usual && den != "11"
}

// withoutMarks takes the thousands marks away and makes the decimal mark a full
// stop. It refuses marks that fit no way of writing numbers.
func withoutMarks(s string) (string, bool) {
	for _, mark := range [...][2]string{{"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"’", "'"}} {
		s = strings.ReplaceAll(s, mark[0], mark[1])
	}
	if strings.Contains(s, ":") {
		return "", false
	}
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return ungroup(s, " ")
	}
	mark := s[last : last+1]
	other := map[string]string{".": ",", ",": "."}[mark]
	whole, decimals := s[:last], s[last+1:]
	switch {
	case strings.Contains(whole, mark): // the mark groups: no decimals
		return ungroup(s, mark)
	case mark == "," && len(decimals) == 3 && !strings.ContainsAny(whole, ". '"):
		return ungroup(s, mark)
	case whole == "":
		return "0." + decimals, true
	}
	for _, group := range []string{other, " ", "'"} {
		if strings.Contains(whole, group) {
			plain, ok := ungroup(whole, group)
			return plain + "." + decimals, ok
		}
	}
	return whole + "." + decimals, allDigits(whole)
}

// ungroup joins the groups of a whole number: three digits each but for the first
// one, or two each with three at the end, as in India.
func ungroup(s, mark string) (string, bool) {
	if strings.Contains(s, "'") {
		mark = "'"
	}
	groups := strings.Split(s, mark)
	for i, g := range groups {
		if !allDigits(g) {
			return "", false
		}
		inner := i > 0 && i < len(groups)-1
		if len(groups) > 1 && i == 0 && (len(g) > 3 || g == "0") && mark != " " {
			return "", false
		}
		if i == len(groups)-1 && i > 0 && len(g) != 3 || inner && len(g) != 3 && (len(g) != 2 || mark != ",") {
			return "", false
		}
	}
	return strings.Join(groups, ""), true
}
