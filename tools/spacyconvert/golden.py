#!/usr/bin/env python3
"""Writes what real spaCy says about a set of texts, for the parity test of package spacy.

    golden.py --package DIR --out FILE.jsonl.gz [--limit N] [--time] INPUT...

An INPUT is a .jsonl or .jsonl.gz file whose records have a "text" field, a TimeML .tml file
(the content of TEXT, without tags), or a plain text file holding one text a line (-> --lines).
The output has one record a document; its columns are parallel arrays, one item a token.
The first record holds the versions and, with --time, spaCy's speed on one core.
"""
import argparse
import glob
import gzip
import html
import io
import json
import os
import re
import time


def read_texts(path, lines, limit):
    if path.endswith((".jsonl", ".jsonl.gz")):
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf8") as f:
            for n, line in enumerate(f):
                if limit and n >= limit:
                    return
                yield json.loads(line)["text"]
    elif path.endswith(".tml"):
        with open(path, encoding="utf8", errors="replace") as f:
            body = re.search(r"<TEXT>(.*?)</TEXT>", f.read(), re.S)
        if body:
            yield html.unescape(re.sub(r"<[^>]+>", "", body.group(1)))
    else:
        with open(path, encoding="utf8", newline="\n") as f:
            text = f.read()
        if lines:
            yield from (unescape(t) for t in text.split("\n") if t and not t.startswith("#"))
        else:
            yield text


def unescape(line):
    """A line with a backslash is read with the escapes of JSON; its quotation marks need none."""
    return json.loads('"%s"' % line.replace('"', '\\"')) if "\\" in line else line


def paragraphs(nlp, text):
    """The tokenized text, with a sentence start given after every token that holds a line break."""
    doc = nlp.make_doc(text)
    for i in range(1, len(doc)):
        if "\n" in doc[i - 1].text:
            doc[i].is_sent_start = True
    return doc


def columns(doc, given):
    return {
        "text": doc.text,
        "given": given,
        "tokens": [t.text for t in doc],
        "ws": [len(t.whitespace_) for t in doc],
        "norm": [t.norm_ for t in doc],
        "shape": [t.shape_ for t in doc],
        "tag": [t.tag_ for t in doc],
        "pos": [t.pos_ for t in doc],
        "morph": [str(t.morph) for t in doc],
        "lemma": [t.lemma_ for t in doc],
        "dep": [t.dep_ for t in doc],
        "head": [t.head.i for t in doc],
        "sent": [int(bool(t.is_sent_start)) for t in doc],
        "iob": [t.ent_iob_ for t in doc],
        "ent": [t.ent_type_ for t in doc],
    }


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--package", required=True, help="the model folder, with config.cfg")
    ap.add_argument("--out", required=True)
    ap.add_argument("--limit", type=int, default=0, help="documents taken from each .jsonl")
    ap.add_argument("--lines", action="store_true", help="a plain text file holds one text a line")
    ap.add_argument("--paragraphs", action="store_true", help="let sentences start after line breaks")
    ap.add_argument("--time", action="store_true", help="also time nlp.pipe (pin to one core and set OMP_NUM_THREADS=1)")
    ap.add_argument("inputs", nargs="+")
    args = ap.parse_args()
    import spacy
    import thinc

    nlp = spacy.load(args.package)
    texts = []
    for arg in args.inputs:
        for path in sorted(glob.glob(arg)) or [arg]:
            texts += [t for t in read_texts(path, args.lines, args.limit) if t.strip()]
    inputs = [paragraphs(nlp, t) for t in texts] if args.paragraphs else texts
    given = [[t.i for t in d if t.is_sent_start and t.i] if args.paragraphs else [] for d in inputs]
    docs = list(nlp.pipe(inputs))
    words = sum(len(d) for d in docs)
    head = {"spacy": spacy.__version__, "thinc": thinc.__version__, "model": nlp.meta["version"], "docs": len(docs), "words": words}
    if args.time:
        best = 0.0
        for _ in range(3):
            start = time.perf_counter()
            for _ in nlp.pipe(texts):
                pass
            best = max(best, words / (time.perf_counter() - start))
        head["words_per_second"] = best
    print(json.dumps(head))
    # No time stamp: the same golden output makes the same file.
    raw = gzip.GzipFile(args.out, "wb", mtime=0) if args.out.endswith(".gz") else open(args.out, "wb")
    with io.TextIOWrapper(raw, encoding="utf8") as f:
        f.write(json.dumps(head) + "\n")
        for doc, starts in zip(docs, given):
            f.write(json.dumps(columns(doc, starts), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
