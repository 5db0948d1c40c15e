// Package eval measures the program's quality against gold data. Each Set
// measures one thing on one collection and returns a Report; `readout eval`
// prints them, and eval/scores.txt holds the committed ones.
//
// Gold that is missing is not a negative: a set scores only what its gold
// states. A collection that is not on this machine gives errs.MissingData.
package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"readout/internal/errs"
)

// Data says where the collections lie. Every path may be absent on a user's
// machine.
type Data struct {
	Dir     string // the collections ("pages", "quotes", ...)
	Sidecar string // the folder that holds "seeds" and "cases", beside Dir
}

// Path is the place of a collection below Dir, or an error of kind MissingData
// that names it.
func (d Data) Path(parts ...string) (string, error) {
	return existing(filepath.Join(append([]string{d.Dir}, parts...)...))
}

// Beside is the place of a folder beside Dir, as seeds, or an error of kind
// MissingData that names it.
func (d Data) Beside(parts ...string) (string, error) {
	return existing(filepath.Join(append([]string{d.Sidecar}, parts...)...))
}

func existing(path string) (string, error) {
	if _, err := os.Stat(path); err != nil {
		return "", errs.New(errs.MissingData, "%s is not there: give its parent with --data DIR or READOUT_DATA", path)
	}
	return path, nil
}

// Set is one measurement.
type Set struct {
	Name  string // as the user types it
	About string // one line
	Run   func(ctx context.Context, data Data) (*Report, error)
}

// Report is what a set measured.
type Report struct {
	Set      string    `json:"set"`
	N        int       `json:"n"`     // items scored
	Items    string    `json:"items"` // what they are, as "pages"
	Measures []Measure `json:"measures"`
	// Mistakes lists what went wrong, the worst or the most frequent first,
	// grouped by kind.
	Mistakes []Mistake `json:"mistakes,omitempty"`
}

// Measure is a number with its name. Scores lie in 0..1.
type Measure struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
	Count bool    `json:"count,omitempty"` // Value is a whole number of things
}

// Mistake is one error with its kind, for looking at.
type Mistake struct {
	Kind  string `json:"kind"`
	Where string `json:"where"`
	What  string `json:"what"`
}

// Score adds a measure in 0..1.
func (r *Report) Score(name string, v float64) {
	r.Measures = append(r.Measures, Measure{Name: name, Value: v})
}

// Count adds a number of things.
func (r *Report) Count(name string, n int) {
	r.Measures = append(r.Measures, Measure{Name: name, Value: float64(n), Count: true})
}

// Miss adds a mistake.
func (r *Report) Miss(kind, where, format string, args ...any) {
	r.Mistakes = append(r.Mistakes, Mistake{kind, where, fmt.Sprintf(format, args...)})
}

// String is the measure's value as it is printed and committed: a whole number,
// or four decimals.
func (m Measure) String() string {
	if m.Count {
		return fmt.Sprintf("%.0f", m.Value)
	}
	return fmt.Sprintf("%.4f", m.Value)
}

// Print writes the report as lines "set measure value", and the mistakes where
// asked.
func (r *Report) Print(w io.Writer, mistakes bool) {
	fmt.Fprintf(w, "%-12s %-28s %d\n", r.Set, r.Items, r.N)
	for _, m := range r.Measures {
		fmt.Fprintf(w, "%-12s %-28s %s\n", r.Set, m.Name, m)
	}
	if !mistakes {
		return
	}
	for _, m := range r.Mistakes {
		fmt.Fprintf(w, "  %s  %s  %s\n", m.Kind, m.Where, m.What)
	}
}

// Sets lists all sets in the order in which they are run.
func Sets() []Set {
	return []Set{
		PagesHTML(),
		PagesText(),
		PageDates(),
		Names(),
		Times(),
		Quotes(),
		Coref(),
		Figures("sample"),
		Stories(),
		Copies(),
		Links(),
		Roles(),
		Events(),
		StoriesShuffled(),
		Sample("sample"),
		Own(filepath.Join("eval", "stories", "open")),
		OwnHeld(filepath.Join("eval", "stories", "held")),
		Seeds(),
		Cases(),
		Contradictions(filepath.Join("eval", "contradictions.txt")),
	}
}
