package event

import "readout/internal/nlp"

// Plover gives the type and mode under which PLOVER codes an event. The manual
// has no status: cooperation and concession to come is AGREE, conflict to come is
// THREATEN where it is announced. ok is false for what PLOVER does not code:
// events that did not happen or are only imagined.
func Plover(e *nlp.Event) (kind, mode string, ok bool) {
	switch e.Status {
	case nlp.Occurred, nlp.Historical:
		return e.Type, e.Mode, true
	case nlp.Scheduled:
		switch e.Type {
		case "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE":
			return "AGREE", "", true
		case "SANCTION", "COERCE":
			return "THREATEN", "restrict", true
		case "ASSAULT", "MOBILIZE":
			return "THREATEN", "violence", true
		}
		return e.Type, e.Mode, true
	}
	return "", "", false
}

// Root is the type with the two parts that CAMEO and the older PLOVER have as one
// put together: CONCEDE and RETREAT are YIELD.
func Root(kind string) string {
	if kind == "CONCEDE" || kind == "RETREAT" {
		return "YIELD"
	}
	return kind
}
