// Command makeknowledge makes internal/knowledge/base.txt, the embedded
// knowledge base, from the open data of data/knowledge and from the project's own
// tables in tools/makeknowledge/own:
//
//	go run ./tools/makeknowledge --data ../shared/data/knowledge
//
// Each source is a section of its own in the file, with its licence in the line
// above it, so that the parts stay apart as their licences ask.
package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

func main() {
	data := flag.String("data", filepath.Join("..", "shared", "data", "knowledge"), "folder of the open data")
	own := flag.String("own", filepath.Join("tools", "makeknowledge", "own"), "folder of the project's own tables")
	out := flag.String("out", filepath.Join("internal", "knowledge", "base.txt"), "file to write")
	flag.Parse()
	if err := run(*data, *own, *out); err != nil {
		log.Fatal(err)
	}
}

// line is an entry: kind, names, country, sectors, Wikidata id, terms.
type line [6]string

func run(data, own, out string) error {
	wikidata, err := wikidataOf(filepath.Join(data, "country-codes-pddl", "data", "country-codes.csv"))
	if err != nil {
		return err
	}
	people, known, err := ownPeople(filepath.Join(own, "people.txt"))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("# Made by tools/makeknowledge; do not edit. Columns: kind, names, country, sectors, Wikidata, terms.\n")
	sections := []struct {
		title string
		lines func() ([]line, error)
	}{
		{"countries: mledoze/countries (ODbL 1.0); Wikidata ids: country-codes (PDDL)", func() ([]line, error) {
			return countries(filepath.Join(data, "countries-odbl", "countries.json"), wikidata)
		}},
		{"further names, bodies, seats, places, people, roles: written for this project (Apache-2.0)", func() ([]line, error) {
			lines, err := ownBodies(own)
			return append(lines, people...), err
		}},
		{"heads of state and government of today: world-leaders (CC BY-SA 4.0)", func() ([]line, error) {
			return leaders(filepath.Join(data, "world-leaders-ccbysa", "data", "by-region"), known)
		}},
		{"nicknames: carltonnorthern/nicknames (Apache-2.0)", func() ([]line, error) {
			return nicknames(filepath.Join(data, "nicknames", "names.csv"))
		}},
	}
	for _, s := range sections {
		lines, err := s.lines()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "# %s\n", s.title)
		for _, l := range lines {
			b.WriteString(strings.TrimRight(strings.Join(l[:], "\t"), "\t") + "\n")
		}
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// wikidataOf maps alpha-3 codes to Wikidata ids.
func wikidataOf(path string) (map[string]string, error) {
	rows, err := readCSV(path)
	if err != nil {
		return nil, err
	}
	code, id := slices.Index(rows[0], "ISO3166-1-Alpha-3"), slices.Index(rows[0], "wikidata_id")
	ids := map[string]string{}
	for _, row := range rows[1:] {
		ids[row[code]] = row[id][strings.LastIndexByte(row[id], '/')+1:]
	}
	return ids, nil
}

func readCSV(path string) ([][]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(raw))
	r.FieldsPerRecord = -1
	return r.ReadAll()
}

