// Package spacy runs spaCy's small English pipeline, en_core_web_sm 3.8, in pure Go: tokens, parts of
// speech, a dependency tree with sentence boundaries, lemmas and named entities, as spaCy itself gives
// them. The model is embedded; nothing else is needed at run time.
//
// [Load] returns the [Pipeline]; [Pipeline.Parse] turns a text into a [Doc]. A Doc owns its annotations
// as arrays, one item a token; [Token] and [Span] are small views of it, to be passed by value. Places
// in the text are byte offsets; places among the tokens are indexes from 0. Pipelines and Docs are safe
// for concurrent use. The same text gives the same Doc, whatever was parsed before.
//
// # Components
//
// The components bear spaCy's names, and each is described where it is defined:
//
//   - tokenizer: exceptions, prefixes, suffixes, infixes and web addresses. It is not destructive: the
//     tokens and the spaces after them make the text again.
//   - tok2vec: a vector of 96 numbers for each token, from hash embeddings of its form (Bloom
//     embeddings, Serrà and Karatzoglou 2017) and four convolutions with maxout and residual connections.
//   - tagger: Penn Treebank tags.
//   - parser: greedy arc-eager transitions (Nivre 2003) with sentence boundaries.
//   - attribute ruler and lemmatizer: parts of speech and features of Universal Dependencies, and lemmas.
//   - entity recogniser: transitions of the BILUO scheme, with a tok2vec of its own.
//
// What is a function of the word alone, its embeddings above all, is kept in a bounded cache that all
// calls share. The matrix products run in assembly where there is some for the machine; see
// [Pipeline.Kernels]. Rounding differs between instruction sets, which may turn one decision in some
// hundred thousand.
//
// The labels are explained by spaCy's glossary: tags of OntoNotes 5, arcs of ClearNLP's scheme, and the
// entity types CARDINAL, DATE, EVENT, FAC, GPE, LANGUAGE, LAW, LOC, MONEY, NORP, ORDINAL, ORG, PERCENT,
// PERSON, PRODUCT, QUANTITY, TIME and WORK_OF_ART. Where the model comes from, and its licence, is told
// in model/README.md.
package spacy
