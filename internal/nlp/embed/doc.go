// Package embed turns a sentence into a vector whose direction is its meaning, so that paraphrases
// can be aligned: two reports of one fact in different words have a high cosine.
//
// The vectors are static. Each WordPiece token has one row of 256 numbers, distilled from the
// sentence encoder all-MiniLM-L6-v2 with model2vec: the encoder's output for the token alone, reduced
// by principal components, times the smooth inverse frequency weight of Arora, Liang and Ma ("A
// Simple but Tough-to-Beat Baseline for Sentence Embeddings", ICLR 2017). A sentence is the mean of
// its rows, scaled to length one. That is a table look-up and a sum: word order and negation are
// lost, so a high cosine says "about the same thing", never "says the same". Callers that need
// polarity, numbers or names to agree must compare those themselves.
//
// The rows are int8 with one scale a row. They lie in the binary and are used in place. Where the
// model comes from, its licence and its measured quality are in model/README.md.
package embed
