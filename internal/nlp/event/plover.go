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

// Root is the root of an event's CAMEO code in the names of the first PLOVER,
// where it differs from the type that PLOVER 2.0 gives: CONCEDE and RETREAT were
// YIELD, sanctions and embargoes COERCE, convictions ACCUSE, blockades and the
// seizure of territory ASSAULT.
func Root(kind, cameo string) string {
	switch {
	case kind == "CONCEDE" && cameo == "055": // an apology
		return "SUPPORT"
	case kind == "CONCEDE", kind == "RETREAT":
		return "YIELD"
	case kind == "SANCTION" && cameo == "163":
		return "COERCE"
	case kind == "SANCTION" && cameo == "116":
		return "ACCUSE"
	case kind == "COERCE" && (cameo == "191" || cameo == "192"):
		return "ASSAULT"
	}
	return kind
}
