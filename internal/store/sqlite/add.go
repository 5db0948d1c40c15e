package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"

	"readout/internal/errs"
	"readout/internal/input"
	"readout/internal/store"
)

// Add keeps sources; see store.Adder.
func (s *Store) Add(ctx context.Context, sources []store.Source) ([]store.Receipt, error) {
	rows := make([]sourceRow, len(sources))
	for i := range sources {
		known, err := json.Marshal(sources[i].Known)
		if err != nil {
			return nil, errs.Wrap(errs.Internal, err, "a source cannot be written")
		}
		rows[i] = sourceRow{&sources[i], known, fingerprint(sources[i].Format, known, sources[i].Data), nil}
		rows[i].packed = store.Pack(sources[i].Data) // outside the transaction: it takes time
	}
	receipts := make([]store.Receipt, len(sources))
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		for i := range rows {
			var err error
			if receipts[i], err = rows[i].insert(ctx, tx, unix(s.now())); err != nil {
				return broken(err)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return receipts, nil
}

// fingerprint tells sources apart: by their bytes, how they are to be read, and
// what stood beside them. The path is not part of it.
func fingerprint(format input.Format, known, data []byte) []byte {
	h := sha256.New()
	h.Write([]byte{byte(format)})
	of := sha256.Sum256(known)
	h.Write(of[:])
	h.Write(data)
	return h.Sum(nil)
}

// sourceRow is a source ready to be written.
type sourceRow struct {
	*store.Source
	known, fingerprint, packed []byte
}

func (r *sourceRow) insert(ctx context.Context, tx *sql.Tx, now int64) (store.Receipt, error) {
	var n int64
	err := tx.QueryRowContext(ctx, "SELECT id FROM document WHERE fingerprint = ?", r.fingerprint).Scan(&n)
	if err == nil {
		return store.Receipt{Document: id(documentID, n)}, nil
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return store.Receipt{}, err
	}
	added := unix(r.Added)
	if added == 0 {
		added = now
	}
	done, err := tx.ExecContext(ctx, "INSERT INTO document (fingerprint, state, path, url, moment, added) VALUES (?, ?, ?, ?, ?, ?)",
		r.fingerprint, store.Added, r.Path, r.Known.URL, added, added)
	if err != nil {
		return store.Receipt{}, err
	}
	if n, err = done.LastInsertId(); err != nil {
		return store.Receipt{}, err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO source (document, format, known, size, data) VALUES (?, ?, ?, ?, ?)",
		n, r.Format, string(r.known), len(r.Data), r.packed)
	return store.Receipt{Document: id(documentID, n), New: true}, err
}
