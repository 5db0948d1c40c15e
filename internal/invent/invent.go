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
	dead, hurt, money int
}

// kind is a sort of event.
type kind struct{ noun, verb, thing, office string }

var kinds = []kind{
	{"bridge collapse", "collapsed", "the road bridge", "transport"}, {"factory fire", "burned down", "the paper mill", "labour"},
	{"ferry accident", "ran aground", "the night ferry", "shipping"}, {"dam dispute", "was closed", "the upper dam", "water"},
	{"port strike", "stood still", "the container port", "trade"}, {"mine flooding", "was flooded", "the copper mine", "mining"},
	{"border closure", "was shut", "the border crossing", "interior"}, {"power failure", "failed", "the main power line", "energy"},
	{"harvest loss", "was lost", "the barley harvest", "agriculture"}, {"train derailment", "left the rails", "the morning train", "railway"},
}

func newEvent(n int) *event {
	r := rand.New(rand.NewPCG(uint64(n), 0))
	e := &event{number: n, day: begin.AddDate(0, 0, n/perDay), kind: kinds[r.IntN(len(kinds))]}
	e.next = e.day.AddDate(0, 0, 3+r.IntN(20))
	e.place, e.region = name(r, 2), name(r, 3)+"ia"
	e.minister, e.leader = name(r, 2)+" "+name(r, 3), name(r, 2)+" "+name(r, 3)
	e.company = name(r, 2) + " " + name(r, 2) + " Group"
	e.dead, e.hurt, e.money = 2+r.IntN(30), 40+r.IntN(200), 3+r.IntN(90)
	return e
}

var (
	heads = []string{"Bra", "Ko", "Len", "Mar", "Tor", "Vel", "Sil", "Dun", "Har", "Ost", "Pel", "Rov", "Gal", "Nim", "Kes", "Zan", "Ful", "Bir", "Lod", "Wes"}
	parts = []string{"da", "ren", "mi", "lo", "vik", "sta", "ne", "ru", "gan", "tel", "bo", "sin", "ka", "dor", "pe"}
)

// name is a made-up name of so many syllables.
func name(r *rand.Rand, syllables int) string {
	s := heads[r.IntN(len(heads))]
	for range syllables - 1 {
		s += parts[r.IntN(len(parts))]
	}
	return s
}

var (
	papers = []string{"Courier", "Gazette", "Herald", "Observer", "Messenger"}
	cities = []string{"Brantford Bay", "Kolm", "Lendal", "Marwick", "Ostrow", "Pellgate", "Silvan", "Torhaven"}
)

func outletName(n int) string { return cities[n%len(cities)] + " " + papers[n/len(cities)%len(papers)] }
