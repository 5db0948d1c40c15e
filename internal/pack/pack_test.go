package pack

import (
	"reflect"
	"testing"
	"time"
)

type inner struct{ Start, End int }

// Inner is exported because embedded fields must be.
type Inner struct{ Start, End int }

type outer struct {
	Inner
	End   string // hides that of Inner
	Flag  bool
	Small int8
	Big   uint64
	Share float64
	When  time.Time
	Zoned time.Time
	Ref   *inner
	None  *inner
	List  []inner
	Empty []inner
	Grid  [][3]int
	Names []string
}

func example() outer {
	return outer{
		Inner: Inner{3, 4}, End: "é\x00", Flag: true, Small: -7, Big: 1 << 63, Share: -0.25,
		When:  time.Date(2031, 5, 6, 7, 8, 9, 10, time.UTC),
		Zoned: time.Date(1931, 5, 6, 7, 8, 0, 0, time.FixedZone("", -5*3600)),
		Ref:   &inner{1, 2}, List: []inner{{}, {-1, 1 << 40}}, Grid: [][3]int{{1, 0, -1}, {}}, Names: []string{"", "b"},
	}
}

func TestRoundTrip(t *testing.T) {
	want := example()
	var got outer
	if err := Decode(Encode(&want), &got); err != nil {
		t.Fatal(err)
	}
	if !got.Zoned.Equal(want.Zoned) || got.Zoned.Format(time.RFC3339) != want.Zoned.Format(time.RFC3339) {
		t.Errorf("%v, want %v", got.Zoned, want.Zoned)
	}
	got.Zoned = want.Zoned
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	var zero outer
	if err := Decode(Encode(zero), &got); err != nil {
		t.Error(err)
	}
}

// The types below are those of an older and a newer program.
type older struct {
	Gone  []struct{ A, B string }
	Also  *inner
	Kind  string
	Kept  []struct{ X, Y, Lost int }
	Again []struct{ X, Y, Lost int }
	Fixed [2]int
	Last  string
}

type newer struct {
	Last  string
	Kept  []struct{ Y, New, X int }
	Kind  int // of another kind now
	Fixed [3]int
	New   []string
}

func TestOtherFields(t *testing.T) {
	old := older{
		Gone: []struct{ A, B string }{{"a", "b"}}, Also: &inner{1, 2}, Kind: "text",
		Kept: []struct{ X, Y, Lost int }{{1, 2, 3}, {4, 5, 6}}, Again: []struct{ X, Y, Lost int }{{7, 8, 9}}, Fixed: [2]int{1, 2}, Last: "z",
	}
	var got newer
	if err := Decode(Encode(old), &got); err != nil {
		t.Fatal(err)
	}
	want := newer{Last: "z", Kept: []struct{ Y, New, X int }{{2, 0, 1}, {5, 0, 4}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestTypesThatCannotBeWritten(t *testing.T) {
	for _, v := range []any{map[string]int{}, struct{ a int }{1}, []any{1}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%T was written", v)
				}
			}()
			Encode(v)
		}()
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode(example()))
	f.Add(Encode(older{Last: "x", Also: &inner{1, 2}}))
	f.Add([]byte("\x05[#0[i\xff\xff\xff\xff\x0f"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_ = Decode(data, &outer{}) // an error or not, but no panic
		_ = Decode(data, &newer{})
	})
}

func BenchmarkDecode(b *testing.B) {
	var list []outer
	for range 100 {
		list = append(list, example())
	}
	data := Encode(list)
	for b.Loop() {
		var got []outer
		if err := Decode(data, &got); err != nil {
			b.Fatal(err)
		}
	}
}
