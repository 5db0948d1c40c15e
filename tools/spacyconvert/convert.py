#!/usr/bin/env python3
"""Writes spaCy's en_core_web_sm as one flat file, which the Go package spacy embeds.

    convert.py --package DIR --out spacy/model/en_core_web_sm.bin

DIR is the unpacked model folder, with config.cfg. It is read as data through spacy.load; no code
of the package is run. The layout of the file is described in spacy/model/README.md.
"""
import argparse
import hashlib
import json
import struct

import numpy as np

import patterns

MAGIC = b"GOSPACY\x00"
VERSION = 1


class Writer:
    """Collects named arrays; each starts on a 64-byte boundary of the payload."""

    def __init__(self):
        self.index, self.blobs, self.size = [], [], 0

    def add(self, name, data, dtype, shape):
        pad = -self.size % 64
        self.blobs.append(b"\0" * pad)
        self.size += pad
        self.index.append({"name": name, "type": dtype, "shape": list(shape), "offset": self.size, "size": len(data)})
        self.blobs.append(data)
        self.size += len(data)

    def floats(self, name, array):
        """Writes 32-bit floats without the last eight bits of the mantissa, rounded: what is lost is
        of the size of rounding errors in the products."""
        bits = np.ascontiguousarray(array, dtype="<f4").view("<u4")
        bits = bits + 0x7F + (bits >> 8 & 1)
        data = bits.view("u1").reshape(-1, 4)[:, 1:]
        self.add(name, data.tobytes(), "f24", array.shape)

    def uints(self, name, values):
        array = np.array(values, dtype="<u8")
        self.add(name, array.tobytes(), "u64", array.shape)

    def json(self, name, value):
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf8")
        self.add(name, data, "json", [len(data)])

    def write(self, path):
        head = json.dumps({"sections": self.index}, separators=(",", ":")).encode("utf8")
        body = head + b" " * (-len(head) % 64) + b"".join(self.blobs)
        headlen = len(head) + -len(head) % 64
        with open(path, "wb") as f:
            f.write(MAGIC + struct.pack("<II", VERSION, headlen) + hashlib.sha256(body).digest() + b"\0" * 16)
            f.write(body)


def nodes(model, name):
    return [n for n in model.walk() if n.name == name]


def write_tok2vec(out, prefix, model):
    """MultiHashEmbed and MaxoutWindowEncoder: E [rows, 96], W [96, 3, in], b [96, 3], G and b [96]."""
    for i, node in enumerate(nodes(model, "hashembed")):
        assert node.attrs["seed"] == 8 + i and node.attrs["column"] == i
        out.floats(f"{prefix}.embed{i}.E", node.get_param("E"))
    maxouts, norms = nodes(model, "maxout"), nodes(model, "layernorm")
    assert len(maxouts) == len(norms) == 5
    for i, (m, n) in enumerate(zip(maxouts, norms)):
        layer = "mix" if i == 0 else f"conv{i - 1}"
        out.floats(f"{prefix}.{layer}.W", m.get_param("W"))
        out.floats(f"{prefix}.{layer}.b", m.get_param("b"))
        out.floats(f"{prefix}.{layer}.G", n.get_param("G"))
        out.floats(f"{prefix}.{layer}.beta", n.get_param("b"))


def write_parser(out, prefix, pipe):
    """The linear layer to 64, the precomputable affine layer and the upper layer."""
    assert not pipe.model.attrs["unseen_classes"] and pipe.cfg["beam_width"] == 1
    tok2vec, lower, upper = (pipe.model.get_ref(r) for r in ("tok2vec", "lower", "upper"))
    linear = [n for n in tok2vec.walk() if n.name == "linear"]
    assert len(linear) == 1
    for layer, node, params in (("linear", linear[0], "Wb"), ("upper", upper, "Wb"), ("lower", lower, ("W", "b", "pad"))):
        for p in params:
            out.floats(f"{prefix}.{layer}.{p}", node.get_param(p))


