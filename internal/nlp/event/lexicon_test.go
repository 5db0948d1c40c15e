package event

import (
	"strings"
	"testing"
)

// slots that the code knows beside prepositions and particles.
var namedSlots = words("obj subj comp mod iobj acomp oprd topic lasting poss span")

// prepositions and particles that the lexicon may use as slots.
var placedSlots = words(`about aside against along around as at away back before behind between by concerning down during for from
	in into inside like near of off on onto out outside over owed through to toward towards under up upon via with without
	within across after again that together home issue jointly loose ahead despite`)

// innerSlots may stand behind a slot and a point.
var innerSlots = words("subj obj mod amod")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// types are those of PLOVER 2.0 with their modes.
var types = map[string]map[string]bool{
	"AGREE": words(""), "CONSULT": words("visit third-party multilateral phone"), "SUPPORT": words(""), "CONCEDE": words("ceasefire"),
	"COOPERATE": words(""), "AID": words(""), "RETREAT": words("withdraw release disarm ceasefire access resign"),
	"REQUEST": words("assist change yield meet"), "ACCUSE": words("disapprove investigate allege"), "REJECT": words("assist change yield meet"),
	"THREATEN": words("restrict arrest relations expel territory violence"), "PROTEST": words("demo riot strike hunger boycott obstruct vandalize"),
	"SANCTION": words("convict expel withdraw discontinue"), "MOBILIZE": words("troops weapons police militia"),
	"COERCE": words("seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"),
	"ASSAULT": words(`abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons
		crowd-control unconventional`),
}

func TestLexiconIsWellFormed(t *testing.T) {
	l, err := parse(lexiconText)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for key, frames := range l.frames {
		for _, f := range frames {
			seen[f.kind] = true
			modes, known := types[f.kind]
			if !known || f.mode != "" && !modes[f.mode] {
				t.Errorf("line %d (%s): no type or mode %s/%s in PLOVER 2.0", f.line, key, f.kind, f.mode)
			}
			if len(f.cameo) < 2 || len(f.cameo) > 4 {
				t.Errorf("line %d (%s): CAMEO code %q", f.line, key, f.cameo)
			}
			var slots []string
			for _, n := range f.needs {
				slots = append(slots, n.slots...)
			}
			for _, s := range append(append(slots, f.to...), f.from...) {
				first, second, dotted := strings.Cut(s, ".")
				if !namedSlots[first] && !placedSlots[first] && s != "-" || dotted && !innerSlots[second] && !placedSlots[second] {
					t.Errorf("line %d (%s): no slot %q", f.line, key, s)
				}
			}
		}
	}
	for kind := range types {
		if !seen[kind] {
			t.Errorf("no entry tells %s", kind)
		}
	}
}

func TestLexiconErrors(t *testing.T) {
	for _, text := range []string{
		"v attack",                            // no type above it
		"= ASSAULT 190\nattack",               // no part of speech
		"= ASSAULT 190\nv attack ; obj",       // no filler
		"= ASSAULT 190\nv attack ; obj:@nope", // no such class
		"= ASSAULT 190\nv attack ; obj:a||b",  // an empty filler
	} {
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), "line") {
			t.Errorf("%q: error %v, want one that names the line", text, err)
		}
	}
}

func FuzzLexicon(f *testing.F) {
	f.Add("@a = b c\n= ASSAULT/aerial 195 military\nv bomb ; obj:@a|HUMAN !in:* > obj < subj")
	f.Fuzz(func(_ *testing.T, text string) { _, _ = parse(text) })
}
