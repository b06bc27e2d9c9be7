"""How many wrong years are found in texts that are right.

    cargo build --example audit
    python3 tests/reports/years.py target/debug/examples/audit 1 tests/reports/broad/e?-*.txt

In every text without a mark ⟦…⟧ some years that are its own or the one before (2023年, 2022年) are changed by one, each in a copy of its
own, and the audit has to accuse somebody of something new. Which years is chosen by the number behind the command. Many changed
years could be right where they stand, so nobody can find all of them.
"""

import random
import re
import sys
from pathlib import Path

from slips import audit

MOST = 6  # years of one text


def accused(found):
    return {(item["rule"], item["message"]) for item in found["findings"] if item["verdict"] == "inconsistent"}


def main(binary, seed, paths):
    choice, changed, seen = random.Random(seed), 0, 0
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        right = audit(binary, text)
        own = right["report"].get("year")
        if "⟦" in text or not own:
            continue
        known = accused(right)
        years = [year for year in re.finditer(r"(20\d\d)年", text) if int(year[1]) in (own, own - 1)]
        for year in choice.sample(years, min(MOST, len(years))):
            other = int(year[1]) + choice.choice((-1, 1))
            copy = text[: year.start()] + str(other) + text[year.start() + 4 :]
            changed += 1
            seen += bool(accused(audit(binary, copy)) - known)
    print(f"{seen} of {changed} changed years are seen, {seen / max(changed, 1):.2f}")


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
