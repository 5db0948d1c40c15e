// Package invent writes reports of events that never happened, for tests and
// measures that need many. Names, places and figures are made up from syllables;
// the same numbers give the same report in every run.
package invent

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Report is one outlet's report of an event.
type Report struct {
	Outlet, Domain, URL string
	Title               string
	Text                string // body, paragraphs parted by empty lines
	Published           time.Time
}

// Outlets is how many outlets there are.
const Outlets = 40

// begin is the day of event 0. perDay events happen on a day.
var begin = time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)

const perDay = 40

// Write writes the report of an event by an outlet, 0 to Outlets-1, with about the
// given number of words. Reports of one event share persons, place, scheduled
// days and, as a rule, figures: some outlets have others.
func Write(event, outlet, words int) Report {
	e := newEvent(event)
	w := writer{event: e, rand: rand.New(rand.NewPCG(uint64(event), uint64(outlet)+1)), outlet: outlet}
	w.deviates = outlet > 0 && w.rand.IntN(3) == 0
	r := Report{
		Outlet: outletName(outlet), Domain: fmt.Sprintf("%s.example", strings.ToLower(strings.ReplaceAll(outletName(outlet), " ", ""))),
		Title: w.title(), Published: e.day.Add(time.Duration(8+w.rand.IntN(12)) * time.Hour),
	}
	r.URL = fmt.Sprintf("https://%s/%s/%d", r.Domain, e.day.Format("2006/01/02"), event)
	r.Text = w.body(words)
	return r
}

// Page is the report as a web page, with furniture around it.
func (r Report) Page() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=en><head><title>%s | %s</title><link rel=canonical href=\"%s\">", r.Title, r.Outlet, r.URL)
	fmt.Fprintf(&b, `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":%q,"datePublished":%q,"publisher":{"@type":"Organization","name":%q}}</script></head><body>`,
		r.Title, r.Published.Format(time.RFC3339), r.Outlet)
	b.WriteString("<nav><ul><li><a href=/world>World</a><li><a href=/business>Business</a><li><a href=/sport>Sport</a></ul></nav><main><article>")
	fmt.Fprintf(&b, "<h1>%s</h1>", r.Title)
	for p := range strings.SplitSeq(r.Text, "\n\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", p)
	}
	b.WriteString("</article></main><aside><h2>Most read</h2><a href=/a>Five soups for a cold week</a><a href=/b>The ferry that never left</a></aside><footer>Subscribe to our newsletter. All rights reserved.</footer></body></html>")
	return b.String()
}

// event is what happened, the same for all outlets.
type event struct {
	number            int
	day, next         time.Time
	place, region     string
	minister, leader  string
	company           string
	kind              kind
	street, school    string
	words             [12]string // names of places that only this event has
	people            []string
	nouns, traits     []string // what its reports speak of beside it
	dead, hurt, money int
}

// kind is a sort of event, with the words that belong to it.
type kind struct {
	noun, verb, thing, office string
	things                    []string // that reports of it speak of
	doings                    []string // what people did there
}

var kinds = []kind{
	{"bridge collapse", "collapsed", "the road bridge", "transport", []string{"pillars", "girders", "welds", "lorries", "divers"}, []string{"closed the towpath", "lowered a crane", "counted the cars", "searched the river bed"}},
	{"factory fire", "burned down", "the paper mill", "labour", []string{"sprinklers", "pulp vats", "rolls of paper", "hoses", "night workers"}, []string{"fought the flames", "broke open the doors", "pumped foam", "moved the chlorine"}},
	{"ferry accident", "ran aground", "the night ferry", "shipping", []string{"lifeboats", "ballast tanks", "rudders", "cabins", "tugs"}, []string{"towed the hull", "handed out life jackets", "anchored off the reef", "listened for knocking"}},
	{"dam dispute", "was closed", "the upper dam", "water", []string{"sluices", "reservoirs", "canals", "onion fields", "turbines"}, []string{"measured the flow", "opened the gates", "blocked the canal", "irrigated by night"}},
	{"port strike", "stood still", "the container port", "trade", []string{"cranes", "dockers", "containers", "wages", "shifts"}, []string{"picketed the gates", "unloaded bananas", "voted by hand", "sent the ships away"}},
	{"mine flooding", "was flooded", "the copper mine", "mining", []string{"shafts", "pumps", "galleries", "drills", "canaries"}, []string{"drilled a second shaft", "lowered microphones", "propped up the roof", "waited at the pithead"}},
	{"border closure", "was shut", "the border crossing", "interior", []string{"customs posts", "passports", "queues", "barriers", "melons"}, []string{"turned back the buses", "searched the trunks", "slept in their cars", "stamped no papers"}},
	{"power failure", "failed", "the main power line", "energy", []string{"substations", "transformers", "candles", "lifts", "generators"}, []string{"switched the grid", "lit paraffin lamps", "threw away meat", "freed people from lifts"}},
	{"harvest loss", "was lost", "the barley harvest", "agriculture", []string{"hail", "silos", "brewers", "seed", "tractors"}, []string{"ploughed under the ears", "asked for seed loans", "dried the sheaves", "insured nothing"}},
	{"train derailment", "left the rails", "the morning train", "railway", []string{"sleepers", "points", "carriages", "signals", "conductors"}, []string{"cut open a carriage", "carried the wounded", "replaced the points", "rerouted the express"}},
	{"epidemic", "was sealed off", "the cattle market", "health", []string{"vaccines", "swabs", "herds", "disinfectant", "vets"}, []string{"culled the herds", "sprayed the lorries", "tested the milk", "guarded the farms"}},
	{"bank run", "shut its doors", "the savings bank", "finance", []string{"deposits", "bonds", "counters", "vaults", "auditors"}, []string{"queued for their savings", "froze the accounts", "printed notices", "sealed the vault"}},
}