def norms(nlp, out):
    """NORM where it is not the lower case, by string id: the norm table, then spaCy's own list."""
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.strings import get_string_id

    known = {get_string_id(form): norm for form, norm in BASE_NORMS.items()}
    known.update(nlp.vocab.lookups.get_table("lexeme_norm").items())
    # Lexemes made before the table was read keep the norm they had then.
    for lex in nlp.vocab:
        if lex.norm_ != known.get(lex.orth, lex.lower_):
            print("norm of a stored lexeme:", repr(lex.orth_), repr(lex.norm_))
            known[lex.orth] = lex.norm_
    out.uints("norm.keys", sorted(known))
    return [known[key] for key in sorted(known)]


def exceptions(nlp):
    from spacy.attrs import NORM, ORTH

    rules = []
    for orth, tokens in sorted(nlp.tokenizer.rules.items()):
        assert all(set(t) <= {NORM, ORTH} for t in tokens)
        rules.append([[t[ORTH], t[NORM]] if NORM in t else [t[ORTH]] for t in tokens])
    return rules


def moves(system):
    """Names of all transitions in class order; move_names would leave out the internal U-."""
    return [system.get_class_name(i) for i in range(system.n_moves)]


def lemma_tables(nlp, out):
    from spacy.strings import get_string_id

    assert patterns.hash64("readout news") == get_string_id("readout news")
    lookups = nlp.get_pipe("lemmatizer").lookups
    poses = ["adj", "adp", "adv", "aux", "cconj", "det", "intj", "noun", "num", "part", "pron", "propn", "punct", "sconj", "sym", "verb", "x"]
    tables = {}
    for name in ("rules", "exc", "index"):
        table = lookups.get_table("lemma_" + name)
        tables[name] = {pos: table[pos] for pos in poses if pos in table}
        assert len(tables[name]) == len(table), name
    for pos, words in tables["index"].items():
        out.uints("lemma.index." + pos, sorted(patterns.hash64(w) for w in words))
    return {"rules": tables["rules"], "exc": tables["exc"], "pos": sorted(tables["index"])}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--package", required=True)
    ap.add_argument("--out", required=True)
    args = ap.parse_args()
    import spacy
    from spacy.symbols import IDS

    nlp = spacy.load(args.package)
    assert nlp.meta["license"] == "MIT" and nlp.meta["version"].startswith("3.8")
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
    out = Writer()
    meta = {
        "name": "en_core_web_sm",
        "version": nlp.meta["version"],
        "license": nlp.meta["license"],
        "tags": list(nlp.get_pipe("tagger").labels),
        "parser": moves(nlp.get_pipe("parser").moves),
        "ner": moves(nlp.get_pipe("ner").moves),
        "symbols": {s: int(i) for s, i in IDS.items()},
        "norms": norms(nlp, out),
        "exceptions": exceptions(nlp),
        "affixes": patterns.affixes(nlp.tokenizer),
        "digits": patterns.ranges(chr(c) for c in range(0x110000) if chr(c).isdigit()),
        "ruler": patterns.ruler(nlp.get_pipe("attribute_ruler").patterns),
        "lemma": lemma_tables(nlp, out),
    }
    out.json("meta", meta)
    write_tok2vec(out, "tok2vec", nlp.get_pipe("tok2vec").model)
    write_tok2vec(out, "ner.tok2vec", nlp.get_pipe("ner").model.get_ref("tok2vec"))
    softmax = nodes(nlp.get_pipe("tagger").model, "softmax")[0]
    out.floats("tagger.W", softmax.get_param("W"))
    out.floats("tagger.b", softmax.get_param("b"))
    write_parser(out, "parser", nlp.get_pipe("parser"))
    write_parser(out, "ner", nlp.get_pipe("ner"))
    out.write(args.out)
    for s in out.index:
        if s["type"] == "json" or s["size"] > 1e5:
            print(s["name"], s["type"], s["shape"], s["size"])


if __name__ == "__main__":
    main()
