package coref

import "readout/internal/nlp"

// speakers joins the "I" and "my", the "we" and "our" and the "you" of a
// quotation, each among themselves, and with those of the other quotations of the
// same speaker; "I" is the subject of the verb of saying around it, and "we" the
// body that says it. What stands outside quotations is its author's.
func (r *resolver) speakers() {
	r.sayerOf = r.sayers()
	first := map[[3]int]*mention{}
	for _, m := range r.mentions {
		if m.speaker == 0 {
			continue
		}
		q := r.quoted[m.Head]
		sayer := r.sayerOf[q]
		if m.speaker == 1 && sayer != nil && (m.plural != yes || sayer.person != yes) {
			r.join(sayer, m)
			continue
		}
		who, number := q, 0
		if sayer != nil {
			who = -1 - sayer.cluster
		}
		if m.plural == yes {
			number = 1
		}
		key := [3]int{m.speaker, number, who}
		if o := first[key]; o != nil {
			r.join(o, m)
		} else {
			first[key] = m
		}
	}
}

// sayers are the speakers of the quotations, by number. One without a verb of
// saying near it goes on from the one before it, where that stands close.
func (r *resolver) sayers() map[int]*mention {
	out := map[int]*mention{}
	last, lastSentence := (*mention)(nil), 0
	for i := 0; i < len(r.quoted); i++ {
		q := r.quoted[i]
		if q == 0 || i > 0 && r.quoted[i-1] == q {
			continue
		}
		sentence := r.d.Tokens[i].Sentence
		s := r.sayer(i)
		if s == nil && last != nil && sentence-lastSentence <= 2 && r.speech(i) {
			s = last
		}
		end := i
		for end+1 < len(r.quoted) && r.quoted[end+1] == q {
			end++
		}
		if s != nil {
			out[q], last, lastSentence = s, s, r.d.Tokens[end].Sentence
		}
	}
	return out
}

// speech reports whether the quotation that begins at token i holds a sentence,
// not just a word or a title.
func (r *resolver) speech(i int) bool {
	for q := r.quoted[i]; i < len(r.quoted) && r.quoted[i] == q; i++ {
		if p := r.d.Tokens[i].POS; p == "VERB" || p == "AUX" {
			return true
		}
	}
	return false
}

// sayer is the subject of the verb of saying that stands outside the quotation
// that begins at token i, in one of its sentences, or before a colon in the
// sentence before it.
func (r *resolver) sayer(i int) *mention {
	q, last := r.quoted[i], i
	for last+1 < len(r.quoted) && (r.quoted[last+1] == q || r.quoted[last+1] == 0 && last+2 < len(r.quoted) && r.quoted[last+2] == q) {
		last++
	}
	from := r.d.Sentences[r.d.Tokens[i].Sentence].First
	if from > 0 && i-from <= 1 && r.d.Tokens[from-1].Lower == ":" {
		from = r.d.Sentences[r.d.Tokens[from-1].Sentence].First
	}
	to := r.d.Sentences[r.d.Tokens[last].Sentence].End
	if next := r.d.Tokens[last].Sentence + 1; last+2 >= to && next < len(r.d.Sentences) && r.d.Sentences[next].Block == r.d.Sentences[next-1].Block && r.quoted[r.d.Sentences[next].First] == 0 && lowerStart(r.d.Slice(r.d.Sentences[next].Span)) {
		to = r.d.Sentences[next].End // the parser ends the sentence at the mark: "..." she said.
	}
	var found *mention
	for _, m := range r.mentions {
		if m.Head >= to {
			break
		}
		if m.Head >= from && m.says && (found == nil || abs(m.Head-i) < abs(found.Head-i)) {
			found = m
		}
	}
	return found
}

// utters reports whether a mention is the subject of a verb of saying, or stands
// behind "according to", outside quotations.
func (r *resolver) utters(m *mention) bool {
	t := &r.d.Tokens[m.Head]
	if r.quoted[m.Head] > 0 || m.speaker > 0 || m.inner || m.Kind == nlp.PronounMention && m.person != yes {
		return false
	}
	if t.Dep == "pobj" {
		return r.d.Tokens[t.Head].Lower == "to" && t.Head > 0 && r.d.Tokens[t.Head-1].Lower == "according"
	}
	return t.Dep == "nsubj" && r.quoted[t.Head] == 0 && saying.has(r.d.Tokens[t.Head].Lemma)
}

// goesOn is who said something last, for the "he" of "he went on" beside a
// quotation, in the sentence after it or in one paragraph; nil where that is
// nobody whom the pronoun can mean.
func (r *resolver) goesOn(m *mention) *mention {
	if !m.says || m.class() != personPronoun || !r.besideSpeech(m) {
		return nil
	}
	for i := m.index - 1; i >= 0; i-- {
		x := r.mentions[i]
		if m.sentence-x.sentence > 1 && r.d.Sentences[m.sentence].Block != r.d.Sentences[x.sentence].Block {
			return nil
		}
		if !x.says || x.Head == m.Head {
			continue
		}
		if f := r.clusters[x.cluster].facts; f.person != no && f.plural != yes && compatible(m, f) && (x.Kind != nlp.PronounMention || x.lemma == m.lemma) {
			return x
		}
		return nil
	}
	return nil
}

// besideSpeech reports whether the mention's sentence has quoted speech.
func (r *resolver) besideSpeech(m *mention) bool {
	s := r.d.Sentences[m.sentence]
	for i := s.First; i < s.End; i++ {
		if q := r.quoted[i]; q > 0 && (i == s.First || r.quoted[i-1] != q) && r.speech(i) {
			return true
		}
	}
	return false
}

func lowerStart(s string) bool { return s != "" && s[0] >= 'a' && s[0] <= 'z' }

func abs(n int) int { return max(n, -n) }

var saying = set(`say tell add ask explain note write claim insist reply respond recall argue state warn declare announce comment
	joke conclude continue stress admit agree believe think report confirm tweet post remark observe complain deny promise urge demand
	acknowledge predict suggest assert emphasise emphasize underline underscore refute rebut dismiss reject criticise criticize blame
	accuse vow pledge quip counter retort allege contend maintain caution concede reiterate repeat answer describe propose request`)
