package pubdate

import "strings"

// order is how a page writes a date in three numbers.
type order uint8

const (
	anyOrder order = iota
	dayMonth
	monthDay
)

// orderOf tells from the language (BCP 47, as "en-GB") and the address how a page
// writes numeric dates: month first in the United States and the Philippines, day
// first nearly everywhere else. English under no country's address may be either.
func orderOf(language, address string) order {
	lang, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(language, "_", "-")), "-")
	if region == "us" || region == "ph" {
		return monthDay
	}
	if lang != "" && lang != "en" || region != "" {
		return dayMonth
	}
	h := host(address)
	tld := h[strings.LastIndexByte(h, '.')+1:]
	switch {
	case tld == "us" || tld == "gov" || tld == "mil" || tld == "edu" || tld == "ph":
		return monthDay
	case len(tld) == 2 && tld != "io" && tld != "co" && tld != "ai" && tld != "tv" && tld != "me":
		return dayMonth
	}
	return anyOrder
}
