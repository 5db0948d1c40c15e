//go:build unix

package serve

import (
	"os"

	"golang.org/x/sys/unix"

	"readout/internal/errs"
)

// lockFolder takes a data folder for this process; closing the file gives it back,
// and so does the end of the process, however it ends.
func lockFolder(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, errs.Wrap(errs.Unreadable, err, "the data folder cannot be written")
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		_ = f.Close() // nothing was written
		return nil, errs.New(errs.Conflict, "another readout works on this data folder: stop it first")
	}
	return f, nil
}
