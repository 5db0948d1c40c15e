package nlp

// Quotation is text between quotation marks.
type Quotation struct {
	// Outer covers the quotation with its marks, Inner what stands between them.
	// A quotation that runs over paragraphs is one Quotation a paragraph, linked
	// by Continues.
	Outer, Inner Span
	// Continues is set where the quotation goes on from the paragraph before.
	Continues bool
	// Open is set where the closing mark is missing in this paragraph.
	Open bool
}
