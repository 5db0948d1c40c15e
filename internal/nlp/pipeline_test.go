package nlp

import (
	"context"
	"errors"
	"slices"
	"testing"
)

// fake is a stage that notes its run in the document's title.
type fake struct {
	info Info
	err  error
	stop bool
}

func (f fake) Info() Info { return f.info }

func (f fake) Annotate(_ context.Context, d *Document) error {
	if f.stop {
		panic("out of range")
	}
	d.Title += f.info.Name
	return f.err
}

func TestNewPipelineRefusesWrongOrder(t *testing.T) {
	a := fake{info: Info{Name: "a", Needs: []Layer{TextLayer}, Gives: []Layer{"x"}}}
	b := fake{info: Info{Name: "b", Needs: []Layer{"x"}, Gives: []Layer{"y"}}}
	if _, err := NewPipeline(a, b); err != nil {
		t.Errorf("right order refused: %v", err)
	}
	if _, err := NewPipeline(b, a); err == nil {
		t.Error("wrong order accepted")
	}
	if _, err := NewPipeline(a, a); err == nil {
		t.Error("a layer given twice accepted")
	}
}

func TestRunKeepsTheRestOfADocument(t *testing.T) {
	bad := errors.New("no parse")
	tests := []struct {
		name       string
		first      fake
		incomplete []string
		ran        string
		failures   int
	}{
		{"all well", fake{}, nil, "abc", 0},
		{"one fails", fake{err: bad}, []string{"a", "b"}, "ac", 1},
		{"one panics", fake{stop: true}, []string{"a", "b"}, "c", 1},
		{"one cannot read the language", fake{info: Info{Languages: []string{"fr"}}}, []string{"a", "b"}, "c", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := tt.first
			a.info.Name, a.info.Gives = "a", []Layer{"x"}
			p, err := NewPipeline(a,
				fake{info: Info{Name: "b", Needs: []Layer{"x"}, Gives: []Layer{"y"}}},
				fake{info: Info{Name: "c", Gives: []Layer{"z"}}})
			if err != nil {
				t.Fatal(err)
			}
			d := &Document{Language: "en"}
			failures, err := p.Run(context.Background(), d)
			if err != nil || len(failures) != tt.failures {
				t.Errorf("failures %v, error %v", failures, err)
			}
			if d.Title != tt.ran || !slices.Equal(d.Incomplete, tt.incomplete) {
				t.Errorf("ran %q, incomplete %v; want %q, %v", d.Title, d.Incomplete, tt.ran, tt.incomplete)
			}
		})
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	p, err := NewPipeline(fake{info: Info{Name: "a"}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Run(ctx, &Document{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
}