// countries reads names, capitals and English demonyms.
func countries(path string, wikidata map[string]string) ([]line, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var list []struct {
		Code         string `json:"cca3"`
		Independent  bool
		Name         struct{ Common, Official string }
		AltSpellings []string
		Capital      []string
		Demonyms     struct{ Eng struct{ F, M string } }
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	var lines []line
	sovereign := map[string]bool{}
	for _, c := range list {
		if c.Independent {
			sovereign[c.Demonyms.Eng.M] = true
		}
	}
	for _, c := range list {
		code := c.Code
		if code == "UNK" {
			code = "XKX"
		}
		names := append([]string{c.Name.Common, c.Name.Official}, c.AltSpellings...)
		lines = append(lines, line{"country", join(names), code, "", wikidata[c.Code]})
		if capital := join(c.Capital); capital != "" {
			lines = append(lines, line{"capital", capital, code, "GOV"})
		}
		if demonym := join([]string{c.Demonyms.Eng.M, c.Demonyms.Eng.F}); demonym != "" && (c.Independent || !sovereign[c.Demonyms.Eng.M]) {
			lines = append(lines, line{"demonym", demonym, code})
		}
	}
	return lines, nil
}

// join keeps the names in Latin letters that are longer than a code, each once.
func join(names []string) string {
	var kept []string
	for _, n := range names {
		n = strings.TrimSpace(n)
		if len(n) <= 3 || strings.ContainsFunc(n, notLatin) || slices.Contains(kept, n) {
			continue
		}
		kept = append(kept, n)
	}
	return strings.Join(kept, ";")
}

func notLatin(r rune) bool {
	return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || r == ';' || unicode.Is(unicode.Han, r)
}

// ownBodies reads the project's tables of bodies, places, spellings and roles.
func ownBodies(dir string) ([]line, error) {
	var lines []line
	for _, name := range []string{"spellings.txt", "bodies.txt", "roles.txt"} {
		rows, err := table(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		for _, f := range rows {
			switch name {
			case "spellings.txt":
				sector := map[string]string{"capital": "GOV"}[f[0]]
				lines = append(lines, line{f[0], names(f[2]), f[1], sector})
			case "roles.txt":
				lines = append(lines, line{"role", names(f[1]), "", f[0]})
			default:
				lines = append(lines, line{f[0], names(f[1]), f[2], f[3], f[4]})
			}
		}
	}
	return lines, nil
}

// ownPeople reads the project's people, and their names for later sources.
func ownPeople(path string) ([]line, map[string]bool, error) {
	rows, err := table(path)
	if err != nil {
		return nil, nil, err
	}
	known := map[string]bool{}
	var lines []line
	for _, f := range rows {
		all := names(f[0])
		for n := range strings.SplitSeq(all, ";") {
			known[n] = true
		}
		var terms []string
		for t := range strings.SplitSeq(f[3], ";") {
			parts := strings.Split(t, ",")
			for i := range parts {
				parts[i] = strings.TrimSpace(parts[i])
			}
			terms = append(terms, strings.Join(parts, ","))
		}
		lines = append(lines, line{"person", all, f[1], "", f[2], strings.Join(terms, ";")})
	}
	return lines, known, nil
}

// table reads rows of fields between bars.
func table(path string) ([][]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for lines.Scan() {
		if lines.Text() == "" || lines.Text()[0] == '#' {
			continue
		}
		fields := strings.Split(lines.Text()+" |||||", "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		rows = append(rows, fields)
	}
	return rows, lines.Err()
}

func names(field string) string {
	parts := strings.Split(field, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return strings.Join(parts, ";")
}

// leaders reads today's heads that the project's own table does not have.
func leaders(dir string, known map[string]bool) ([]line, error) {
	var lines []line
	for _, region := range []string{"g20", "asean"} {
		rows, err := readCSV(filepath.Join(dir, region, "leaders.csv"))
		if err != nil {
			return nil, err
		}
		for _, row := range rows[1:] {
			for _, at := range []int{2, 5} { // government, state
				title, name, since := row[at], row[at+1], row[at+2]
				country := alpha3[row[1]]
				if country == "" || name == "" || known[name] {
					continue
				}
				known[name] = true
				lines = append(lines, line{"person", name, country, "", "", title + ",GOV," + since + ","})
			}
		}
	}
	return lines, nil
}

// alpha3 maps the codes that the leaders' table uses.
var alpha3 = map[string]string{
	"ID": "IDN", "AR": "ARG", "AU": "AUS", "BR": "BRA", "CA": "CAN", "CN": "CHN", "FR": "FRA", "DE": "DEU",
	"IN": "IND", "IT": "ITA", "JP": "JPN", "MX": "MEX", "RU": "RUS", "SA": "SAU", "ZA": "ZAF", "KR": "KOR",
	"TR": "TUR", "GB": "GBR", "US": "USA", "EU": "EUR", "BN": "BRN", "KH": "KHM", "LA": "LAO", "MY": "MYS",
	"MM": "MMR", "PH": "PHL", "SG": "SGP", "TH": "THA", "VN": "VNM",
}

// nicknames joins a given name's short forms into one line.
func nicknames(path string) ([]line, error) {
	rows, err := readCSV(path)
	if err != nil {
		return nil, err
	}
	var lines []line
	for _, row := range rows[1:] {
		if n := len(lines); n > 0 && strings.HasPrefix(lines[n-1][1], row[0]+";") {
			lines[n-1][1] += ";" + row[2]
			continue
		}
		lines = append(lines, line{"nick", row[0] + ";" + row[2]})
	}
	return lines, nil
}
