// Package charset turns a page's bytes into UTF-8, whatever the page declares
// about itself: pages lie about their encoding, or say nothing.
package charset

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"readout/internal/errs"
)

// sampled is how much of a page the detector sees: enough for its statistics,
// and bounded.
const sampled = 64 << 10

// Decode returns data as valid UTF-8 without byte order mark, and the name of
// the encoding it was in. contentType is the declared type if the page came with
// one, or empty. Bytes that are not text give an error of kind errs.Binary.
//
// In this order: a byte order mark; zero bytes where UTF-16 has them; bytes that
// are valid UTF-8 but for a cut last character; the declared encoding, where the
// bytes fit it; the detector's best guess that the bytes fit; windows-1252.
func Decode(data []byte, contentType string) (text []byte, name string, err error) {
	if wide, name := wideEncoding(data); wide != nil {
		text, err = wide.NewDecoder().Bytes(data)
		if err != nil || controls(text) {
			return nil, "", binary()
		}
		return clean(text), name, nil
	}
	if bytes.IndexByte(data, 0) >= 0 || binaryMagic(data) {
		return nil, "", binary()
	}
	data = bytes.TrimPrefix(data, utf8BOM)
	if nearlyUTF8(data) {
		text, name = data, "utf-8"
	} else {
		text, name = decodeLegacy(data, contentType)
	}
	if controls(text) {
		return nil, "", binary()
	}
	return clean(text), name, nil
}

func binary() error {
	return errs.New(errs.Binary, "not a text: the bytes are those of a program, an image or another binary file")
}

// clean makes invalid sequences visible as U+FFFD, one for each run.
func clean(text []byte) []byte {
	if utf8.Valid(text) {
		return text
	}
	return bytes.ToValidUTF8(text, []byte("\uFFFD"))
}

var utf8BOM = []byte("\xEF\xBB\xBF")

// wideEncoding recognises UTF-16 and UTF-32 by their mark, and UTF-16 without a
// mark by its zero bytes: in Latin text nearly every second byte is one.
func wideEncoding(data []byte) (encoding.Encoding, string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE\x00\x00")):
		return utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32le"
	case bytes.HasPrefix(data, []byte("\x00\x00\xFE\xFF")):
		return utf32.UTF32(utf32.BigEndian, utf32.UseBOM), "utf-32be"
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "utf-16le"
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "utf-16be"
	}
	even, odd := zeros(data[:min(len(data), 1024)])
	switch half := min(len(data), 1024) / 2; {
	case half < 2:
		return nil, ""
	case odd > half*7/10 && even < half/10:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le"
	case even > half*7/10 && odd < half/10:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be"
	}
	return nil, ""
}

func zeros(data []byte) (even, odd int) {
	for i, b := range data {
		if b == 0 {
			even += 1 - i&1
			odd += i & 1
		}
	}
	return even, odd
}

// nearlyUTF8 reports whether data is UTF-8 with at most a stray byte in a
// thousand and a cut last character. Non-ASCII text in another encoding is
// practically never that.
func nearlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	bad, multi := 0, 0
	for rest := data; len(rest) > 0; {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			if !utf8.FullRune(rest) {
				return bad <= multi/100
			}
			bad++
		case size > 1:
			multi++
		}
		rest = rest[size:]
	}
	return bad == 0 || bad <= multi/100
}

// decodeLegacy reads bytes that are not UTF-8.
func decodeLegacy(data []byte, contentType string) (text []byte, name string) {
	sample := data[:min(len(data), sampled)]
	declared, declaredName, _ := charset.DetermineEncoding(sample, contentType)
	believable := declaredName != "utf-8" && (declares([]byte(contentType)) || declares(sample))
	guesses := detect(data)
	if believable && !contradicted(declaredName, guesses) {
		if text, ok := decodeWith(declared, data); ok {
			return text, declaredName
		}
	}
	for _, guess := range guesses {
		e, err := htmlindex.Get(guess.name)
		if err != nil {
			continue
		}
		if text, ok := decodeWith(e, data); ok {
			return text, guess.name
		}
	}
	text, _ = decodeWith(fallback, data)
	return text, "windows-1252"
}

