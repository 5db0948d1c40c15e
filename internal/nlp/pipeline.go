package nlp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"readout/internal/errs"
)

// Layer names what a stage adds to a document.
type Layer string

// The layers, in the order in which a document gets them.
const (
	TextLayer       Layer = "text"     // what the reader of pages gives
	ParseLayer      Layer = "parse"    // tokens, sentences, names
	EntitiesLayer   Layer = "entities" // mentions and chains
	QuotationsLayer Layer = "quotations"
	StatementsLayer Layer = "statements"
	TimesLayer      Layer = "times"
	QuantitiesLayer Layer = "quantities"
	EventsLayer     Layer = "events"
)

// Info describes a stage.
type Info struct {
	Name    string // as it stands in a document's Incomplete
	Version int    // raised when the stage's results change
	Needs   []Layer
	Gives   []Layer
	// Languages are the ISO 639-1 codes of the texts that the stage can read;
	// none means any.
	Languages []string
}

// Stage adds its layers to a document. Annotate must be safe for concurrent use
// on different documents and must leave the layers of others alone. An error
// means that its own layers are missing; the document is kept.
type Stage interface {
	Info() Info
	Annotate(ctx context.Context, d *Document) error
}

// Pipeline runs stages in order. It is safe for concurrent use on different
// documents.
type Pipeline struct{ stages []Stage }

// NewPipeline checks that each stage comes after those whose layers it needs,
// and that no layer is given twice.
func NewPipeline(stages ...Stage) (*Pipeline, error) {
	given := map[Layer]string{TextLayer: "the reader"}
	for _, s := range stages {
		info := s.Info()
		for _, need := range info.Needs {
			if given[need] == "" {
				return nil, errs.New(errs.Internal, "stage %s needs %s, which no stage before it gives", info.Name, need)
			}
		}
		for _, layer := range info.Gives {
			if given[layer] != "" {
				return nil, errs.New(errs.Internal, "stage %s gives %s, which %s gives already", info.Name, layer, given[layer])
			}
			given[layer] = info.Name
		}
	}
	return &Pipeline{stages: slices.Clone(stages)}, nil
}

// Version names the stages in their order with their versions: "english3 timex2".
func (p *Pipeline) Version() string {
	var b strings.Builder
	for i, s := range p.stages {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s%d", s.Info().Name, s.Info().Version)
	}
	return b.String()
}

// Failure tells which stage failed on a document.
type Failure struct {
	Stage string
	Err   error
}

// Run annotates d with every stage that can read it. A stage that fails, or that
// cannot read the document's language, costs its layers and those of the stages
// that need them; their names go into d.Incomplete. A context that ends stops
// the run with its error.
func (p *Pipeline) Run(ctx context.Context, d *Document) ([]Failure, error) {
	missing := map[Layer]bool{}
	var failures []Failure
	for _, s := range p.stages {
		if err := ctx.Err(); err != nil {
			return failures, err
		}
		info := s.Info()
		if !info.reads(d.Language) || lacks(missing, info.Needs) {
			d.leaveOut(info, missing)
			continue
		}
		if err := annotate(ctx, s, d); err != nil {
			if ctx.Err() != nil {
				return failures, ctx.Err()
			}
			failures = append(failures, Failure{info.Name, err})
			d.leaveOut(info, missing)
		}
	}
	return failures, nil
}

// annotate runs one stage; a panic in it is an error of that stage.
func annotate(ctx context.Context, s Stage, d *Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errs.New(errs.Internal, "stage %s stopped: %s", s.Info().Name, strings.TrimSpace(fmt.Sprint(r)))
		}
	}()
	return s.Annotate(ctx, d)
}

func (d *Document) leaveOut(info Info, missing map[Layer]bool) {
	d.Incomplete = append(d.Incomplete, info.Name)
	for _, layer := range info.Gives {
		missing[layer] = true
	}
}

func (i Info) reads(language string) bool {
	return len(i.Languages) == 0 || slices.Contains(i.Languages, language)
}

func lacks(missing map[Layer]bool, needs []Layer) bool {
	return slices.ContainsFunc(needs, func(l Layer) bool { return missing[l] })
}
