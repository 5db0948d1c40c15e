package serve

import (
	"os"
	"runtime"
	"runtime/debug"

	"readout/internal/errs"
)

// watchCrashes has the Go runtime write its report to a file if the program
// crashes, and tells whether the last run did: a kill leaves no report. The last
// report is kept beside, under ".last".
func watchCrashes(path string) (crashed bool, err error) {
	if info, err := os.Stat(path); err == nil && info.Size() > 0 {
		crashed = true
		if err := os.Rename(path, path+".last"); err != nil {
			return true, errs.Wrap(errs.Unreadable, err, "the report of the last crash cannot be kept")
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return crashed, errs.Wrap(errs.Unreadable, err, "the file for reports of crashes cannot be made")
	}
	defer f.Close() // the runtime keeps a descriptor of its own
	if err := debug.SetCrashOutput(f, debug.CrashOptions{}); err != nil {
		return crashed, errs.Wrap(errs.Internal, err, "reports of crashes cannot be kept")
	}
	return crashed, nil
}

// jobs is how many documents are worked on at once.
func jobs(asked int) int {
	if asked > 0 {
		return asked
	}
	return runtime.GOMAXPROCS(0)
}
