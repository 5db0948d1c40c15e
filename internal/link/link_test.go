package link

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/internal/knowledge"
	"readout/internal/nlp"
	"readout/internal/nlp/coref"
	"readout/internal/nlp/english"
)

// read parses texts as the documents of one story.
func read(t testing.TB, texts ...string) []*nlp.Document {
	var out []*nlp.Document
	for _, text := range texts {
		d := &nlp.Document{Language: "en", Text: text, Blocks: []nlp.Block{{Span: nlp.Span{End: len(text)}}}}
		if err := (english.Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if err := (coref.Stage{}).Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// entityOf is the index of the entity whose mentions include the name, and
// whether it is marked there as garbled.
func entityOf(t testing.TB, entities []nlp.Entity, docs []*nlp.Document, doc int, name string) (int, bool) {
	for i, e := range entities {
		for _, m := range e.Mentions {
			if m.Document == doc && m.Kind == nlp.NameMention && strings.Contains(docs[doc].Slice(m.Name), name) {
				return i, m.Garbled
			}
		}
	}
	t.Errorf("document %d: no entity for %q", doc, name)
	return -1, false
}

func TestOneEntity(t *testing.T) {
	tests := []struct{ name, a, inA, b, inB string }{
		{"transliteration", "Yuriy Vasilenko spoke on Monday.", "Yuriy Vasilenko", "Yuri Vasilenko met reporters.", "Yuri Vasilenko"},
		{"title and family name", "Minister Anna Keller signed the paper.", "Anna Keller", "Ms Keller signed it. Keller smiled.", "Keller"},
		{"short form", "William Thornbury leads the firm.", "William Thornbury", "Bill Thornbury left.", "Bill Thornbury"},
		{"acronym of the knowledge", "The United Nations sent a team.", "United Nations", "The UN sent a team.", "UN"},
		{"capital that acts", "Latvia rejected the plan.", "Latvia", "Riga rejected the plan.", "Riga"},
		{"half of a double name", "Anna Keller-Brandt spoke first. Peter Holm listened.", "Anna Keller-Brandt", "Anna Keller spoke first.", "Anna Keller"},
		{"family name first", "Kwon Mi-rae signed the paper.", "Kwon Mi-rae", "Minister Kwon smiled and left.", "Kwon"},
		{"another romanisation", "Kwon Mi-hyun signed the paper.", "Kwon Mi-hyun", "Kwon Mi-hyeon left early.", "Kwon Mi-hyeon"},
		{"the other order", "Peter Balogh signed the paper.", "Peter Balogh", "Balogh Peter left early.", "Balogh Peter"},
		{"a body's first word", "The Norrvik Oil Company closed the plant. The Norrvik Oil Company paid.", "Norrvik Oil Company", "The company said Norrvik would pay.", "Norrvik"},
		{"an acronym in another page", "The Norrvik Harbour Council (NHC) met on Monday.", "Norrvik Harbour Council", "The NHC elected a chairman.", "NHC"},
		{"the end of a body's name", "The Norrvik Harbour Council met on Monday.", "Norrvik Harbour Council", "The Harbour Council elected a chairman.", "Harbour Council"},
		{"titles in the name of a thing", "Admiral Torvald Mikkelrud inspected the ship.", "Torvald Mikkelrud", "The fleet of Rear Admiral Torvald Mikkelrud sailed.", "Torvald Mikkelrud"},
		{"a form of address", "Mallam Bashir Dantata signed the paper.", "Bashir Dantata", "Bashir Dantata signed the paper on Monday.", "Bashir Dantata"},
		{"words of a body in another order", "The Norrvik Patriotic Front signed the paper.", "Norrvik Patriotic Front", "The Patriotic Front of Norrvik signed the paper.", "Patriotic Front of Norrvik"},
		{"an initial before the given name", "Tuya Boldbat left Norrvik on Monday.", "Tuya Boldbat", "Ms B. Tuya left on Monday.", "B. Tuya"},
		{"a body's own acronym", "The National Inspectorate of Harbours (HANA) closed the port. The National Inspectorate of Harbours paid.", "National Inspectorate of Harbours", "The HANA elected a chairman.", "HANA"},
		{"spelling of a capital", "They met in Kiev on Friday.", "Kiev", "They met in Kyiv on Friday.", "Kyiv"},
	}
	for _, tt := range tests {
		docs := read(t, tt.a, tt.b)
		entities, _ := Link(knowledge.Load(), docs, []int{1, 1})
		a, _ := entityOf(t, entities, docs, 0, tt.inA)
		b, garbled := entityOf(t, entities, docs, 1, tt.inB)
		if a != b || garbled {
			t.Errorf("%s: entities %d and %d, garbled %v", tt.name, a, b, garbled)
		}
	}
}

// TestDescriptions makes one entity of what pages call by the same noun and name, and
// leaves two harbours two.
func TestDescriptions(t *testing.T) {
	docs := read(t, "The Norrvik refinery burned on Monday.", "Firemen went into the Norrvik refinery.", "The Solberg refinery was closed.")
	entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 1})
	in := map[int]int{}
	for i, e := range entities {
		for _, m := range e.Mentions {
			if strings.Contains(docs[m.Document].Slice(m.Span), "refinery") {
				in[m.Document] = i
			}
		}
	}
	if in[0] != in[1] || in[0] == in[2] {
		t.Errorf("entities %v", in)
	}
}

func TestKin(t *testing.T) {
	for _, tt := range []struct {
		a, b  string
		least float64
		most  float64
	}{{"vasilenko", "wassilenko", .8, 1}, {"golubev", "holubef", .8, 1}, {"petersen", "lindqvist", 0, .4}, {"marinova", "marenko", .5, .8}} {
		if got := kin(tt.a, tt.b); got < tt.least || got > tt.most {
			t.Errorf("%s, %s: %.2f", tt.a, tt.b, got)
		}
	}
	for pair, want := range map[string]bool{"qodirbek kadyrbek": true, "hadzic hadzhic": true, "solberg solberk": false, "vondrak fondrak": false, "lind holm": false} {
		a, b, _ := strings.Cut(pair, " ")
		if got := romanisedAlike(a, b); got != want {
			t.Errorf("%s: %v", pair, got)
		}
	}
}

// TestGarbledInOffice finds who is meant by two garbled names and an office, in a page
// with no other sign of a bad translation; another holder of the office is left alone.
func TestGarbledInOffice(t *testing.T) {
	const page = "The mayor of Norrvik, Katarina Holubova, spoke on Monday. Mayor Katarina Holubova left."
	for name, want := range map[string]bool{"Katerina Golubeva": true, "Rosamund Petersen": false} {
		docs := read(t, page, page, "The mayor, "+name+", was silent.")
		entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 1})
		a, _ := entityOf(t, entities, docs, 0, "Holubova")
		b, garbled := entityOf(t, entities, docs, 2, name)
		if (a == b) != want || garbled != want {
			t.Errorf("%s: entities %d and %d, garbled %v", name, a, b, garbled)
		}
	}
}

