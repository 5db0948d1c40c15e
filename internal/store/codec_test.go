package store

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"readout/internal/news"
	"readout/internal/nlp"
)

// fill sets every field below v, so that one that is not packed is missed. Pointers
// to documents become doc; numbers are small, for they may be offsets.
func fill(v reflect.Value, doc *nlp.Document, n *int) {
	*n++
	switch x := v.Addr().Interface().(type) {
	case *time.Time:
		*x = time.Date(2031, 5, 1+*n%28, 10, 30, 0, 0, time.UTC)
		return
	case **nlp.Document:
		*x = doc
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), doc, n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), doc, n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), doc, n)
	case reflect.String:
		v.SetString("w" + string(rune('a'+*n%26)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int8, reflect.Int64:
		v.SetInt(int64(1 + *n%2))
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Float64:
		v.SetFloat(0.5)
	default:
		panic("a field of kind " + v.Kind().String() + ": say how it is packed")
	}
}

// filled is a document with something in every field.
func filled() *nlp.Document {
	d := &nlp.Document{}
	n := 0
	fill(reflect.ValueOf(d).Elem(), nil, &n)
	d.Text = "Ångström said so."
	for i := range d.Tokens {
		t := &d.Tokens[i]
		t.Span = nlp.Span{Start: i * 5, End: i*5 + 4}
		t.Head, t.First, t.Last = 1-i, 0, 1
	}
	return d
}

func TestDocumentIsPackedWhole(t *testing.T) {
	want := filled()
	page, layers, parse := PackPage(want), PackLayers(want), PackParse(want)
	got, err := UnpackPage(page)
	if err == nil {
		err = UnpackLayers(layers, got)
	}
	if err == nil {
		err = UnpackParse(parse, got)
	}
	if err != nil {
		t.Fatal(err)
	}
	for i := range reflect.TypeFor[nlp.Document]().NumField() {
		name := reflect.TypeFor[nlp.Document]().Field(i).Name
		g, w := reflect.ValueOf(got).Elem().Field(i).Interface(), reflect.ValueOf(want).Elem().Field(i).Interface()
		if !reflect.DeepEqual(g, w) {
			t.Errorf("%s: %+v, want %+v", name, g, w)
		}
	}
}

func TestFinishedIsPackedWhole(t *testing.T) {
	doc := filled()
	doc.Text = strings.Repeat("abc ", 20)
	want := &Finished{}
	n := 0
	fill(reflect.ValueOf(want).Elem(), doc, &n)
	want.News.ID, want.News.Accounts = "s1", want.News.Accounts[:1]
	for i := range want.Entities {
		for _, list := range [][]nlp.EntityMention{want.Entities[i].Mentions, want.Entities[i].Roles[0].Evidence, want.Entities[i].Roles[1].Evidence} {
			for k := range list {
				list[k].Document = 0
			}
		}
	}
	spans := func(list []news.Evidence) {
		for i := range list {
			list[i].Span = nlp.Span{Start: 3 * i, End: 3*i + 3}
		}
	}
	spans(want.News.Summary)
	for _, b := range want.Background {
		spans(b.Mentions)
	}
	want.News.Background = want.News.Background[:1]
	for i := range want.Comparisons {
		want.Comparisons[i].Story = "s1"
		for k := range want.Comparisons[i].Values {
			want.Comparisons[i].Values[k].Span = nlp.Span{Start: k, End: k + 4}
		}
	}
	for i := range want.Agenda {
		want.Agenda[i].Story = "s1"
		spans(want.Agenda[i].Evidence)
	}
	want.Entities[0].ID = "e7"
	doc.Whos(func(w *nlp.Who) bool { w.Entity = "e7"; return true })
	packed := PackFinished(want)
	doc.Whos(func(w *nlp.Who) bool { w.Entity = ""; return true })
	got, err := UnpackFinished(packed, "s1", func([]string) ([]*nlp.Document, error) { return []*nlp.Document{doc}, nil })
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []struct {
		name      string
		got, want any
	}{
		{"story", got.News, want.News}, {"entities", got.Entities, want.Entities},
		{"comparisons", got.Comparisons, want.Comparisons}, {"agenda", got.Agenda, want.Agenda}, {"background", got.Background, want.Background},
	} {
		if !reflect.DeepEqual(part.got, part.want) {
			t.Errorf("%s: %+v,\nwant %+v", part.name, part.got, part.want)
		}
	}
	doc.Whos(func(w *nlp.Who) bool {
		if w.Entity != "e7" {
			t.Errorf("a who has the entity %q", w.Entity)
		}
		return true
	})
}

func FuzzUnpackParse(f *testing.F) {
	plain, err := Unpack(PackParse(filled()))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(plain)
	f.Add([]byte{})
	f.Fuzz(func(_ *testing.T, data []byte) {
		d := filled()
		_ = UnpackParse(Pack(data), d) // an error or not, but no panic
	})
}

func TestCovers(t *testing.T) {
	a, b, c := Place{"d1", 3, 9, "", 1}, Place{"d2", 4, 8, "", 2}, Place{"d3", 1, 5, "", 2}
	w := WrongPlaces{Slot: news.DateSlot, Places: []Place{a, b}}
	for _, tt := range []struct {
		slot   news.Slot
		places []Place
		want   bool
	}{
		{news.DateSlot, []Place{a, b}, true},
		{news.DateSlot, []Place{a, b, c}, true},
		{news.DateSlot, []Place{a, c}, false},
		{news.FigureSlot, []Place{a, b}, false},
		{news.DateSlot, nil, false},
	} {
		if got := w.Covers(tt.slot, tt.places); got != tt.want {
			t.Errorf("%v %v: %v", tt.slot, tt.places, got)
		}
	}
	alone := WrongPlaces{Slot: news.DateSlot, Places: []Place{a}}
	if !alone.Covers(news.DateSlot, []Place{a, c}) || alone.Covers(news.DateSlot, []Place{c}) {
		t.Error("a mark of one group")
	}
}
