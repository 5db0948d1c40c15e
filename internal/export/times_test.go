package export

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"readout/internal/nlp"
)

// TestTimex holds the form of a time in the record: the place in the text in code
// points, moments with their offset, days without.
func TestTimex(t *testing.T) {
	d := &nlp.Document{ID: "d1", Text: "Öl: 3 p.m. EST, 5 May"}
	at := func(s string) nlp.Span {
		i := strings.Index(d.Text, s)
		return nlp.Span{Start: i, End: i + len(s)}
	}
	est := time.FixedZone("EST", -5*3600)
	day := time.Date(2021, 5, 5, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		x    nlp.Timex
		want string
	}{
		{nlp.Timex{
			ID: "d1t1", Span: at("3 p.m. EST"), Type: nlp.TimexTime, Value: "2021-12-30T15:00", Zoned: true, Grain: nlp.HourGrain,
			From: time.Date(2021, 12, 30, 15, 0, 0, 0, est), To: time.Date(2021, 12, 30, 16, 0, 0, 0, est), Problem: "21:00 CET expected",
		}, `{"id":"d1t1","doc":"d1","text":"3 p.m. EST","span":{"doc":"d1","start":4,"end":14,"text":"3 p.m. EST"},"type":"time","value":"2021-12-30T15:00","start":"2021-12-30T15:00:00-05:00","end":"2021-12-30T16:00:00-05:00","precision":"hour","modifier":null,"problem":"21:00 CET expected"}`},
		{nlp.Timex{
			ID: "d1t2", Span: at("5 May"), Value: "2021-05-05", From: day, To: day.AddDate(0, 0, 1), Grain: nlp.DayGrain,
		}, `{"id":"d1t2","doc":"d1","text":"5 May","span":{"doc":"d1","start":16,"end":21,"text":"5 May"},"type":"date","value":"2021-05-05","start":"2021-05-05","end":"2021-05-06","precision":"day","modifier":null,"problem":null}`},
	} {
		got, err := json.Marshal(newEdge(d).timex(c.x))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != c.want {
			t.Errorf("got\n%s\nwant\n%s", got, c.want)
		}
	}
}
