"""Planted errors: each clean text with one thing made wrong, and what must be found.

A planted digit counts only where some claim about it is contradicted beyond rounding (`Claim.contradicted`); the rules
of the contradicted claims are the right ids, the planted place and the figures beside it in those claims the right
places.
"""
import re

from claims import Change, Sum, Value, grade_word
from rng import Random
from text import Figure, plain

PER_KIND = 4
WIDE = {c: chr(ord(c) + 0xFEE0) for c in "0123456789"}
TREND = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加", "上升": "下降"}
COMPARED = {"小于": "大于", "大于": "小于", "低于": "高于", "高于": "低于"}
KIND_OF = {"unit": "元/万元 slip", "total": "digit in a total", "part": "digit in a part", "share": "digit in a share",
           "completion": "wrong completion rate", "growth": "digit in a growth rate", "difference": "digit in a difference",
           "score": "digit in a score", "full": "digit in full marks", "deduction": "digit in a deduction",
           "rate": "wrong completion rate", "count": "wrong count", "mean": "digit in a mean", "repeat": "digit in a repeat"}


def plan(doc, seed):
    random, text = Random(seed), str(doc.text)
    found = {}

    def add(kind, edits, rules, places, words=""):
        found.setdefault(kind, []).append(
            {"kind": kind, "edits": edits, "rules": sorted(set(rules)), "places": places, "change": words})

    digits(doc, random, text, add)
    units(doc, text, add)
    pieces(doc, random, text, add)
    chosen = []
    for kind in sorted(found):
        some = found[kind]
        chosen += random.some(some, min(PER_KIND, len(some)))
    return chosen


def partners(doc, claims, name):
    places = [doc.place(name)] if name in doc.text.named else []
    for claim in claims:
        places += [doc.place(n) for n in claim.names if doc.place(n) not in places]
    return places


def broken(doc, name, value):
    """The claims that hold for the text and not with another value for this figure."""
    values = dict(doc.values)
    values[name] = value
    return [c for c in doc.claims if name in c.names and c.contradicted(values)]


def roles(claims, name):
    rank = ["score", "deduction", "mean", "share", "completion", "rate", "growth", "difference", "count", "full",
            "total", "part", "repeat", "cap"]
    kinds = [c.role(name) for c in claims]
    return min(kinds, key=rank.index)


def kind_for(figure, claims):
    role = roles(claims, figure.name)
    if figure.kind == "points" and role in ("part", "total", "cap", "repeat"):
        return KIND_OF["score"]
    if figure.kind == "count" and role in ("part", "total", "repeat"):
        return KIND_OF["count"]
    return KIND_OF[role]


def digits(doc, random, text, add):
    for figure in doc.text.figures:
        if figure.name.startswith("_"):
            continue
        literal = text[figure.start:figure.end]
        at = [i for i, c in enumerate(literal) if plain_digit(c)]
        order = [at[0], at[-1], *at[1:-1]]
        if random.below(2):
            order.reverse()
        for index in order:
            old = plain_digit(literal[index])
            new = str((int(old) + random.between(1, 8)) % 10)
            if new == "0" and index == at[0]:
                new = "9" if old != "9" else "8"
            wide = literal[index] in WIDE.values()
            changed = literal[:index] + (WIDE[new] if wide else new) + literal[index + 1:]
            value, _ = plain(changed)
            claims = broken(doc, figure.name, Value(value, figure.kind, figure.unit))
            if not claims:
                continue
            rules = [r for c in claims for r in c.rules]
            involved = [c for c in doc.claims if figure.name in c.names]
            add(kind_for(figure, claims), [[figure.start, figure.end, changed]], rules,
                partners(doc, involved, figure.name), f"{literal} → {changed}")
            break


def plain_digit(char):
    narrow = {wide: c for c, wide in WIDE.items()}
    return narrow.get(char, char if char in "0123456789" else None)


def units(doc, text, add):
    for figure in doc.text.figures:
        literal = text[figure.start:figure.end]
        if figure.kind != "amount" or not literal.endswith("元") or figure.name.startswith("_"):
            continue
        slip = literal[:-2] + "元" if figure.unit == "万元" else literal[:-1] + "万元"
        if figure.unit == "亿元" or literal[-2:] not in ("万元",) and figure.unit == "万元":
            continue
        unit = "元" if figure.unit == "万元" else "万元"
        claims = broken(doc, figure.name, Value(figure.value, "amount", unit))
        if claims:
            rules = [r for c in claims for r in c.rules] + ["UNT-01"]
            involved = [c for c in doc.claims if figure.name in c.names]
            add(KIND_OF["unit"], [[figure.start, figure.end, slip]], rules,
                partners(doc, involved, figure.name), f"{literal} → {slip}")


def pieces(doc, random, text, add):
    for name, (start, end) in doc.text.pieces.items():
        stem, _, rest = name.partition(":")
        words = text[start:end]
        if stem == "item":
            dropped(doc, name, rest, add)
        elif stem == "grade":
            grade = doc.values[rest].number
            plain_words = words.replace(" ", "")
            wrong = {"优": "中", "良": "优", "中": "良", "差": "中"}[grade_word(grade)]
            if len(plain_words) == 2:
                wrong = {"优": "优秀", "良": "良好", "中": "中等"}[wrong]
            add("swapped grade", [[start, end, wrong]], ["GRD-01"], [[start, end], doc.place(rest)],
                f"{words} → {wrong}")
        elif stem == "year":
            digits = text[start:end]
            wrong = str(int(plain(digits)[0]) - random.between(2, 3))
            add("wrong year", [[start, end, wrong]], ["YR-01"], [[start, end]], f"{words} → {wrong}")
        elif stem == "sentence" and len(re.sub(r"\W", "", words)) >= 22:
            add("duplicated sentence", [[end, end, words]], ["TXT-01"], [[start, end]], words[:12])
        elif stem == "trend":
            # Only together with a figure that says otherwise.
            claims = [c for c in doc.claims if isinstance(c, Change) and name in c.words]
            if claims and words in TREND:
                places = [[start, end]] + partners(doc, claims, name)
                add("wrong direction word", [[start, end, TREND[words]]], ["PCT-04"], places, f"{words} → {TREND[words]}")
        elif stem == "compared":
            budget, actual = rest.split(",")[:2]
            places = [[start, end], doc.place(budget), doc.place(actual)]
            add("wrong comparing word", [[start, end, COMPARED[words]]], ["PCT-06", "PCT-04", "EXE-03"], places,
                f"{words} → {COMPARED[words]}")
        elif stem == "not":
            reason = doc.place("reason:" + rest)
            add("missing 未", [[start, end, ""]], ["RSN-02"], [reason], text[slice(*reason)])


def dropped(doc, piece, figure, add):
    values = {n: v for n, v in doc.values.items() if n != figure}
    claims = [c for c in doc.claims if isinstance(c, Sum) and figure in c.parts and len(c.parts) > 2
              and c.contradicted(values)]
    if claims:
        rules = [r for c in claims for r in c.rules]
        start, end = doc.place(piece)
        places = [p for p in partners(doc, claims, "") if p != doc.place(figure)]
        add("dropped item", [[start, end, ""]], rules, places, str(doc.text)[start:end])
