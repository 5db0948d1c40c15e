package cluster

import (
	"strings"
	"sync"
	"time"
)

// lexeme is what the lexicon says of a stem.
type lexeme struct {
	flags   wordFlags
	month   uint8
	weekday uint8 // from Sunday, 1
}

// lexicon maps the stems that mean something to us by their hash. A bit for the
// lower half of each hash answers for nearly all others.
type lexiconTable struct {
	bits  [1 << 10]uint64
	words map[uint32]lexeme
}

func (t *lexiconTable) find(id uint32) lexeme {
	if t.bits[id>>6&(1<<10-1)]&(1<<(id&63)) == 0 {
		return lexeme{}
	}
	return t.words[id]
}

func (t *lexiconTable) add(stem []byte, x lexeme) {
	id := hashOf(stem)
	t.bits[id>>6&(1<<10-1)] |= 1 << (id & 63)
	old := t.words[id]
	t.words[id] = lexeme{old.flags | x.flags, max(old.month, x.month), max(old.weekday, x.weekday)}
}

var lexicon = sync.OnceValue(func() *lexiconTable {
	t := &lexiconTable{words: map[uint32]lexeme{}}
	for w := range strings.FieldsSeq(stopWords) {
		t.add(stem([]byte(w), false), lexeme{flags: stop})
		t.add([]byte(w), lexeme{flags: stop})
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		t.add(stem([]byte(name), false), lexeme{month: uint8(m)})
		t.add(stem([]byte(name[:3]), false), lexeme{month: uint8(m)})
	}
	for d := time.Sunday; d <= time.Saturday; d++ {
		t.add(stem([]byte(strings.ToLower(d.String())), false), lexeme{weekday: uint8(d) + 1})
	}
	t.add([]byte("sept"), lexeme{month: uint8(time.September)})
	t.add([]byte("in"), lexeme{flags: inWord})
	t.add([]byte("last"), lexeme{flags: lastWord})
	t.add([]byte("month"), lexeme{flags: monthWord})
	return t
})

// stopWords stand in any report: function words, words of reporting, of the
// calendar and of the page itself.
const stopWords = `the and for that with was were are this from they their them there these
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
		press ap afp copyright story article update updated comment share`
