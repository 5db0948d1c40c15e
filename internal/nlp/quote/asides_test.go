package quote

import (
	"strings"
	"testing"
)

func TestAsides(t *testing.T) {
	tests := []struct{ name, text, statements, asides string }{
		{"a feeling", "Tom Brandt fears that the lock will fail.", "", "state Tom Brandt: the lock will fail"},
		{"a demand", "The union wants new gates.", "request The union: new gates", ""},
		{"a topic", "Ines Okafor and Tom Brandt discussed the lock.", "", "state Ines Okafor and Tom Brandt: the lock"},
		{"a figure", "The union speaks of 40 leaks.", "state The union: 40 leaks", ""},
		{"a question put", "Asked whether she would resign, Okafor said she would stay.",
			"promise Okafor: she would stay", "request nobody: she would resign"},
		{"not said", "The ministry did not offer any details of the plan.", "", "state The ministry: any details of the plan"},
		{"the page's own voice", "We want to know what you think of the lock.", "", "request We: know what you think of the lock"},
		{"a thing", "The flood threatened to destroy the lock.", "", "threaten The flood: destroy the lock"},
		{"what may be said", "Either side may ask for a review in May.", "", "request Either side: a review in May"},
		{"talks about", "The town and the port have argued over the lock for years.", "", "state The town and the port: the lock for years"},
		{"nobody in particular", "Somebody said the lock was shut.", "", "state Somebody: the lock was shut"},
		{"an aside carries nothing", "Tom Brandt fears that Okafor said the lock was shut.",
			"state Okafor: the lock was shut", "state Tom Brandt: Okafor said the lock was shut"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := document(tt.text)
			annotate(t, d)
			var statements, asides []string
			for i := range d.Statements {
				statements = append(statements, show(d, &d.Statements[i]))
			}
			for i := range d.Asides {
				asides = append(asides, show(d, &d.Asides[i]))
				if d.Asides[i].ID[:3] != "d1a" || d.Asides[i].Aside == "" {
					t.Errorf("aside %s gives no reason: %s", d.Asides[i].ID, d.Asides[i].Why)
				}
			}
			if got := strings.Join(statements, "\n"); got != tt.statements {
				t.Errorf("statements\n%s\nwant\n%s", got, tt.statements)
			}
			if got := strings.Join(asides, "\n"); got != tt.asides {
				t.Errorf("asides\n%s\nwant\n%s", got, tt.asides)
			}
		})
	}
}
