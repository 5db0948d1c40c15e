package charset

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"readout/internal/errs"
)

const (
	english = "The minister said: “We will not sign before Friday” – and left. It cost £40, or €46, he added; the café was closed."
	polish  = "Związek zażądał podwyżki płac o czternaście procent, a spółka odpowiedziała, że pójdzie do sądu. Pociągi stanęły na całej trasie między Łodzią a Gdańskiem."
	russian = "Министр иностранных дел заявил, что переговоры продолжатся в четверг, если стороны договорятся о повестке дня и составе делегаций."
	chinese = "外交部发言人星期四表示，双方将于下个月继续举行会谈，并讨论边境地区的安全问题。记者问及关税时，他没有回答。"
	japan   = "外務省の報道官は木曜日、両国が来月に協議を続けると述べた。記者の質問に対して、関税については答えなかった。"
)

func encode(t *testing.T, name, text string) []byte {
	t.Helper()
	e, err := htmlindex.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func page(charset, body string) string {
	return "<html><head><meta charset=\"" + charset + "\"><title>x</title></head><body><p>" + body + "</p></body></html>"
}

func TestDecode(t *testing.T) {
	long := func(s string) string { return strings.Repeat(s+" ", 4) }
	tests := []struct {
		name, encoding, declared, text string
	}{
		{"declared windows-1252", "windows-1252", "windows-1252", english},
		{"declared latin-1, in truth windows-1252", "windows-1252", "iso-8859-1", english},
		{"declared utf-8, in truth windows-1252", "windows-1252", "utf-8", english},
		{"undeclared windows-1252", "windows-1252", "", long(english)},
		{"declared windows-1250", "windows-1250", "windows-1250", polish},
		{"undeclared windows-1251", "windows-1251", "", long(russian)},
		{"wrongly declared windows-1251", "windows-1251", "utf-8", long(russian)},
		{"windows-1251 declared windows-1252", "windows-1251", "windows-1252", long(russian)},
		{"declared gb18030", "gb18030", "gb2312", chinese},
		{"undeclared gb18030", "gb18030", "", long(chinese)},
		{"wrongly declared gb18030", "gb18030", "iso-8859-1", long(chinese)},
		{"declared shift-jis", "shift_jis", "Shift_JIS", japan},
		{"undeclared shift-jis", "shift_jis", "", long(japan)},
		{"declared latin-1, in truth utf-8", "utf-8", "iso-8859-1", english},
		{"utf-16 without mark", "utf-16le", "", english},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := page(tt.declared, tt.text)
			got, name, err := Decode(encode(t, tt.encoding, source), "")
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != source {
				t.Errorf("read as %s:\n got %q\nwant %q", name, got, source)
			}
		})
	}
}

func TestDecodeMarks(t *testing.T) {
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		data, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().Bytes([]byte(english))
		if err != nil {
			t.Fatal(err)
		}
		if got, _, err := Decode(data, ""); err != nil || string(got) != english {
			t.Errorf("%v: %q, %v", order, got, err)
		}
	}
	if got, _, err := Decode([]byte("\xEF\xBB\xBF"+english), ""); err != nil || string(got) != english {
		t.Errorf("utf-8 with mark: %q, %v", got, err)
	}
}

func TestDecodeCutCharacter(t *testing.T) {
	data := []byte(english + " “")
	got, name, err := Decode(data[:len(data)-1], "")
	if err != nil || name != "utf-8" || !bytes.HasPrefix(got, []byte(english)) || !utf8.Valid(got) {
		t.Errorf("%q as %s, %v", got, name, err)
	}
}

func TestDecodeBinary(t *testing.T) {
	for name, data := range map[string]string{
		"zeros":    "MZ\x90\x00\x03\x00\x00\x00\x04",
		"pdf":      "%PDF-1.7\n1 0 obj",
		"controls": strings.Repeat("\x01\x02\x03a", 400),
	} {
		if _, _, err := Decode([]byte(data), ""); errs.KindOf(err) != errs.Binary {
			t.Errorf("%s: %v, want an error of kind binary", name, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(english))
	f.Add([]byte("\xFF\xFEa\x00"))
	f.Add([]byte("\x82\xA0 <meta charset=shift_jis>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		text, _, err := Decode(data, "")
		if err == nil && !utf8.Valid(text) {
			t.Errorf("not UTF-8: %q", text)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%d bytes took %v", len(data), took)
		}
	})
}
