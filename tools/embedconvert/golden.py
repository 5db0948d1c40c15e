#!/usr/bin/env python3
"""Writes what the Python original says, for the tests of internal/nlp/embed.

    golden.py --static DIR --testdata internal/nlp/embed/testdata
    golden.py --static DIR --pairs FILE.json --out FILE.tsv

The first form reads sentences.txt and texts.json there and writes similarity.txt (1,000 pairs of
sentences) and tokens.json. The second takes a JSON list of pairs of texts from anywhere and writes
one line a pair: similarity, text, text (JSON strings), for the test's READOUT_EMBED_PAIRS.
DIR is the float32 model that convert.py saved.
"""
import argparse
import itertools
import json
import os
import random

os.environ["HF_HUB_OFFLINE"] = "1"

from model2vec import StaticModel

PAIRS = 1000


def similarities(model, pairs):
    texts = sorted({t for pair in pairs for t in pair})
    vectors = dict(zip(texts, model.encode(texts, max_length=None)))
    return [float(vectors[a] @ vectors[b]) for a, b in pairs]


def sentences(path):
    """Returns (block, text) of every sentence; blocks are parted by empty lines."""
    out, block = [], 0
    with open(path, encoding="utf8") as f:
        for line in f:
            line = line.rstrip("\n")
            block += not line
            if line and not line.startswith("# "):
                out.append((block, line))
    return out


def choose_pairs(items):
    """All pairs within a block, which are close in meaning, then others at random up to PAIRS."""
    pairs = list(itertools.combinations(range(len(items)), 2))
    near = [p for p in pairs if items[p[0]][0] == items[p[1]][0]]
    far = [p for p in pairs if items[p[0]][0] != items[p[1]][0]]
    return sorted(near + random.Random(1).sample(far, PAIRS - len(near)))


def write_similarity(model, folder):
    items = sentences(os.path.join(folder, "sentences.txt"))
    chosen = choose_pairs(items)
    sims = similarities(model, [(items[i][1], items[j][1]) for i, j in chosen])
    with open(os.path.join(folder, "similarity.txt"), "w") as f:
        f.write("# Written by tools/embedconvert/golden.py: two sentences by number from 0, cosine of model2vec.\n")
        for (i, j), s in zip(chosen, sims):
            f.write(f"{i} {j} {s:.6f}\n")


def write_tokens(model, folder):
    with open(os.path.join(folder, "texts.json"), encoding="utf8") as f:
        texts = json.load(f)
    texts += [t for _, t in sentences(os.path.join(folder, "sentences.txt"))]
    # The names of special tokens in a text are plain text to us: a page must not be able to say [PAD].
    model.tokenizer.encode_special_tokens = True
    model.tokenizer.no_truncation()
    with open(os.path.join(folder, "tokens.json"), "w") as f:
        rows = (json.dumps({"text": t, "ids": model.tokenizer.encode(t, add_special_tokens=False).ids}) for t in texts)
        f.write("[\n" + ",\n".join(rows) + "\n]\n")


def write_pairs(model, path, out):
    with open(path, encoding="utf8") as f:
        pairs = json.load(f)
    with open(out, "w") as f:
        for (a, b), s in zip(pairs, similarities(model, pairs)):
            f.write(f"{s:.6f}\t{json.dumps(a)}\t{json.dumps(b)}\n")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--static", required=True)
    p.add_argument("--testdata")
    p.add_argument("--pairs")
    p.add_argument("--out")
    args = p.parse_args()
    model = StaticModel.from_pretrained(args.static, force_download=False)
    if args.testdata:
        write_similarity(model, args.testdata)
        write_tokens(model, args.testdata)
    if args.pairs:
        write_pairs(model, args.pairs, args.out)


if __name__ == "__main__":
    main()
