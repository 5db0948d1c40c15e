package page

import (
	"strings"
	"testing"

	"readout/internal/input"
	"readout/internal/nlp"
)

// blocks writes a document's blocks as "kind: text" lines, furniture as "- text".
func blocks(d *nlp.Document) string {
	var b strings.Builder
	next := 0
	furniture := func(upTo int) {
		for ; next < len(d.Furniture) && d.Furniture[next].After <= upTo; next++ {
			b.WriteString("- " + d.Furniture[next].Text + "\n")
		}
	}
	for i, block := range d.Blocks {
		furniture(i)
		b.WriteString(block.Kind.String() + ": " + d.Slice(block.Span) + "\n")
	}
	furniture(len(d.Blocks))
	return b.String()
}

func read(t *testing.T, format input.Format, data string) *nlp.Document {
	t.Helper()
	d, err := Read(input.Item{Path: "x", Data: []byte(data), Format: format}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const (
	first  = "The lock at Brennick will stay shut until the inspectors of the waterways authority have seen its gates, the harbour minister said on Monday."
	second = "About forty barges are waiting on the river Senn. Their pilots had hoped to pass before the weekend, and some of them have run out of fuel."
	third  = "The authority found the first crack in February, when a diver went down to look for a lost anchor, and has been pumping ever since."
)

func TestHTML(t *testing.T) {
	d := read(t, input.HTML, `<html lang="en"><head><title>Lock stays shut | Senn Courier</title></head><body>
<nav><a href="/">Senn Courier</a><a href="/sport">Sport</a></nav>
<article><h1>Lock stays shut</h1>
<figure><img src="x.jpg"><figcaption>The lock in March. Photo: E. Brandt</figcaption></figure>
<p>`+first+`</p><p>`+second+`</p><h2>A lost anchor</h2><p>`+third+`</p></article>
<aside><h3>Most read</h3><p><a href="/x">Ferry to run on Sundays</a></p></aside>
<footer>© 2026 Senn Courier</footer></body></html>`)
	want := `- Senn Courier Sport
title: Lock stays shut
caption: The lock in March. Photo: E. Brandt
body: ` + first + `
body: ` + second + `
heading: A lost anchor
body: ` + third + `
- Most read
- Ferry to run on Sundays
- © 2026 Senn Courier
`
	if got := blocks(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if d.Title != "Lock stays shut" || d.Outlet.Name != "Senn Courier" || d.Language != "en" {
		t.Errorf("title %q, outlet %q, language %q", d.Title, d.Outlet.Name, d.Language)
	}
}

func TestHTMLWordingIsThePages(t *testing.T) {
	linked := strings.Replace(first, "Brennick", `<a href="/b"><b>Brennick</b></a>`, 1)
	d := read(t, input.HTML, "<html><body><article><h1>Lock</h1><p>"+linked+"</p><p>"+second+"</p><p>"+third+"</p></article></body></html>")
	if !strings.Contains(d.Text, first) {
		t.Errorf("white space around a link was lost: %q", d.Text)
	}
}

// TestHTMLByItsLines: where the extractor takes a box for the article, the lines
// tell better.
func TestHTMLByItsLines(t *testing.T) {
	box := strings.Repeat(`<p><a href="/t">Ten harbours to see before the summer is over</a></p>`, 8)
	pieces := []piece{{nlp.BodyBlock, "Ten harbours to see before the summer is over", ""}}
	for _, s := range []string{first, second, third, first, second, third} {
		pieces = append(pieces, piece{nlp.FurnitureBlock, s, "outside the article"})
	}
	if n := bodyLength(rescue(pieces, "Lock")); n < 6*100 {
		t.Errorf("%d bytes of body, want the six paragraphs", n)
	}
	if _, err := Read(input.Item{Data: []byte("<html><body>" + box + "</body></html>"), Format: input.HTML}, Options{}); err == nil {
		t.Error("a page of links was taken for an article")
	}
}

func TestSavedPage(t *testing.T) {
	d := read(t, input.Page, "Skip to content\nSenn Courier\nHome | River | Sport\n\nLock stays shut\n\nBy Ann Lee and Raúl Ortiz\n2 March 2026\n\n"+
		first+"\n\n"+second+"\n\n"+third+"\n\nSource: SPA\n\nLeave a Reply\n© Senn Courier 2026\n")
	if d.Title != "Lock stays shut" || d.Outlet.Name != "Senn Courier" || d.Agency != "SPA" {
		t.Errorf("title %q, outlet %q, agency %q", d.Title, d.Outlet.Name, d.Agency)
	}
	if strings.Join(d.Bylines, ", ") != "Ann Lee, Raúl Ortiz" {
		t.Errorf("bylines %q", d.Bylines)
	}
	if got := d.Dates.Published.String(); got != "2026-03-02" {
		t.Errorf("published %q", got)
	}
}

func TestAgency(t *testing.T) {
	tests := []struct{ line, want string }{
		{"BRENNICK (SPA) – " + first, "SPA"},
		{"BRENNICK, March 2 (Reuters) - " + first, "Reuters"},
		{first + " (SPA)", "SPA"},
		{"Brennick (pop. 4,000) – " + first, ""},
		{"The harbour (HB) was shut. " + first, ""},
		{first + " (EU)", ""},
		{first + " - SPA", "SPA"},
		{first + "\n\nReport: SPA", "SPA"},
		{first + "\n\nThe ferry port of Hask - TEU", ""},
		{first + "\n\nWire report: SPA", "SPA"},
		{first + "\n\nFrom SPA", "SPA"},
		{first + "\n\nInformation from SPA was used in this report.", "SPA"},
		{first + "\n\nThe letter came from SPA members.", ""},
	}
	for _, tt := range tests {
		d := read(t, input.Text, tt.line+"\n")
		if d.Agency != tt.want {
			t.Errorf("%.40s…: %q, want %q", tt.line, d.Agency, tt.want)
		}
	}
}

func TestTranslated(t *testing.T) {
	tests := []struct {
		line string
		want bool
	}{
		{"Translated by machine from Dutch", true},
		{"Harbour Post (auto-translate from Dutch)", true},
		{"Auto translated text", true},
		{"Translated by Ann Lee, the author", false},
		{"The author translates novels", false},
	}
	for _, tt := range tests {
		d := &nlp.Document{Furniture: []nlp.Furniture{{Text: tt.line}}}
		if got := translationOf(d); got.Machine != tt.want {
			t.Errorf("%s: %v", tt.line, got)
		}
	}
}

func TestNoLanguageForced(t *testing.T) {
	d := read(t, input.Text, "Der Hafenmeister sagte am Montag, die Lotsen würden wieder arbeiten, sobald der neue Dienstplan vereinbart sei. Niemand wisse, wann das sein werde.")
	if d.Language != "de" {
		t.Errorf("language %q, want de", d.Language)
	}
}

// TestTableLayout reads a page without any markup for its article: cells, a menu,
// links to other stories.
func TestTableLayout(t *testing.T) {
	source := `<html><head><title>Bridge of Norrvik closed after a crack :: Norrvik Courier</title></head><body>
<table><tr><td colspan="2"><a href="/">Norrvik Courier</a></td></tr><tr><td colspan="2">Home | Town | Harbour | Sport</td></tr>
<tr><td><h1>Bridge of Norrvik closed after a crack</h1><div class="line">From Ebba Lindgren, Norrvik | 3 March 2026</div>
<p>The town of Norrvik closed its only bridge on Tuesday after divers found a crack in the second pillar, the harbour office said.</p>
<p>The crack is two metres long, and nobody knows since when it has been there, said the head of the office, Sten Roos.</p>
<div>Publicity: Carpets without intermediaries</div>
<p>A ferry will carry walkers across the sound from Thursday on. Drivers must go by way of Holm, which takes an hour.</p></td>
<td><b>Most read</b><p>The cat that came back</p></td></tr><tr><td colspan="2">Contact | Who we are</td></tr></table></body></html>`
	d, err := Read(input.Item{Path: "bridge.html", Data: []byte(source)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.Blocks); n != 5 || strings.Contains(d.Text, "Carpets") || strings.Contains(d.Text, "cat") {
		t.Errorf("%d blocks of text:\n%s", n, d.Text)
	}
	if got := strings.Join(d.Bylines, "; "); got != "Ebba Lindgren" {
		t.Errorf("signed by %q", got)
	}
	if d.Outlet.Name != "Norrvik Courier" {
		t.Errorf("the outlet is %q", d.Outlet.Name)
	}
}

// TestReporters reads those whom the last line names; editors have not written.
func TestReporters(t *testing.T) {
	d := read(t, input.Text, first+"\n\n"+second+"\n\n(Reporting by Ann Lee in Brennick and Raúl Ortiz; writing by Jo Fox; editing by Mia Holt)\n")
	if got := strings.Join(d.Bylines, ", "); got != "Ann Lee, Raúl Ortiz, Jo Fox" {
		t.Errorf("bylines %q", got)
	}
}

func TestSharedName(t *testing.T) {
	d := &nlp.Document{Title: "Lock stays shut", Furniture: []nlp.Furniture{{Text: "The Senn Courier Home River Sport"}, {Text: "Tides: 4.12"}, {Text: "The Senn Courier, Brennick, Isle of Senn", After: 4}}}
	if got := outletOf(d); got != "The Senn Courier" {
		t.Errorf("the outlet is %q", got)
	}
}

func TestSignature(t *testing.T) {
	tests := []struct{ line, want string }{
		{"By Ann Lee and Raúl Ortiz | Published 14:30, 10 June 2026", "Ann Lee and Raúl Ortiz"},
		{"14 May 2026 by Ann Lee", "Ann Lee"},
		{"14 May 2026 | Ann Lee", "Ann Lee"},
		{"From Ann Lee, Accra | 3 March", "Ann Lee"},
		{"By our man at the gate, Ann Lee", "Ann Lee"},
		{"Posted by Ann Lee on March 19, 2025", "Ann Lee"},
		{"Ann Lee, Accra, 14 May 2026", "Ann Lee"},
		{"Ann Lee in Accra", "Ann Lee"},
		{"Monday July 13 2026", ""},
		{"Posted Tuesday, 13 October 2026", ""},
		{"Reporter Cho Eun-bi", "Cho Eun-bi"},
		{"By our staff", ""},
		{"From the archive", ""},
		{"14 May 2026", ""},
	}
	for _, tt := range tests {
		if got := signature(tt.line); got != tt.want {
			t.Errorf("%q is signed by %q, want %q", tt.line, got, tt.want)
		}
	}
}
