// Package cluster groups documents into stories, one document at a time in the
// order of arrival and without looking ahead: topic detection as in TDT (Allan
// et al. 1998), where a false merge is the worst error.
//
// A document becomes a sketch of bounded size (Sketch). An inverted index over the
// heaviest terms proposes documents (index). A lens looks at them all: what many of
// them share tells the topic and not the event. A learned model judges the document
// against each member of the likeliest stories (pairFeatures), a second one against
// each of these stories (storyFeatures), days are weighed beside them (withDays), and
// the document joins the best story or opens one (Clusterer.Add). Repair merges
// stories and moves documents, and reports both. Copies are found by shingles (Broder
// 1997) inside a story; stories that a story refers back to are found by day and
// shared terms (follow.go), events that no document reports by what the documents say
// of them (Mentioned).
package cluster