func TestNamesakesStayApart(t *testing.T) {
	tests := []struct{ name, a, inA, b, inB string }{
		{"two presidents of one name", "George W. Bush gave a speech.", "George W. Bush", "George H. W. Bush gave a speech.", "H. W. Bush"},
		{"two Kims", "Kim Jong Un inspected a plant.", "Kim Jong Un", "Kim Dae-jung met the press.", "Kim Dae-jung"},
		{"a president's wife", "Joe Biden flew home.", "Joe Biden", "Jill Biden opened a school.", "Jill Biden"},
		{"an unknown wife", "President Robert Carlsen flew home.", "Robert Carlsen", "Rosa Carlsen opened a school. She smiled.", "Rosa Carlsen"},
		{"a minister's namesake", "Foreign Minister Peter Lang arrived.", "Peter Lang", "The striker Paul Lang scored twice.", "Paul Lang"},
		{"one given name, two families", "Kwon Mi-rae signed the paper.", "Kwon Mi-rae", "Shin Mi-rae signed the paper.", "Shin Mi-rae"},
		{"a body named after a place", "The Norrvik Oil Company closed the plant. The Norrvik Oil Company paid.", "Norrvik Oil Company", "A fire broke out in Norrvik on Monday.", "Norrvik"},
		{"one ministry of two countries", "The Latvian Defence Ministry spoke of a mistake. The Latvian Defence Ministry apologised.", "Latvian Defence Ministry", "The Estonian Defence Ministry spoke of an attack.", "Estonian Defence Ministry"},
		{"a capital as a place", "Latvia rejected the plan.", "Latvia", "They met in Riga.", "Riga"},
	}
	for _, tt := range tests {
		docs := read(t, tt.a, tt.b)
		entities, _ := Link(knowledge.Load(), docs, []int{1, 1})
		a, _ := entityOf(t, entities, docs, 0, tt.inA)
		b, _ := entityOf(t, entities, docs, 1, tt.inB)
		if a == b {
			t.Errorf("%s: one entity", tt.name)
		}
	}
}