var fallback, _ = htmlindex.Get("windows-1252")

// declares reports whether a content type or a page's head names an encoding.
func declares(head []byte) bool {
	_, value, found := bytes.Cut(bytes.ToLower(head[:min(len(head), 4096)]), []byte("charset="))
	value = bytes.TrimLeft(value, `"' `)
	return found && len(value) > 0 && 'a' <= value[0] && value[0] <= 'z'
}

// contradicted reports whether the detector is sure of something else than the
// page declares. Any bytes fit a single-byte encoding, so fitting proves nothing
// there; between two Latin ones the page is believed.
func contradicted(declared string, guesses []guess) bool {
	if len(guesses) == 0 || multibyte(declared) {
		return false
	}
	best := guesses[0]
	return multibyte(best.name) && best.confidence >= 90 ||
		latin(declared) && !latin(best.name) && !multibyte(best.name) && best.confidence >= 50
}

func latin(name string) bool {
	switch name {
	case "windows-1250", "windows-1252", "windows-1254", "windows-1257", "iso-8859-2", "iso-8859-15":
		return true
	}
	return false
}

func multibyte(name string) bool {
	switch name {
	case "gb18030", "gbk", "big5", "shift_jis", "euc-jp", "euc-kr", "iso-2022-jp":
		return true
	}
	return false
}

// decodeWith decodes, and reports whether the bytes fit: hardly any replacement
// characters came out.
func decodeWith(e encoding.Encoding, data []byte) ([]byte, bool) {
	text, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return nil, false
	}
	return text, bytes.Count(text, []byte("\uFFFD")) <= len(text)/1000
}

type guess struct {
	name       string
	confidence int // percent
}

// detect asks the detector, best guess first. Only text counts: markup is ASCII
// in every encoding and drowns the signal, so bytes around non-ASCII ones are
// what it sees.
func detect(data []byte) []guess {
	results, err := chardet.NewTextDetector().DetectAll(highlights(data))
	if err != nil {
		return nil
	}
	var guesses []guess
	for _, r := range results {
		if r.Confidence > 10 && !strings.HasPrefix(r.Charset, "UTF-") {
			guesses = append(guesses, guess{canonical(r.Charset), r.Confidence})
		}
	}
	return guesses
}

// canonical is the WHATWG name: the detector says ISO-8859-1 where the web
// means windows-1252.
func canonical(name string) string {
	name = strings.ToLower(name)
	if name == "gb-18030" {
		name = "gb18030"
	}
	if e, err := htmlindex.Get(name); err == nil {
		if web, err := htmlindex.Name(e); err == nil {
			return web
		}
	}
	return name
}

// highlights are the lines that hold non-ASCII bytes, up to the sample size;
// tags are left out.
func highlights(data []byte) []byte {
	var out []byte
	for line := range bytes.Lines(data) {
		if len(out) >= sampled {
			break
		}
		if hasHigh(line) {
			out = append(out, withoutTags(line[:min(len(line), sampled)])...)
		}
	}
	return out
}

func hasHigh(line []byte) bool {
	for _, b := range line {
		if b >= 0x80 {
			return true
		}
	}
	return false
}

func withoutTags(line []byte) []byte {
	out := make([]byte, 0, len(line))
	inTag := false
	for _, b := range line {
		switch {
		case b == '<':
			inTag = true
		case b == '>' && inTag:
			inTag = false
			out = append(out, ' ')
		case !inTag:
			out = append(out, b)
		}
	}
	return out
}

// binaryMagic recognises formats whose first bytes hold no zero.
func binaryMagic(data []byte) bool {
	for _, magic := range []string{"%PDF-", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "PK\x03\x04", "\x7FELF", "\x1F\x8B"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return true
		}
	}
	return false
}

// controls reports whether more than one byte in fifty of the head is a control
// character that no text has.
func controls(text []byte) bool {
	head := text[:min(len(text), 4096)]
	n := 0
	for _, b := range head {
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b || b == 0x7f {
			n++
		}
	}
	return n > len(head)/50
}
