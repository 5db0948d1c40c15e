package eval

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
)

// readPacked reads a gzip file of the collections, which are trusted.
func readPacked(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// eachJSON calls decode for every JSON value of a gzip file.
func eachJSON(path string, decode func(*json.Decoder) error) error {
	raw, err := readPacked(path)
	if err != nil {
		return err
	}
	for dec := json.NewDecoder(bytes.NewReader(raw)); dec.More(); {
		if err := decode(dec); err != nil {
			return err
		}
	}
	return nil
}
