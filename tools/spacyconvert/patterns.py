"""Takes the tokenizer's regular expressions and the attribute ruler's patterns apart into data.

The Go package has hand-written matchers of the same form; what they need are the character classes
and word lists, which are read here from the expressions themselves. Every alternative of an
expression is checked against what the matchers know, so that a change of a pattern is an error here
and not a silent difference there.
"""
import re._constants as sre
import re._parser as parser


def hash64(string):
    """MurmurHash64A with seed 1, spaCy's string hash, without the reserved symbols."""
    data, m, mask = string.encode("utf8"), 0xC6A4A7935BD1E995, (1 << 64) - 1
    h = 1 ^ (len(data) * m & mask)
    for i in range(0, len(data) // 8 * 8, 8):
        k = int.from_bytes(data[i : i + 8], "little") * m & mask
        k = (k ^ k >> 47) * m & mask
        h = (h ^ k) * m & mask
    tail = data[len(data) // 8 * 8 :]
    if tail:
        h = (h ^ int.from_bytes(tail, "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def ranges(chars):
    """Characters as a sorted list [first, last, first, last, ...] of code points."""
    out = []
    for c in sorted({ord(c) for c in chars}):
        if out and out[-1] == c - 1:
            out[-1] = c
        else:
            out += [c, c]
    return out


def class_ranges(items):
    spans = []
    for op, arg in items:
        if op is sre.LITERAL:
            spans.append((arg, arg))
        elif op is sre.RANGE:
            spans.append(arg)
        else:
            raise ValueError(f"class item {op}")
    spans.sort()
    out = []
    for first, last in spans:
        if out and first <= out[-1] + 1:
            out[-1] = max(out[-1], last)
        else:
            out += [first, last]
    return out


def literal(items):
    return "".join(chr(arg) for op, arg in items) if all(op is sre.LITERAL for op, _ in items) else None


def flatten(items):
    """Expands factored prefixes: the parser turns a|ab into a(?:|b)."""
    if not items:
        return [""]
    (op, arg), rest = items[0], items[1:]
    if op is sre.LITERAL:
        heads = [chr(arg)]
    elif op is sre.IN:
        heads = [chr(a) for o, a in arg if o is sre.LITERAL]
        assert len(heads) == len(arg)
    elif op is sre.BRANCH:
        heads = [h for b in arg[1] for h in flatten(list(b))]
    elif op is sre.SUBPATTERN:
        heads = flatten(list(arg[3]))
    else:
        raise ValueError(f"not a list of words: {op}")
    return [h + t for h in heads for t in flatten(rest)]


def split_affix(expr, anchor, specials):
    """Sorts the alternatives of a prefix or suffix expression into single characters and words;
    returns those and the rest."""
    chars, words, rest = [], [], []
    anchored = anchor == "^"
    for alt in top_level(expr):
        body = alt[1:] if anchored else alt[:-1]
        assert (alt[0] if anchored else alt[-1]) == anchor, alt
        items = list(parser.parse(body))
        text = literal(items)
        if text is not None and len(text) == 1:
            chars.append((ord(text), ord(text)))
        elif text is not None:
            words.append(text)
        elif len(items) == 1 and items[0][0] is sre.IN:
            r = class_ranges(items[0][1])
            chars += zip(r[::2], r[1::2])
        elif body in specials:
            specials.remove(body)
        else:
            rest.append(body)
    assert not specials, specials
    return class_ranges([(sre.RANGE, c) for c in chars]), words, rest


def top_level(expr):
    """Splits an expression at the bars that are in no class or group."""
    out, depth, in_class, start, i = [], 0, False, 0, 0
    while i < len(expr):
        c = expr[i]
        if c == "\\":
            i += 2
            continue
        if in_class:
            in_class = c != "]"
        elif c == "[":
            in_class = True
        elif c == "(":
            depth += 1
        elif c == ")":
            depth -= 1
        elif c == "|" and depth == 0:
            out.append(expr[start:i])
            start = i + 1
        i += 1
    return out + [expr[start:]]


def lookbehind(items, width=1):
    """The class of a leading (?<=[...]) and what follows."""
    op, (direction, body) = items[0]
    body = list(body)
    assert op is sre.ASSERT and direction == -1 and len(body) == width and all(b[0] is sre.IN for b in body)
    assert all(str(b) == str(body[0]) for b in body)
    return class_ranges(body[0][1]), items[1:]


def affixes(tokenizer):
    assert tokenizer.token_match is None
    prefix = tokenizer.prefix_search.__self__.pattern
    suffix = tokenizer.suffix_search.__self__.pattern
    infix = tokenizer.infix_finditer.__self__.pattern
    url = tokenizer.url_match.__self__.pattern
    out = {}
    chars, words, rest = split_affix(prefix, "^", [r"\+(?![0-9])", r"\.\.+"])
    assert not rest, rest
    # A word is of no use after an alternative that is its beginning.
    out["prefix_chars"] = chars
    out["prefix_words"] = [w for w in words if not contains(chars, w[0])]
    out.update(suffixes(suffix))
    out.update(infixes(infix))
    out.update(urls(url))
    return out


def contains(table, char):
    return any(a <= ord(char) <= b for a, b in zip(table[::2], table[1::2]))


def suffixes(expr):
    out = {}
    chars, words, rest = split_affix(expr, "$", [r"\.\.+", r"(?<=[0-9])\+", r"(?<=°[FfCcKk])\."])
    out["suffix_chars"], out["suffix_words"] = chars, words
    assert len(rest) == 4, [r[:60] for r in rest]
    digits = [ord("0"), ord("9")]
    for name, body in zip(("suffix_currency", "suffix_units"), rest[:2]):
        behind, items = lookbehind(list(parser.parse(body)))
        assert behind == digits
        out[name] = flatten(items)
    out["suffix_stop_after"], items = lookbehind(list(parser.parse(rest[2])))
    assert literal(items) == "."
    out["suffix_stop_upper"], items = lookbehind(list(parser.parse(rest[3])), 2)
    assert literal(items) == "."
    return out


def lookahead(item):
    op, (direction, body) = item
    body = list(body)
    assert op is sre.ASSERT and direction == 1 and len(body) == 1 and body[0][0] is sre.IN
    return class_ranges(body[0][1])


def infixes(expr):
    alts = top_level(expr)
    assert alts[0] == r"\.\.+" and alts[1] == "…" and alts[3] == r"(?<=[0-9])[+\-\*^](?=[0-9-])", alts[:4]
    assert len(alts) == 8, len(alts)
    out = {"infix_chars": class_ranges(list(parser.parse(alts[2]))[0][1])}
    for name, alt in zip(("stop", "comma", "hyphen", "colon"), alts[4:]):
        items = list(parser.parse(alt))
        out[f"infix_{name}_before"], items = lookbehind(items)
        out[f"infix_{name}_after"] = lookahead(items[-1])
        words = flatten(items[:-1])
        known = {"stop": ["."], "comma": [","], "hyphen": None, "colon": [":", "<", ">", "=", "/"]}[name]
        assert known is None or sorted(words) == sorted(known), words
        if name == "hyphen":
            out["infix_hyphens"] = words
    return out


URL_HEAD = (
    r"(?u)^(?:(?:[\w\+\-\.]{2,})://)?(?:\S+(?::\S*)?@)?(?:(?!(?:10|127)(?:\.\d{1,3}){3})(?!(?:169\.254|192\.168)(?:\.\d{1,3}){2})"
    r"(?!172\.(?:1[6-9]|2\d|3[0-1])(?:\.\d{1,3}){2})(?:[1-9]\d?|1\d\d|2[01]\d|22[0-3])(?:\.(?:1?\d{1,2}|2[0-4]\d|25[0-5])){2}"
    r"(?:\.(?:[1-9]\d?|1\d\d|2[0-4]\d|25[0-4]))|(?:(?:[A-Za-z0-9\u00a1-\uffff][A-Za-z0-9\u00a1-\uffff_-]{0,62})?[A-Za-z0-9\u00a1-\uffff]\.)+(?:"
)
URL_TAIL = r"{2,63}))(?::\d{2,5})?(?:[/?#]\S*)?$"


def urls(expr):
    assert expr.startswith(URL_HEAD) and expr.endswith(URL_TAIL), "the URL pattern has changed"
    tld = list(parser.parse(expr[len(URL_HEAD) : -len(URL_TAIL)]))
    assert len(tld) == 1 and tld[0][0] is sre.IN
    return {"url_tld": class_ranges(tld[0][1])}


WORDS = {"^n'?t$": ["n't", "nt"], "^n[ou]thin'$": ["nothin'", "nuthin'"], "^y'?$": ["y'", "y"]}


def ruler_values(value):
    """A condition on a string as (list of values, negated)."""
    if isinstance(value, str):
        return [value], False
    ((op, arg),) = value.items()
    if op == "REGEX":
        return WORDS[arg], False
    return arg, {"IN": False, "NOT_IN": True}[op]


def ruler(rules):
    """Matcher patterns as [{"patterns": [[token, ...], ...], "index": i, "set": {...}}]; a token is
    a list of conditions [attribute, values, negated]."""
    out = []
    for rule in rules:
        pats = []
        for pattern in rule["patterns"]:
            tokens = []
            for token in pattern:
                conds = []
                for attr, value in sorted(token.items()):
                    if attr == "IS_SPACE":
                        conds.append({"attr": attr, "not": not value})
                    else:
                        assert attr in ("TAG", "LOWER", "DEP")
                        values, negated = ruler_values(value)
                        conds.append({"attr": attr, "in": values, "not": negated})
                tokens.append(conds)
            pats.append(tokens)
        assert set(rule["attrs"]) <= {"POS", "MORPH", "LEMMA", "TAG", "DEP"}
        values = dict(rule["attrs"])
        if "MORPH" in values:
            values["MORPH"] = values["MORPH"].replace("_", "") if values["MORPH"] == "_" else values["MORPH"]
        out.append({"patterns": pats, "index": rule["index"], "set": values})
    return out