func TestGarbledNames(t *testing.T) {
	docs := read(t,
		"Foreign Minister Henrik Solberg met Aleksandra Wozniak in Oslo. Solberg thanked Wozniak.",
		"Henrik Solberg met Aleksandra Wozniak on Monday. Solberg said the talks were good.",
		"Henrik Solberg said Solberk would go on. Aleksandra Wosnjak agreed.")
	entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 1})
	for _, tt := range []struct{ right, garbled string }{{"Wozniak", "Wosnjak"}, {"Solberg", "Solberk"}} {
		a, _ := entityOf(t, entities, docs, 0, tt.right)
		b, garbled := entityOf(t, entities, docs, 2, tt.garbled)
		if a != b || !garbled {
			t.Errorf("%s: entities %d and %d, garbled %v", tt.garbled, a, b, garbled)
		}
	}
}

// TestMisspeltInTranslation marks a spelling that sounds right in a page that a machine
// translated, not in one that a person wrote, nor "y" for "i".
func TestMisspeltInTranslation(t *testing.T) {
	const page = "Minister Henrik Feerick met Aleksei Tolkin in Oslo. Feerick thanked Tolkin."
	for machine, want := range map[bool]bool{true: true, false: false} {
		docs := read(t, page, page, "Henrik Firik met Aleksey Tolkin on Monday.")
		docs[2].Translated.Machine = machine
		entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 1})
		if _, garbled := entityOf(t, entities, docs, 2, "Firik"); garbled != want {
			t.Errorf("machine %v: Firik garbled %v", machine, garbled)
		}
		if _, garbled := entityOf(t, entities, docs, 2, "Tolkin"); garbled {
			t.Errorf("machine %v: Aleksey garbled", machine)
		}
	}
}

// TestInstitutions makes one entity of what a country has one of, however it is said.
func TestInstitutions(t *testing.T) {
	docs := read(t, "The Latvian navy stopped a boat on Monday.", "Latvia's navy stopped a boat.", "The Estonian navy stopped a boat.")
	entities, _ := Link(knowledge.Load(), docs, []int{1, 2, 1})
	for _, e := range entities {
		in := map[int]bool{}
		for _, m := range e.Mentions {
			if text := docs[m.Document].Slice(m.Span); strings.Contains(text, "navy") {
				in[m.Document] = true
			}
		}
		if len(in) > 0 && (in[0] != in[1] || in[0] && in[2]) {
			t.Errorf("%s: %v", e.Name, in)
		}
	}
}

// TestWordIsNoGarbledName leaves a capitalised word of the language what it is.
func TestWordIsNoGarbledName(t *testing.T) {
	const page = "Walter Gantis owned the ground in Oslo. Gantis said on Monday that he would sell it."
	docs := read(t, page, page, "Giants said they would stay.")
	entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 1})
	a, _ := entityOf(t, entities, docs, 0, "Walter Gantis")
	for i, e := range entities {
		for _, m := range e.Mentions {
			if m.Document == 2 && (i == a || m.Garbled) {
				t.Errorf("%q is taken for Walter Gantis", docs[2].Slice(m.Span))
			}
		}
	}
}

// TestGarbledOffices finds who is meant by title and half a name, and a body, in a
// page that says of itself that a machine translated it.
func TestGarbledOffices(t *testing.T) {
	docs := read(t,
		"The coach Aurelio Brandt praised the team of Varnholt Steel. Aurelio Brandt left on Monday. Varnholt Steel paid.",
		"The coach Aurelio Brandt was angry with Varnholt Steel. Varnholt Steel paid again.",
		"Coach Aurelio Fires said that Varnhalt will pay. Varnhalt was silent.")
	docs[2].Translated.Machine = true
	entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 1})
	for _, tt := range []struct{ right, garbled string }{{"Aurelio Brandt", "Aurelio Fires"}, {"Varnholt Steel", "Varnhalt"}} {
		a, _ := entityOf(t, entities, docs, 0, tt.right)
		b, garbled := entityOf(t, entities, docs, 2, tt.garbled)
		if a != b || !garbled {
			t.Errorf("%s: entities %d and %d, garbled %v", tt.garbled, a, b, garbled)
		}
	}
}

