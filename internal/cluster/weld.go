package cluster

import (
	"regexp"
	"sync"
)

// weldingTitle matches titles of pages that hold many events: round-ups, live
// blogs, briefings.
var weldingTitle = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(live blog|live updates?|as it happened|as they happened|round-?up|briefing|` +
		`week in review|what we know|things to know|top stories|morning mix|news quiz|at a glance|` +
		`opinion|op-ed|editorial|letters to the editor|podcast|transcript)\b|^(live|watch|analysis|commentary)\s*:`)
})

// welds reports whether a page may hold several events, or nobody's report of
// one: it joins a story, but no other document joins for its sake.
func welds(title, body string) bool {
	return weldingTitle().MatchString(title)
}
