package sqlite

import (
	"strconv"
	"strings"

	"readout/internal/errs"
)

// The prefixes of ids.
const (
	documentID   = "d"
	storyID      = "s"
	entityID     = "e"
	comparisonID = "c"
	agendaID     = "a"
	correctionID = "k"
)

var named = map[string]string{
	documentID: "document", storyID: "story", entityID: "entity", comparisonID: "comparison",
	agendaID: "agenda item", correctionID: "correction",
}

// id makes "d12" of 12; 0 is no id.
func id(prefix string, number int64) string {
	if number == 0 {
		return ""
	}
	return prefix + strconv.FormatInt(number, 10)
}

// number undoes id; what is no id of that kind is not found.
func number(prefix, id string) (int64, error) {
	digits, ok := strings.CutPrefix(id, prefix)
	n, err := strconv.ParseInt(digits, 10, 64)
	if !ok || err != nil || n <= 0 || digits[0] == '+' || digits[0] == '0' {
		return 0, notFound(prefix, id)
	}
	return n, nil
}

func notFound(prefix, id string) error {
	if len(id) > 40 {
		id = id[:40] + "…"
	}
	return errs.New(errs.NotFound, "there is no %s %q", named[prefix], id)
}

// numbers undoes id for a list.
func numbers(prefix string, ids []string) ([]int64, error) {
	out := make([]int64, len(ids))
	for i, s := range ids {
		n, err := number(prefix, s)
		if err != nil {
			return nil, err
		}
		out[i] = n
	}
	return out, nil
}
