"""How many slips of the pen are found in relations that a text proves by itself.

    cargo build --example audit
    python3 tests/reports/slips.py target/debug/examples/audit tests/reports/broad/d?-*.txt

In every text that is right throughout (no mark ⟦…⟧) this looks for percentages that two figures in front of them make, and for
figures that others in front of them or behind them add up to, by decimal arithmetic alone, without any words; and for amounts in
rows that begin with a code of the budget classification, each of which is part of a sum or one itself. In each it changes one
digit, or two that stand side by side, by more than rounding explains, and counts how often the audit accuses somebody of it.
What it calls a relation may be chance: some of the misses are none.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

UNITS = {"亿元": Decimal(10) ** 8, "万元": Decimal(10) ** 4, "元": Decimal(1)}
BEFORE = 10  # figures in front of a percentage
MOST = 40  # relations of one text


def audit(binary, text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        out = subprocess.run([binary, "--json", "--all", file.name], capture_output=True, text=True).stdout
    return json.loads(out.splitlines()[0])


def figures(found):
    """Start and end in UTF-16 units, value, what it counts, half of its last digit."""
    for figure in found["figures"]:
        printed = figure["value"].replace(",", "")
        try:
            value = Decimal(printed)
        except ArithmeticError:
            continue
        kind = {"amount": "money", "percentage": "%", "percent": "%"}.get(figure["kind"], figure["kind"])
        if kind == "count":
            kind = "count " + figure.get("unit", "")
        elif kind not in ("money", "%"):
            continue
        scale = UNITS.get(figure.get("unit"), Decimal(1)) if kind == "money" else Decimal(1)
        half = Decimal(1).scaleb(value.as_tuple().exponent) / 2 * scale
        yield figure["start"], figure["end"], value * scale, kind, half


def rates(line):
    """Percentages with the spread that the digits of their two figures leave."""
    for at, own in enumerate(line):
        decimals = -own[2].as_tuple().exponent
        if own[3] != "%" or decimals < 2 or own[2] == 100:
            continue
        near = [other for other in line[max(0, at - BEFORE) : at] if other[3] != "%"]
        for part in near:
            for whole in near:
                if part is whole or part[3] != whole[3] or whole[2] == 0 or max(part[2], whole[2]) < 100:
                    continue
                rate = part[2] / whole[2] * 100
                if rate.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) == own[2] and part[2]:
                    yield "rate", own, 2 * rate * (part[4] / part[2] + whole[4] / whole[2]) + Decimal("0.02")
                    break
            else:
                continue
            break


def sums(line, rng):
    """Wholes and one of the parts that follow them or stand in front of them without a gap."""
    for kind in sorted({figure[3] for figure in line} - {"%"}):
        row = [figure for figure in line if figure[3] == kind]
        for at, whole in enumerate(row):
            if len(whole[2].normalize().as_tuple().digits) < (4 if kind == "money" else 3):
                continue
            runs = [row[start:] for start in range(at + 1, min(at + 4, len(row)))] + [row[:at][::-1]]
            for run in runs:
                total, parts = Decimal(0), []
                for part in run:
                    total += part[2]
                    parts.append(part)
                    if total >= whole[2]:
                        break
                if total == whole[2] and len(parts) > 1:
                    yield "whole", whole, Decimal("0.05")
                    yield "part", rng.choice(parts), Decimal("0.05")
                    break


def coded(line, start):
    """Amounts of a row that begins with a code: 2080505 | 机关事业单位… | 158.41."""
    if not re.match(r"(\| ?)?\d{3}(\d\d){0,2}[ \t|]", line):
        return
    for match in re.finditer(r"(?<![\d.,])[\d,]+\.\d\d(?![\d%])", line):
        if Decimal(match[0].replace(",", "")) > 1:
            at, end = (start + len(line[:place].encode("utf-16-le")) // 2 for place in match.span())
            yield "row with a code", (at, end), Decimal("0.05")


def slip(printed, rng):
    digits = [at for at, char in enumerate(printed) if char.isdigit()]
    for _ in range(20):
        at = rng.choice(digits)
        if at == digits[0]:
            continue
        if rng.random() < 0.35 and at + 1 in digits and printed[at] != printed[at + 1]:
            return printed[:at] + printed[at + 1] + printed[at] + printed[at + 2 :]
        changed = printed[:at] + str((int(printed[at]) + rng.choice([1, 2, 3, 4, 6, 7])) % 10) + printed[at + 1 :]
        return changed
    return None


def main(binary, paths):
    rng = random.Random(7)
    counts = {}
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        if "⟦" in text:
            continue
        found = audit(binary, text)
        known = {(one["rule"], one["message"]) for one in found["findings"] if one["verdict"] == "inconsistent"}
        units = text.encode("utf-16-le")
        piece = lambda start, end: units[2 * start : 2 * end].decode("utf-16-le")
        all_figures, relations, start = list(figures(found)), [], 0
        for line in text.split("\n"):
            end = start + len(line.encode("utf-16-le")) // 2
            if not re.search("[|\t｜]", line):
                inside = [figure for figure in all_figures if start <= figure[0] < end]
                relations += [*rates(inside), *sums(inside, rng)]
            relations += coded(line, start)
            start = end + 1
        rng.shuffle(relations)
        for kind, figure, spread in relations[:MOST]:
            written = piece(figure[0], figure[1])
            number = re.search(r"[\d,.]*\d", written)
            changed = number and slip(number[0], rng)
            value = lambda digits: Decimal(digits.replace(",", ""))
            if not changed or abs(value(changed) - value(number[0])) <= spread:
                continue
            new = written[: number.start()] + changed + written[number.end() :]
            planted = piece(0, figure[0]) + new + units[2 * figure[1] :].decode("utf-16-le")
            after = audit(binary, planted)["findings"]
            seen = any(one["verdict"] == "inconsistent" and (one["rule"], one["message"]) not in known for one in after)
            tally = counts.setdefault(kind, [0, 0])
            tally[0] += seen
            tally[1] += 1
    for kind, (seen, planted) in sorted(counts.items()):
        print(f"{kind}: {seen} of {planted}, {seen / planted:.2f}")
    seen, planted = (sum(count[at] for count in counts.values()) for at in (0, 1))
    print(f"all: {seen} of {planted}, {seen / max(planted, 1):.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
