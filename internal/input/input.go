// Package input finds and reads what the user names: files, folders, standard
// input, JSONL, any of them packed with gzip. It knows bytes and limits; what a
// page is, package page knows.
package input

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"readout/internal/errs"
)

// DefaultMaxBytes is the largest page that is read unless the user says
// otherwise. The longest news pages, live blogs with inline images, stay below
// 10 MB.
const DefaultMaxBytes = 16 << 20

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Item is one page to read, or the reason why there is none.
type Item struct {
	Path   string // as the user would find it: "a.html", "b.jsonl:12", "-"
	Data   []byte // the page's bytes, unpacked; owned by the receiver
	Format Format // what the file name tells; Auto where it tells nothing
	Known  Known  // what stands beside the page
	Err    error  // then nothing else but Path is set
}

// Reader reads the items of a command line.
type Reader struct {
	MaxBytes int64     // per page after unpacking; 0 means DefaultMaxBytes
	Stdin    io.Reader // what "-" reads
}

// List expands the arguments into the files to read, folders recursively and in
// lexical order, the arguments in their own order and each file once. What
// cannot be found stands in the list too: reading it gives the error.
func List(args []string) []string {
	var files []string
	seen := map[string]bool{}
	add := func(path string) {
		if !seen[path] {
			seen[path] = true
			files = append(files, path)
		}
	}
	for _, arg := range args {
		if info, err := os.Stat(arg); arg == Stdin || err != nil || !info.IsDir() {
			add(arg)
			continue
		}
		for _, path := range walk(arg) {
			add(path)
		}
	}
	return files
}

// walk lists the files to read below dir. Folders that cannot be opened stand in
// the list, so that reading them tells the user.
func walk(dir string) []string {
	var files []string
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			files = append(files, path)
			return fs.SkipDir
		case d.Type().IsRegular() && wanted(path):
			files = append(files, path)
		}
		return nil
	})
	slices.Sort(files)
	return files
}

// Items reads one file of List: one item, or one for each line of a JSONL file.
func (r *Reader) Items(path string) iter.Seq[Item] {
	if isArticles(path) {
		return r.Lines(path)
	}
	return r.opened(path, func(f io.Reader, yield func(Item) bool) {
		data, err := r.limited(path, f)
		yield(Item{Path: path, Data: data, Format: formatOf(path), Err: err})
	})
}

// opened reads one file, unpacked, by way of read; a file that cannot be opened
// or unpacked is one item with the reason.
func (r *Reader) opened(path string, read func(f io.Reader, yield func(Item) bool)) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		f, err := r.open(path)
		if err != nil {
			yield(Item{Path: path, Err: err})
			return
		}
		defer f.Close()
		unpacked, err := unpack(f)
		if err != nil {
			yield(Item{Path: path, Err: errs.Wrap(errs.Unreadable, err, "cannot unpack %s", path)})
			return
		}
		read(unpacked, yield)
	}
}

func (r *Reader) open(path string) (io.ReadCloser, error) {
	if path == Stdin {
		return io.NopCloser(r.Stdin), nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errs.New(errs.NotFound, "%s is not there", path)
	case err != nil:
		return nil, errs.Wrap(errs.Unreadable, err, "cannot read %s", path)
	case !info.Mode().IsRegular():
		return nil, errs.New(errs.Unreadable, "%s is not a file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, errs.Wrap(errs.Unreadable, err, "cannot read %s", path)
	}
	return f, nil
}

// unpack looks at the first bytes, not at the name: browsers and archives both
// save packed pages under plain names.
func unpack(f io.Reader) (io.Reader, error) {
	b := bufio.NewReader(f)
	if head, _ := b.Peek(2); !bytes.Equal(head, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	return gzip.NewReader(b)
}

// limited reads at most the limit, so that a small packed file cannot fill the
// memory.
func (r *Reader) limited(path string, f io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(f, r.limit()+1))
	switch {
	case int64(len(data)) > r.limit():
		return nil, tooLarge(path, r.limit())
	case err != nil:
		return nil, errs.Wrap(errs.Unreadable, err, "cannot read %s to its end", path)
	}
	return data, nil
}

func (r *Reader) limit() int64 {
	if r.MaxBytes > 0 {
		return r.MaxBytes
	}
	return DefaultMaxBytes
}

func tooLarge(path string, limit int64) error {
	return errs.New(errs.TooLarge, "%s is larger than %d bytes unpacked: raise --max-bytes to read it", path, limit)
}

// Uploaded reads what was sent under a file's name as Items reads that file: one
// item, or one for each line of a JSONL file.
func (r *Reader) Uploaded(name string, f io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		unpacked, err := unpack(f)
		switch {
		case err != nil:
			yield(Item{Path: name, Err: errs.Wrap(errs.Unreadable, err, "cannot unpack %s", name)})
		case isArticles(name):
			r.articles(name, unpacked, yield)
		default:
			data, err := r.limited(name, unpacked)
			yield(Item{Path: name, Data: data, Format: formatOf(name), Err: err})
		}
	}
}
