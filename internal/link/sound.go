package link

import (
	"strings"

	"readout/internal/knowledge"
)

// sounds makes one spelling of the common transliterations of a name's word,
// which is folded: Yuriy and Yuri, Zelenskyy and Zelensky, Sergey and Sergei,
// Mohammed and Muhamad, Erzhan and Yerzhan come out the same.
func sound(word string) string {
	if word == "" {
		return ""
	}
	w := replacer.Replace(word)
	var b strings.Builder
	var last rune
	for _, r := range w {
		if r == 'y' || r == 'j' {
			r = 'i'
		}
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	s := b.String()
	if rest, ok := strings.CutPrefix(s, "ie"); ok {
		s = "e" + rest
	}
	return s
}

var replacer = strings.NewReplacer(
	"kh", "h", "ck", "k", "ph", "f", "tch", "ch", "sch", "sh", "dzh", "j", "dj", "j", "zh", "j", "th", "t",
	"ou", "u", "oo", "u", "ee", "i", "ei", "e", "ey", "e", "ai", "e", "ay", "e", "w", "v", "q", "k", "x", "ks", "'", "", "mohammed", "muhamad", "mohamed", "muhamad", "mohammad", "muhamad",
)

// soundsOf is the sound of each word of a name.
func soundsOf(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = sound(w)
	}
	return out
}

// wordsOf is a name's words, folded, without particles and generations.
func wordsOf(name string) []string {
	all := strings.Fields(knowledge.Fold(name))
	out := make([]string, 0, len(all))
	for _, w := range all {
		switch w {
		case "jr", "sr", "al", "el", "mr", "mrs", "ms", "dr", "sheikh":
			continue
		}
		out = append(out, w)
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// alike is 1 for equal words and 0 for words with nothing in common.
func alike(a, b string) float64 {
	n := max(len(a), len(b))
	if n == 0 {
		return 0
	}
	return 1 - float64(min(knowledge.Distance(a, b), n))/float64(n)
}
