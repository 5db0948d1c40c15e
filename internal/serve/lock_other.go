//go:build !unix

package serve

import (
	"os"

	"readout/internal/errs"
)

// lockFolder only makes the file: SQLite's own locks keep two processes from
// writing at once.
func lockFolder(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, errs.Wrap(errs.Unreadable, err, "the data folder cannot be written")
	}
	return f, nil
}
