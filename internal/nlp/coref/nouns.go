package coref

import (
	"readout/internal/knowledge"
	"readout/internal/nlp"
)

// nounKind is what the head of a nominal says of the thing: enough to mean a name
// without a common word ("the country" for Latvia).
type nounKind uint8

const (
	noNoun nounKind = iota
	countryNoun
	cityNoun
	regionNoun
	bodyNoun
	personNoun
	eventNoun
	workNoun
	vehicleNoun
)

func nounKindOf(lemma string, f facts) nounKind {
	switch {
	case countryNouns.has(lemma):
		return countryNoun
	case cityNouns.has(lemma):
		return cityNoun
	case regionNouns.has(lemma):
		return regionNoun
	case eventNouns.has(lemma):
		return eventNoun
	case workNouns.has(lemma):
		return workNoun
	case vehicleNouns.has(lemma):
		return vehicleNoun
	case bodies.has(lemma):
		return bodyNoun
	case f.person == yes:
		return personNoun
	}
	return noNoun
}

// reaches tells how far back such a noun may refer, in units: countries stay in
// mind.
func (k nounKind) reaches() int {
	switch k {
	case countryNoun, cityNoun, bodyNoun:
		return 3
	}
	return 1
}

// fits reports whether a mention can be what such a noun means. Two nouns of
// persons or bodies without a common word are not compared; names are.
func (k nounKind) fits(o *mention) bool {
	switch k {
	case countryNoun:
		return o.place == knowledge.Country && o.entry != nil || o.noun == countryNoun
	case cityNoun:
		return o.kind == nlp.PlaceEntity && (o.entry == nil || o.place == knowledge.Capital || o.place == knowledge.City) || o.noun == cityNoun
	case regionNoun:
		return o.kind == nlp.PlaceEntity || o.noun == regionNoun
	case bodyNoun:
		return o.kind == nlp.OrganizationEntity
	case personNoun:
		return o.kind == nlp.PersonEntity || o.kind == nlp.GroupEntity
	case eventNoun, workNoun, vehicleNoun:
		return o.noun == k || o.Kind == nlp.NameMention && o.kind == nlp.OtherEntity
	}
	return false
}

var (
	countryNouns = set("country nation state kingdom republic motherland homeland")
	cityNouns    = set("city town capital village municipality metropolis suburb settlement")
	regionNouns  = set("region area province district island county peninsula territory neighborhood neighbourhood place")
	eventNouns   = set(`event incident accident crash attack disaster tragedy crisis war conflict election vote poll meeting summit conference
		talks festival ceremony match game competition contest tournament championship race protest demonstration strike operation
		mission trial case investigation explosion blast fire earthquake storm hurricane flood shooting killing murder death`)
	workNouns = set(`report study article paper book film movie song album play show series program programme document letter statement
		survey poll bill law act treaty agreement deal accord pact plan proposal resolution website site page video photo picture game`)
	vehicleNouns = set("ship vessel boat ferry plane aircraft jet helicopter train bus car vehicle truck shuttle spacecraft craft tanker")
)
