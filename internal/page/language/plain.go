package language

import (
	"math/bits"
	"strings"
	"sync"
)

// functionWords are frequent words of the languages that most pages are in. A
// word that several of them share counts for each.
var functionWords = []struct{ language, words string }{
	{"en", "the of and to a in that is was for with on from have has by are were it at as be which their this would said who not"},
	{"de", "der die das und in den von zu mit des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei"},
	{"fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se avec ce il sont aux son d'un"},
	{"es", "de la que el en y a los del se las por un para con no una su al es lo como más pero sus le ha o este"},
	{"pt", "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das à seu"},
	{"it", "di e il la che in un per del è una sono con non della i le da al ha nel si gli dei alla più come anche lo"},
	{"nl", "de van het een en in is dat op te zijn met voor niet aan er die ook om als door maar naar bij uit was werd"},
	{"pl", "w i na z do się nie to że o jest od za po jak przez dla są oraz ze jego ma który co być tym"},
	{"tr", "ve bir bu da de için ile olarak olan çok daha gibi sonra ancak en kadar ne o her var ise göre"},
}

// plainWords maps a word to the languages that have it, as a bit set over
// functionWords. It is made at first use.
var plainWords = sync.OnceValue(func() map[string]uint16 {
	m := map[string]uint16{}
	for i, l := range functionWords {
		for w := range strings.FieldsSeq(l.words) {
			m[w] |= 1 << i
		}
	}
	return m
})

// byFunctionWords names the language of a text that is plain to see, which spares
// most pages the trigrams: they cost as much as all the rest of reading a saved
// page. One word in five must be a function word of the language, and no other
// language may have two thirds as many of its own.
func byFunctionWords(text string) string {
	table := plainWords()
	var counts [16]int
	words := 0
	for w := range strings.FieldsSeq(text) {
		words++
		for set := table[w]; set != 0; set &= set - 1 {
			counts[bits.TrailingZeros16(set)]++
		}
	}
	best, second := 0, -1
	for i := 1; i < len(functionWords); i++ {
		switch {
		case counts[i] > counts[best]:
			best, second = i, best
		case second < 0 || counts[i] > counts[second]:
			second = i
		}
	}
	if words < 20 || counts[best]*5 < words || counts[second]*3 > counts[best]*2 {
		return ""
	}
	return functionWords[best].language
}
