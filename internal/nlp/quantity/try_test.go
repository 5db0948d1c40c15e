package quantity

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestTry(t *testing.T) {
	f, err := os.Open("/tmp/try.txt")
	if err != nil {
		t.Skip()
	}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		d := parsed(t, sc.Text())
		Stage{}.Annotate(context.Background(), d)
		fmt.Printf("%s\n\t%s\n", sc.Text(), strings.ReplaceAll(print(d), "\n", "\n\t"))
	}
}
