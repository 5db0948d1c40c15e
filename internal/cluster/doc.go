// Package cluster groups documents into stories, one document at a time in the
// order of arrival and without looking ahead: topic detection as in TDT (Allan
// et al. 1998), where a false merge is the worst error.
//
// A document becomes a sketch of bounded size (Sketch). An inverted index over
// the heaviest terms proposes stories (index), a logistic model judges the
// document against several members of each (pairFeatures, weights), and the
// document joins the best story or opens one (Clusterer.Add). Where a document
// shows that two stories are one, they are merged, and the merge is reported.
// Copies are found by shingles (Broder 1997) inside a story; stories that a story
// refers back to are found by day and shared terms (follow.go).
package cluster
