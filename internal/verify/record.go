package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"readout/internal/errs"
)

// Format is the record's format that is understood.
const Format = "readout/1"

// record is what is read of a record by name. All that has the form of a span is
// found in tree, whatever field it stands in.
type record struct {
	Format      string
	Documents   []recordDocument
	Entities    []recordEntity
	Times       []recordTime
	Quantities  []recordQuantity
	Stories     []recordStory
	Comparisons []recordComparison
	Agenda      []recordAgenda

	tree any
}

type (
	recordDocument struct {
		ID, Hash, Path string
		Title          string
		Outlet         struct{ Name, Domain string }
		Bylines        []string
		Agency         string
		Language       string
		Dates          struct {
			Published, Modified recordDate
			Rejected            []struct{ Value, Text, Why string }
		}
		Text   string
		Blocks []struct {
			Kind       string
			Start, End *int
			Text       *string
		}
	}
	recordDate struct{ Value, Text string }
	recordSpan struct {
		Doc        string
		Start, End *int
		Text       string
	}
	recordEntity struct {
		ID, Name string
		Wikidata string
		Mentions []struct {
			recordSpan
			Garbled bool
		}
	}
	recordTime struct {
		ID, Doc, Text, Type, Value string
		Start, End                 string
		Span                       recordSpan
		Problem                    string
	}
	recordQuantity struct {
		ID string
		recordSpan
		Low, High string
		SI        struct{ Low, High string }
		Problem   string
	}
	recordStory struct {
		ID, Title string
		Documents []struct{ Doc string }
		Summary   []struct {
			Text     string
			Evidence []recordSpan
		}
	}
	recordValue struct {
		recordSpan
		Value string
		Group int
	}
	recordComparison struct {
		ID, Story, Kind, Slot, Topic, Why string
		Values                            []recordValue
		OddOneOut                         string `json:"odd_one_out"`
		Silent                            []string
		Origins                           int
	}
	recordAgenda struct {
		ID, What, Start string
		Participants    []struct{ Text string }
		Evidence        []recordSpan
	}
)

// parse reads a record.
func parse(data []byte) (*record, error) {
	r := &record{}
	if err := decode(data, r); err != nil {
		return nil, errs.Wrap(errs.Malformed, err, "the record is not what readout read --json writes")
	}
	if r.Format != Format {
		return nil, errs.New(errs.Malformed, "the record's format is %q; this program knows %q", r.Format, Format)
	}
	return r, decode(data, &r.tree)
}

// decode reads one JSON value and nothing behind it.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the record")
	}
	return nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// fold puts text on one line with single spaces.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
