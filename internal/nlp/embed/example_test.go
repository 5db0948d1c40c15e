package embed_test

import (
	"fmt"

	"readout/internal/nlp/embed"
)

func Example() {
	m, err := embed.Load()
	if err != nil {
		panic(err)
	}
	a := m.Embed(nil, "The mayor resigned on Monday.")
	b := m.Embed(nil, "The mayor stepped down on Monday.")
	c := m.Embed(nil, "A ship ran aground near the canal.")
	fmt.Println(embed.Cosine(a, b) > embed.Cosine(a, c))
	// Output: true
}
