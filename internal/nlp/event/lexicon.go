package event

import (
	_ "embed"
	"strings"
	"sync"

	"readout/internal/errs"
)

//go:embed lexicon.txt
var lexiconText string

// frame is one line of the lexicon for one word: what the word tells, given what
// stands with it.
type frame struct {
	kind, mode, cameo string
	contexts          []string
	pos               byte // 'v', 'n' or 'a'
	particle          string
	needs             []need
	to, from          []string // slots of recipient and actor; nil for the usual ones
	line              int
	name              string // the word and its needs as written, long ones cut short
}

// need is a constraint: one of the slots must hold, or must not hold, the filler.
type need struct {
	slots  []string
	not    bool
	filler *filler
}

// filler is what a slot may hold.
type filler struct {
	text                 string
	any, none            bool
	human, polity, place bool
	name                 bool // a proper noun
	official             bool // somebody with an office
	plural               bool // several
	infinitive           bool // a verb with "to"
	words                map[string]bool
}

// lexicon is the file, decoded. It is not changed after that.
type lexicon struct {
	frames  map[string][]*frame // by lemma and part of speech: "attack/v"
	classes map[string]map[string]bool
}

var loaded = sync.OnceValues(func() (*lexicon, error) { return parse(lexiconText) })

// is reports whether a class holds a lemma.
func (l *lexicon) is(class, lemma string) bool { return l.classes[class][lemma] }

func parse(text string) (*lexicon, error) {
	l := &lexicon{frames: map[string][]*frame{}, classes: map[string]map[string]bool{}}
	fillers := map[string]*filler{}
	var head frame
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '@':
			l.class(line)
		case line[0] == '=':
			head = header(line)
		default:
			if err := l.entry(head, line, n, fillers); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

// class reads "@name = lemma @other ...".
func (l *lexicon) class(line string) {
	name, words, _ := strings.Cut(line, "=")
	set := l.classes[strings.TrimSpace(name)[1:]]
	if set == nil {
		set = map[string]bool{}
		l.classes[strings.TrimSpace(name)[1:]] = set
	}
	for _, w := range strings.Fields(words) {
		if w[0] != '@' {
			set[w] = true
			continue
		}
		for other := range l.classes[w[1:]] {
			set[other] = true
		}
	}
}

// header reads "= TYPE/mode CAMEO contexts".
func header(line string) frame {
	var f frame
	words := strings.Fields(line[1:])
	f.kind, f.mode, _ = strings.Cut(words[0], "/")
	if len(words) > 1 {
		f.cameo = words[1]
	}
	if len(words) > 2 {
		f.contexts = strings.Split(words[2], ",")
	}
	return f
}

// entry reads "v words ; slot:filler ... > slots < slots".
func (l *lexicon) entry(head frame, line string, n int, fillers map[string]*filler) error {
	line, from, _ := strings.Cut(line, "<")
	line, to, _ := strings.Cut(line, ">")
	words, needs, _ := strings.Cut(line, ";")
	lemmas := strings.Fields(words)
	if len(lemmas) < 2 || len(lemmas[0]) != 1 || head.kind == "" {
		return errs.New(errs.Internal, "the lexicon of events, line %d: words of one kind (v, n, a) under a type are expected", n)
	}
	f := head
	f.pos, f.line = lemmas[0][0], n
	f.to, f.from = strings.Fields(to), strings.Fields(from)
	for _, word := range strings.Fields(needs) {
		slot, what, ok := strings.Cut(word, ":")
		if !ok || what == "" {
			return errs.New(errs.Internal, "the lexicon of events, line %d: %q is no slot:filler", n, word)
		}
		name, not := strings.CutPrefix(slot, "!")
		if fillers[what] == nil {
			f, err := l.filler(what)
			if err != nil {
				return errs.Wrap(errs.Internal, err, "the lexicon of events, line %d", n)
			}
			fillers[what] = f
		}
		f.needs = append(f.needs, need{strings.Split(name, "|"), not, fillers[what]})
	}
	for _, lemma := range lemmas[1:] {
		g := f
		g.name = ruleName(lemmas[0], lemma, needs)
		lemma, g.particle, _ = strings.Cut(lemma, "+")
		key := lemma + "/" + lemmas[0]
		l.frames[key] = append(l.frames[key], &g)
	}
	return nil
}

// ruleName is how a rule is named to people: "v lift ; obj:@restriction|ban". It
// can be looked up in the lexicon, where other entries may come and go.
func ruleName(pos, word, needs string) string {
	const longest = 60
	name := pos + " " + word
	if needs := strings.Join(strings.Fields(needs), " "); needs != "" {
		name += " ; " + needs
	}
	if r := []rune(name); len(r) > longest {
		name = string(r[:longest]) + "…"
	}
	return name
}

func (l *lexicon) filler(text string) (*filler, error) {
	f := &filler{text: text, words: map[string]bool{}}
	for _, w := range strings.Split(text, "|") {
		switch {
		case w == "*":
			f.any = true
		case w == "-":
			f.none = true
		case w == "HUMAN":
			f.human = true
		case w == "POLITY":
			f.polity = true
		case w == "AGENT":
			f.human, f.polity = true, true
		case w == "OFFICIAL":
			f.official = true
		case w == "NAME":
			f.name = true
		case w == "PLURAL":
			f.plural = true
		case w == "TOVERB":
			f.infinitive = true
		case w == "PLACE":
			f.place = true
		case w == "":
			return nil, errs.New(errs.Internal, "%q has an empty part", text)
		case w[0] == '@' && len(l.classes[w[1:]]) == 0:
			return nil, errs.New(errs.Internal, "%s is no class above", w)
		case w[0] == '@':
			for lemma := range l.classes[w[1:]] {
				f.words[lemma] = true
			}
		default:
			f.words[w] = true
		}
	}
	return f, nil
}

// find lists the frames of a lemma with a part of speech.
func (l *lexicon) find(lemma string, pos byte) []*frame {
	switch pos {
	case 'v':
		return l.frames[lemma+"/v"]
	case 'n':
		return l.frames[lemma+"/n"]
	}
	return l.frames[lemma+"/a"]
}

// weight is how much a frame demands: the more it asks for, the surer it is.
func (f *frame) weight() int {
	w := 0
	if f.particle != "" {
		w += 3
	}
	for _, n := range f.needs {
		switch {
		case n.not:
		case n.filler.any:
			w += 2
		case n.filler.none:
			w++
		default:
			w += 3
		}
	}
	return w
}