func newEvent(n int) *event {
	r := rand.New(rand.NewPCG(uint64(n), 0))
	e := &event{number: n, day: begin.AddDate(0, 0, n/perDay), kind: kinds[r.IntN(len(kinds))]}
	e.next = e.day.AddDate(0, 0, 3+r.IntN(20))
	e.place, e.region = name(r, 2), name(r, 3)+"ia"
	e.minister, e.leader = name(r, 2)+" "+name(r, 3), name(r, 2)+" "+name(r, 3)
	e.company = name(r, 2) + " " + name(r, 2) + " Group"
	e.street, e.school = name(r, 3)+" Street", name(r, 2)+" School"
	e.people, e.nouns, e.traits = some(r, people, 6), some(r, nouns, 14), some(r, traits, 8)
	for i := range e.people {
		e.people[i] = strings.ReplaceAll(e.people[i], "_", " ") + " " + name(r, 2) + " " + name(r, 3)
	}
	for i := range e.words {
		e.words[i] = name(r, 2+i%2)
	}
	e.dead, e.hurt, e.money = 2+r.IntN(30), 40+r.IntN(200), 3+r.IntN(90)
	return e
}

var (
	heads = []string{"Bra", "Ko", "Len", "Mar", "Tor", "Vel", "Sil", "Dun", "Har", "Ost", "Pel", "Rov", "Gal", "Nim", "Kes", "Zan", "Ful", "Bir", "Lod", "Wes"}
	parts = []string{"da", "ren", "mi", "lo", "vik", "sta", "ne", "ru", "gan", "tel", "bo", "sin", "ka", "dor", "pe"}
	ends  = []string{"", "", "n", "r", "l", "s", "th", "m"}
)

// name is a made-up name of so many syllables.
func name(r *rand.Rand, syllables int) string {
	s := heads[r.IntN(len(heads))]
	for range syllables - 1 {
		s += parts[r.IntN(len(parts))] + ends[r.IntN(len(ends))]
	}
	return s
}

var (
	papers = []string{"Courier", "Gazette", "Herald", "Observer", "Messenger"}
	cities = []string{"Brantford Bay", "Kolm", "Lendal", "Marwick", "Ostrow", "Pellgate", "Silvan", "Torhaven"}
)

func outletName(n int) string { return cities[n%len(cities)] + " " + papers[n/len(cities)%len(papers)] }

// some are n words of a list.
func some(r *rand.Rand, list string, n int) []string {
	all := strings.Fields(list)
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:n]
}

// What reports speak of beside the event.
const (
	people = `shopkeeper teacher engineer farmer nurse fisherman priest baker plumber widow student painter mayor
		clerk judge driver pilot dentist gardener waiter tailor miller sailor porter librarian chemist barber
		union_official fire_chief police_spokesman hotel_owner town_councillor retired_general`
	nouns = `ladder lantern orchard kettle chimney archive bicycle blanket cellar church clock compass contract cottage
		ditch drum engine envelope fence fountain furnace garage glacier hammer helmet hospital insurance island jacket
		kitchen laboratory ledger letter lighthouse map market meadow microphone mirror monument motor museum needle
		notebook orchestra oven parcel parade pasture pension photograph piano pipeline plaster poster prison puppet
		quarry radio railing ramp recipe refrigerator ribbon roof rope saddle satellite scaffold sculpture shelter shovel
		stable staircase statue stove suitcase swamp tapestry telescope tent theatre thermometer ticket toll tower trumpet
		tunnel umbrella uniform valley vineyard violin wagon wardrobe warehouse waterfall wheel whistle windmill wreath`
	traits = `abandoned ancient broken bright careless cheap clumsy cold costly crooked damp dangerous dirty dull dusty
		empty enormous fragile frozen furious gloomy hasty heavy hollow honest humid idle lazy loud magnificent muddy narrow
		nervous noisy outdated peculiar polite proud quiet ragged reckless rotten rusty secret shabby shallow silent slippery
		stubborn sturdy sudden tall thin tidy ugly useless vague vast weak wooden`
)
