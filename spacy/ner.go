package spacy

import "strings"

// Actions of the entity recogniser: the letters of the BILUO scheme.
const (
	entityBegin = iota
	entityIn
	entityLast
	entityUnit
	entityOut
)

// A recognizer is spaCy's transition-based named-entity recogniser with its own encoder.
type recognizer struct {
	*stateModel
	encoder  *tok2vec
	actions  []uint8
	labels   []uint8 // index in entities
	entities []string
}

func (f *modelFile) recognizer(moves []string, encoder *tok2vec, k *kernelSet) *recognizer {
	r := &recognizer{
		stateModel: f.stateModel("ner", entityFeatures, len(moves), k),
		encoder:    encoder,
		entities:   []string{""},
	}
	for _, name := range moves {
		kind, label, _ := strings.Cut(name, "-")
		act := strings.Index("BILUO", kind)
		if act < 0 || kind == "" {
			f.fail("meta", "transition %q", name)
		}
		r.actions = append(r.actions, uint8(act))
		r.labels = append(r.labels, r.label(label))
	}
	return r
}

// label returns the index of an entity type, which it adds if new.
func (r *recognizer) label(name string) uint8 {
	for i, e := range r.entities {
		if e == name {
			return uint8(i)
		}
	}
	r.entities = append(r.entities, name)
	return uint8(len(r.entities) - 1)
}

// recognize sets the entities. It needs the sentence starts: no entity crosses one.
func (r *recognizer) recognize(ws *workspace, d *Doc) {
	w := &ws.window
	w.reset()
	n := len(d.words)
	open := -1 // first token of the entity that is not complete
	for i := range n {
		if i >= w.hi {
			if open >= 0 {
				r.drop(w, open)
			} else {
				r.drop(w, i)
			}
			end := min(w.hi+encodeRows, n)
			r.append(ws, r.encoder.encode(ws, d, w.hi, end), end-w.hi)
		}
		ids := [entityFeatures]int{i, open, -1}
		if open >= 0 {
			ids[2] = i - 1
		}
		r.score(w, ids[:])
		open = r.step(d, i, open, &w.scores)
	}
}

// step takes the best valid transition at token i and returns the new open entity, or -1.
func (r *recognizer) step(d *Doc, i, open int, scores *[maxMoves]float32) int {
	var ok [entityOut + 1]bool
	follows := i+1 < len(d.words) && !d.sentStart[i+1] // the entity may go on
	var label uint8
	if open >= 0 {
		ok[entityIn], ok[entityLast] = follows, true
		label = d.entity[open]
	} else {
		ok[entityOut] = true
		ok[entityUnit] = !d.words[i].space
		ok[entityBegin] = follows && !d.words[i].space
	}
	best := -1
	for m, act := range r.actions {
		fits := ok[act] && (label == 0 || r.labels[m] == label) && (act == entityOut || r.labels[m] != 0)
		if fits && (best < 0 || scores[m] > scores[best]) {
			best = m
		}
	}
	d.entity[i] = r.labels[best]
	switch r.actions[best] {
	case entityBegin:
		d.entityBegin[i] = true
		return i
	case entityUnit:
		d.entityBegin[i] = true
	case entityIn:
		return open
	}
	return -1
}
