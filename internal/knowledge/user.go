package knowledge

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"readout/internal/errs"
)

// maxLine bounds a line of the user's file.
const maxLine = 1 << 20

// ReadEntities reads the user's own entities, one JSON object a line: name,
// aliases, type (person, organization, place, country), country, sector,
// wikidata. A line that is none is an error of kind Malformed that names it.
func ReadEntities(r io.Reader) ([]*Entry, error) {
	var out []*Entry
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var l struct {
			Name, Type, Country, Sector, Wikidata string
			Aliases                               []string
		}
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			return nil, errs.Wrap(errs.Malformed, err, "line %d of the entities is no JSON object", n)
		}
		kind, ok := userKinds[l.Type]
		if l.Name == "" || !ok {
			return nil, errs.New(errs.Malformed, "line %d of the entities: a name is needed, and a type: person, organization, place or country", n)
		}
		e := &Entry{Kind: kind, Name: l.Name, Aliases: l.Aliases, Country: l.Country, Sectors: split(l.Sector, "+"), Wikidata: l.Wikidata, User: true}
		if kind == Person && l.Sector != "" {
			e.Terms = []Term{{Sectors: e.Sectors}}
		}
		out = append(out, e)
	}
	if err := lines.Err(); err != nil {
		return nil, errs.Wrap(errs.Unreadable, err, "the entities cannot be read")
	}
	return out, nil
}

var userKinds = map[string]Kind{"person": Person, "organization": Body, "place": City, "country": Country, "": Person}
