package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"time"
)

// ducklingTimes scores the cases of time/duckling: none of the null cases may be
// matched; of the others the share with the right beginning (and, for intervals,
// end) is reported. Their clock stands at 2013-02-12 04:30.
func ducklingTimes(ctx context.Context, data Data, r *Report) error {
	path, err := data.Path("time", "duckling", "cases.jsonl.gz")
	if err != nil {
		return err
	}
	raw, err := readPacked(path)
	if err != nil {
		return err
	}
	type ducklingCase struct {
		File, Text string
		Expect     *string
	}
	var cases []ducklingCase
	var documents []*timeDocument
	now := time.Date(2013, 2, 12, 4, 30, 0, 0, time.UTC)
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for lines.Scan() {
		var c ducklingCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return err
		}
		if c.Expect != nil && !strings.Contains(c.File, "/Time/") {
			continue
		}
		cases = append(cases, c)
		documents = append(documents, &timeDocument{doc: anchored(c.Text, now)})
	}
	if err := findTimes(ctx, documents); err != nil {
		return err
	}
	nulls, matched, n, right := 0, 0, 0, 0
	for i, c := range cases {
		found := documents[i].found
		switch {
		case c.Expect == nil:
			nulls++
			if len(found) > 0 {
				matched++
				r.Miss("duckling null", c.Text, "%s", found[0].Value)
			}
		default:
			n++
			ok := len(found) > 0 && found[0].Placed() && strings.Contains(*c.Expect, found[0].From.Format("(2006, 1, 2, 15, 4, 5)"))
			if ok {
				right++
			} else {
				r.Miss("duckling", c.Text, "%s", *c.Expect)
			}
		}
	}
	r.N += len(cases)
	r.Count("duckling null cases", nulls)
	r.Count("duckling null cases matched", matched)
	r.Count("duckling time cases", n)
	r.Score("duckling time cases right", float64(right)/float64(max(n, 1)))
	return nil
}