// TestBodiesAreNoPersons leaves the name of a body whole that begins like an office.
func TestBodiesAreNoPersons(t *testing.T) {
	for _, name := range []string{"Department of Harbours", "Hospital Doctors' Association"} {
		docs := read(t, "The "+name+" met in Oslo on Monday.")
		entities, _ := Link(knowledge.Load(), docs, []int{1})
		i, _ := entityOf(t, entities, docs, 0, name)
		if e := entities[i]; e.Name != name || e.Type == nlp.PersonEntity {
			t.Errorf("%s: %s %s", name, e.Type, e.Name)
		}
	}
}

func TestNameBesideNoun(t *testing.T) {
	docs := read(t, "Kwon Mi-rae signed it.", "The trade minister of the republic, Kwon Mi-rae, smiled.")
	entities, _ := Link(knowledge.Load(), docs, []int{1, 1})
	a, _ := entityOf(t, entities, docs, 0, "Kwon Mi-rae")
	if b, _ := entityOf(t, entities, docs, 1, "Kwon Mi-rae"); a != b {
		t.Errorf("entities %d and %d", a, b)
	}
}

// TestNameless: an entity without a name is called by its noun phrase, not by the clause
// that hangs on it.
func TestNameless(t *testing.T) {
	docs := read(t, "Inspectors accused the ferry company of having ignored a warning.")
	entities, _ := Link(knowledge.Load(), docs, []int{1})
	for _, e := range entities {
		if strings.Contains(e.Name, "having") {
			t.Errorf("an entity is called %q", e.Name)
		}
	}
	if !slices.ContainsFunc(entities, func(e nlp.Entity) bool { return e.Name == "the ferry company" }) {
		t.Errorf("no entity for the company: %+v", entities)
	}
}

func TestRoleTime(t *testing.T) {
	for title, want := range map[string]nlp.RoleTime{
		"the former finance minister": nlp.FormerRole, "ex-president": nlp.FormerRole, "then-Governor": nlp.ThenRole, "president-elect": nlp.ElectRole,
		"the acting mayor": nlp.ActingRole, "outgoing Prime Minister": nlp.OutgoingRole, "the mayor": "", "Electoral Commissioner": "",
	} {
		if got := roleTime(title); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func TestMembers(t *testing.T) {
	docs := read(t, "President Oskar Lind met Chancellor Anna Berger in Oslo. The two leaders spoke for an hour.")
	entities, _ := Link(knowledge.Load(), docs, []int{1})
	names := map[string]string{}
	for _, e := range entities {
		names[e.ID] = e.Name
	}
	for _, e := range entities {
		if len(e.Members) == 2 && names[e.Members[0]] == "Oskar Lind" && names[e.Members[1]] == "Anna Berger" {
			return
		}
	}
	t.Errorf("no entity of the two: %+v", entities)
}

func TestTranslatedNames(t *testing.T) {
	const page = "The reservoir Karasul was half empty on Monday. Minister Henrik Solberg inspected the Karasul reservoir with Aleksandra Wozniak. Solberg thanked Wozniak."
	for name, want := range map[string]bool{"Black Elbow": true, "Tundrek": false} {
		docs := read(t, page, page, "Henrik Solberk met Aleksandra Wosnjak and Henrik Solberk inspected the water reservoir "+name+" on Monday.")
		entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 1})
		a, _ := entityOf(t, entities, docs, 0, "Karasul")
		b, garbled := entityOf(t, entities, docs, 2, name)
		if (a == b) != want || garbled != want {
			t.Errorf("%s: entities %d and %d, garbled %v", name, a, b, garbled)
		}
	}
}

