package cluster

import (
	"io"
	"os"

	"readout/internal/errs"
)

// Store keeps the members of closed stories as bytes.
type Store interface {
	// Put keeps the bytes of a story, in place of those that it had.
	Put(story int, data []byte) error
	// Get gives them back.
	Get(story int) ([]byte, error)
}

// Limit lets at most so many stories stay open: the members of the others are in the
// store, and come back when a document may belong to them. A Clusterer without a
// store keeps all. Call it before the first document.
func (c *Clusterer) Limit(store Store, open int) { c.store, c.mostOpen = store, max(1, open) }

// Err is the first error of the store. A story that cannot be stored stays open; one
// that cannot be brought back takes no more documents.
func (c *Clusterer) Err() error { return c.storeErr }

func (c *Clusterer) failed(err error) {
	if c.storeErr == nil {
		c.storeErr = errs.Wrap(errs.Internal, err, "cannot store stories")
	}
}

// Open is the number of stories whose members are in memory.
func (c *Clusterer) Open() int { return c.recent.n }

// recency lists the open stories, the last used first.
type recency struct {
	first, last *story
	n           int
}

// use brings a story to the front.
func (r *recency) use(s *story) {
	if r.first == s {
		return
	}
	r.drop(s)
	s.after, r.first = r.first, s
	if s.after != nil {
		s.after.before = s
	} else {
		r.last = s
	}
	s.listed = true
	r.n++
}

// drop takes a story out.
func (r *recency) drop(s *story) {
	if !s.listed {
		return
	}
	if s.before != nil {
		s.before.after = s.after
	} else {
		r.first = s.after
	}
	if s.after != nil {
		s.after.before = s.before
	} else {
		r.last = s.before
	}
	s.before, s.after, s.listed = nil, nil, false
	r.n--
}

// closeOld closes the stories that were not used for longest, above the number that
// may be open.
func (c *Clusterer) closeOld() {
	if c.store == nil {
		return
	}
	for s := c.recent.last; s != nil && c.recent.n > c.mostOpen; {
		next := s.before
		if err := c.shut(s); err != nil {
			c.failed(err)
			return
		}
		s = next
	}
}

// shut stores a story's members, if they are not stored, and forgets them.
func (c *Clusterer) shut(s *story) error {
	if s.changed {
		if err := c.store.Put(int(s.number), s.encodeMembers()); err != nil {
			return err
		}
	}
	for _, m := range s.members {
		c.members[m.n] = nil
	}
	s.members, s.closed, s.changed = nil, true, false
	c.recent.drop(s)
	return nil
}

// bring opens a closed story. It reports whether the story has its members.
func (c *Clusterer) bring(s *story) bool {
	if !s.closed {
		return true
	}
	data, err := c.store.Get(int(s.number))
	if err == nil {
		err = c.take(s, data)
	}
	if err != nil {
		c.failed(err)
		return false
	}
	s.closed = false
	c.recent.use(s)
	return true
}

func (s *story) encodeMembers() []byte {
	var e encoder
	e.uint(uint64(len(s.members)))
	for _, m := range s.members {
		m.encode(&e)
	}
	return e.b
}

// take sets a story's members from bytes.
func (c *Clusterer) take(s *story, data []byte) error {
	d := &decoder{b: data}
	n := d.count(1)
	var members []*member
	for range min(n, maxMembers) {
		m := decodeMember(d)
		if d.bad || int(m.n) >= len(c.members) || m.origin < 1 || m.origin > s.origins {
			return errCorrupt
		}
		members = append(members, m)
	}
	if n > maxMembers || len(d.b) > 0 {
		return errCorrupt
	}
	for _, m := range members {
		c.members[m.n] = m
	}
	s.members = members
	return nil
}

// FileStore is a Store in one temporary file. Not safe for concurrent use.
type FileStore struct {
	file   *os.File
	end    int64
	places map[int]filePlace
}

type filePlace struct {
	at   int64
	size int
}

// NewFileStore makes a store in a folder, "" for the system's own for such files.
func NewFileStore(dir string) (*FileStore, error) {
	f, err := os.CreateTemp(dir, "readout-stories-*")
	if err != nil {
		return nil, errs.Wrap(errs.Internal, err, "cannot make a file for closed stories")
	}
	return &FileStore{file: f, places: map[int]filePlace{}}, nil
}

// Put implements Store. What a story had before stays in the file, unused, unless
// the new bytes fit in its place.
func (s *FileStore) Put(story int, data []byte) error {
	p, had := s.places[story]
	if !had || len(data) > p.size {
		p.at = s.end
		s.end += int64(len(data))
	}
	p.size = len(data)
	if _, err := s.file.WriteAt(data, p.at); err != nil {
		return err
	}
	s.places[story] = p
	return nil
}

// Get implements Store.
func (s *FileStore) Get(story int) ([]byte, error) {
	p := s.places[story]
	data := make([]byte, p.size)
	_, err := io.ReadFull(io.NewSectionReader(s.file, p.at, int64(p.size)), data)
	return data, err
}

// Close removes the file.
func (s *FileStore) Close() error {
	err := s.file.Close()
	if remove := os.Remove(s.file.Name()); err == nil {
		err = remove
	}
	return err
}
