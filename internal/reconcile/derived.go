package reconcile

import "strings"

// kinWord is how near two words of one root are: "inspect", "inspector", "inspection".
const kinWord = 0.8

// root is the least number of letters that words of one root begin with alike.
const root = 5

// unrooted are what words of one root have none of.
const unrooted = " -'’"

// endings are what words of one root end in behind it. What they share may take a letter
// of the ending with it.
var endings = set(`e ion tion ation ition or er ing ment al ial ance ence ive ative ed y ity ist ism ant ent able ible ate ize ise
 ary ory ure ful ship hood ian ic ical s es ties cy t d n r`)

// derived reports whether two lemmas are made from one root by their endings alone.
func derived(a, b string) bool {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	if n < root || strings.ContainsAny(a+b, unrooted) {
		return false
	}
	ends := func(s string) bool { return s == "" || endings[s] }
	return ends(a[n:]) && ends(b[n:])
}