// TestFamilyNameBeforeWholeName joins the family name alone of earlier pages to the whole name of
// a later one, of the same story only.
func TestFamilyNameBeforeWholeName(t *testing.T) {
	docs := read(t, "Mr Wozniak was tired on Monday. Wozniak left.", "Minister Henrik Wozniak resigned.", "Mr Solberk sat down.", "Minister Henrik Solberk resigned.")
	entities, _ := Link(knowledge.Load(), docs, []int{1, 1, 2, 3})
	a, _ := entityOf(t, entities, docs, 0, "Wozniak")
	if b, _ := entityOf(t, entities, docs, 1, "Wozniak"); a != b {
		t.Errorf("Wozniak: entities %d and %d", a, b)
	}
	a, _ = entityOf(t, entities, docs, 2, "Solberk")
	if b, _ := entityOf(t, entities, docs, 3, "Solberk"); a == b {
		t.Error("Solberk of two stories: one entity")
	}
}

// TestWholePhrase knows a body by the phrase in which a shorter name was seen.
func TestWholePhrase(t *testing.T) {
	l := New(knowledge.Load())
	l.documents = []*document{{Document: &nlp.Document{}, story: 1}}
	e := l.create(profile{kind: nlp.OrganizationEntity})
	e.docs = []int{0}
	l.index(e, "Norrvik Olje")
	p := profile{phrases: [][]string{{"norrvik", "olje"}}}
	if l.wholePhrase(&document{story: 1}, p) != e || l.wholePhrase(&document{story: 2}, p) != nil {
		t.Error("the body of the story, and of no other, is meant")
	}
}

func TestHalfTranslated(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"star norrvik", "stjerne norrvik", true}, {"point norrvik", "norrvik point", true}, {"norrvik oil", "norrvik gas", false},
		{"norrvik oil", "norrvik", false}, {"blue star", "star blue", false}, {"norrvik stjerne", "norrvik oil", false},
	} {
		if got := halfTranslated(strings.Fields(tt.a), strings.Fields(tt.b)); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestShortName(t *testing.T) {
	l := New(knowledge.Load())
	for name, want := range map[string]bool{"Norrvik": true, "Farmers": false, "Oil": false} {
		if got := l.shortName(&entity{names: []string{name}, words: [][]string{wordsOf(name)}, kind: nlp.OrganizationEntity}); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestSound(t *testing.T) {
	for a, b := range map[string]string{"yuriy": "yuri", "zelenskyy": "zelensky", "sergey": "sergei", "mohammed": "mohamed", "yerzhan": "erzhan"} {
		if sound(a) != sound(b) {
			t.Errorf("%s %s, %s %s", a, sound(a), b, sound(b))
		}
	}
}

// BenchmarkMillion links a document against a million known persons.
func BenchmarkMillion(b *testing.B) {
	docs := read(b, "Henrik Solberg met Aleksandra Wozniak in Oslo. Solberg thanked Wozniak. The mayor of Bergen, Tor Vik, was there.")
	l := New(knowledge.Load())
	l.documents = append(l.documents, &document{Document: &nlp.Document{}, story: 1})
	for i := range 1000000 {
		p := profile{named: true, keep: true, kind: nlp.PersonEntity, name: fmt.Sprintf("%s%s %s%s%s", syllable(i), syllable(i/7), syllable(i/40), syllable(i/1600), syllable(i/64000))}
		p.words = wordsOf(p.name)
		e := l.create(p)
		e.docs = []int{0}
		l.index(e, p.name)
	}
	b.ResetTimer()
	for b.Loop() {
		l.Add(docs[0], 2)
	}
}

func syllable(i int) string {
	const consonants, vowels = "bdfgklmn", "aeiou"
	i %= 40
	return string(consonants[i%8]) + string(vowels[i/8])
}

// BenchmarkCorefAndLink is the work of both on one parsed article of 40
// sentences; a run of 50 of them.
func BenchmarkCorefAndLink(b *testing.B) {
	text := strings.Repeat("Foreign Minister Henrik Solberg met Aleksandra Wozniak in Oslo on Monday. He said that the talks with his Polish colleague were useful. She thanked Norway for its help, and the two agreed to meet again. The ministry published a statement. ", 10)
	docs := read(b, text)
	for b.Loop() {
		l := New(knowledge.Load())
		for range 50 {
			if err := (coref.Stage{}).Annotate(context.Background(), docs[0]); err != nil {
				b.Fatal(err)
			}
			l.Add(docs[0], 1)
			docs[0].Mentions, docs[0].Chains = nil, nil
		}
	}
	b.ReportMetric(float64(b.N*50)/b.Elapsed().Seconds(), "documents/s")
}
