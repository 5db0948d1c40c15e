// Package store says what the desk keeps and how it is read and written. It holds
// the interfaces and their types; an implementation is a package below
// (store/sqlite), and storetest is the suite that each must pass.
//
// # What is kept
//
// A Source is a page as it was added: its bytes and what stood beside them. It
// never changes. Each source is one document, with an id "d1", "d2", ... in the
// order of adding; adding the same bytes with the same things beside them again
// gives the same id.
//
// Documents that were read from one address are versions of one page: the newest
// is current, the others keep their text, their layers and so every anchor that
// points into them. A story counts the current version only.
//
// What the stages find in a document is kept for each version of the stages, in
// two parts: the layers that readers need, and the parse (tokens, names,
// mentions, chains), which only the finishing of a story needs.
//
// A story has an id "s1", "s2", ... that stays resolvable: a story that was
// merged into another resolves to it. What is found over its documents
// (entities, comparisons, agenda) is written anew each time the story is
// finished; ids of comparisons ("c1") and agenda items ("a1") stay where an item
// shares a place in a document with the item before. Entities ("e1") are one list
// over all stories: those with a Wikidata id or a whole name are shared, a
// surname alone belongs to its story. Entities without any name ("a shopkeeper")
// are kept with their story only, under an id of their first mention
// ("e12-34-567"); they are in no list of entities.
//
// Corrections are made by people: they are kept, undone at will, and hold for
// every later finishing of a story.
//
// # Work
//
// A stage is a durable cursor over the documents in order of their ids, named by
// the stage and its version. A batch is claimed, worked on, and written together
// with the cursor in one transaction: a kill at any moment loses and doubles
// nothing. Finishing a story is a job, at most one a story. What changed for the
// outside is in the outbox, written in the same transactions.
package store
