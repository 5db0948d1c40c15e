package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"

	"readout/internal/knowledge"
)

// Roles measures country and PLOVER sector of actors named by title, body or
// name (the assertions of an event coder's test suite). What asks for nothing of
// either is not scored; an actor that should not be coded must get no country
// and no sector.
func Roles() Set {
	return Set{"roles", "actors by title and name: country, PLOVER sector", runRoles}
}

func runRoles(_ context.Context, data Data) (*Report, error) {
	path, err := data.Path("events", "actor_cases.jsonl")
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := &Report{Set: "roles", Items: "actors"}
	base := knowledge.Load()
	var country, sector counted
	for line := range bytes.Lines(raw) {
		var c actorCase
		if err := json.Unmarshal(line, &c); err != nil {
			return nil, err
		}
		if want, ok := c.want(); ok {
			r.N++
			r.role(base, c, want, &country, &sector)
		}
	}
	r.Score("country right", ratio(country.right, country.all))
	r.Count("countries asked", country.all)
	r.Score("sector right", ratio(sector.right, sector.all))
	r.Count("sectors asked", sector.all)
	return r, nil
}

type counted struct{ right, all int }

type actorCase struct {
	Call string
	Args []string
	KW   struct {
		Date string `json:"query_date"`
	} `json:"kw"`
	Expect []string
}

// actorWant is what a case asks for; nil where it does not ask.
type actorWant struct {
	country, not *string
	sectors      []string
}

// want reads assertions of the form code['country'] == 'KAZ'.
func (c actorCase) want() (actorWant, bool) {
	var w actorWant
	none := ""
	for _, e := range c.Expect {
		value := e
		if i := strings.LastIndex(e, "= '"); i > 0 {
			value = strings.TrimSuffix(e[i+3:], "'")
		}
		switch {
		case e == "code is None":
			w.country, w.sectors = &none, []string{""}
		case strings.HasPrefix(e, "code['country'] =="), strings.HasPrefix(e, "cc =="):
			w.country = &value
		case strings.HasPrefix(e, "code['country'] !="):
			w.not = &value
		case strings.HasPrefix(e, "code['code_1'] ==") && value != "????":
			w.sectors = append(w.sectors, value)
		}
	}
	return w, w.country != nil || w.not != nil || w.sectors != nil
}

func (r *Report) role(base *knowledge.Base, c actorCase, want actorWant, country, sector *counted) {
	place, day := "", c.KW.Date
	if len(c.Args) > 1 {
		place = c.Args[1]
	}
	if len(c.Args) > 2 {
		day = c.Args[2]
	}
	a := base.Agent(c.Args[0], place, isoDay(day))
	if want.country != nil || want.not != nil {
		country.all++
		if want.not != nil && a.Country != *want.not || want.country != nil && a.Country == *want.country {
			country.right++
		} else {
			r.Miss("country", c.Args[0], "%s", a.Country)
		}
	}
	if want.sectors == nil {
		return
	}
	sector.all++
	if s := a.Sector(); slices.Contains(want.sectors, s) || s == "UNK" && want.sectors[0] == "" {
		sector.right++
	} else {
		r.Miss("sector", c.Args[0], "%s for %v", s, want.sectors)
	}
}

// isoDay is a day as the cases write it; "" for today and what is no such day.
func isoDay(day string) string {
	if len(day) == len("2022-01-11") && day[4] == '-' {
		return day
	}
	if i := strings.LastIndexByte(day, ' '); i > 0 && len(day)-i == 5 {
		return day[i+1:] + "-07-01" // the month does not matter to any case
	}
	return ""
}
