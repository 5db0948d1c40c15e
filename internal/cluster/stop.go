package cluster

import (
	"strings"
	"sync"
)

// stopWords are the stems of words that stand in any report: function words,
// words of reporting, of the calendar and of the page itself.
var stopWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`the and for that with was were are this from they their them there these
		those then than his her hers him she its it's not but will would could should can may might must shall
		which who whom whose what when where while why how after before over under into onto about against
		between during upon through here more most some such only also other others another one two three first
		second third last next new year month week day today yesterday tomorrow tonight monday tuesday wednesday
		thursday friday saturday sunday january february march april june july august september october november
		december said say says saying told tell telling added adding according statement spokesman spokeswoman
		spokesperson reporter reporters news report reports reported people because since until both each all any
		many much very just still being been have has had having our ours your you yours did does doing done out
		off own same per via mr mrs ms dr of in on at to by as is be it he we an or if so no do up my me us am go
		get got getting make made making take took taken come came going went like well even back now way time
		photo image video caption read click subscribe newsletter email advertisement getty reuters associated
		press ap afp copyright story article update updated comment share`) {
		m[string(stem([]byte(w), false))] = true
		m[w] = true
	}
	return m
})
