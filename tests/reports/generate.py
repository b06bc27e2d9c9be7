#!/usr/bin/env python3
"""Writes the texts that extraction and checks are tested with, and what is true of each.

    python3 tests/reports/generate.py            writes clean/, faults/ and mutations/ beside this file
    python3 tests/reports/generate.py --check    compares instead of writing; exit code 1 if a file differs

Why it exists. A text is built from figures that are drawn first, in decimals, so every expected value is known by
construction and not read back from a text by the code under test. Nothing here is a published report: places, offices
and amounts are invented, the wording is ours. Only Python's standard library; the same bytes on every machine.
"""
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "generator"))

import accounts  # noqa: E402
import faults  # noqa: E402
import forms  # noqa: E402
import free  # noqa: E402
import prose  # noqa: E402
from doc import dump  # noqa: E402
from mutations import plan  # noqa: E402


def with_surface(doc, *changes):
    doc.surface += changes
    return doc


def trimmed(doc):
    doc.trim = True
    return doc


def clean():
    texts = [
        prose.chenzhou("chenzhou-plain", 1),
        prose.chenzhou("chenzhou-fund", 2, fund=True, lost={"benefit": 9, "output": 3}),
        prose.chenzhou("chenzhou-nested", 3, nested=True, long_grade=False),
        prose.chenzhou("chenzhou-names-only", 4, names_only=True, lost={"benefit": 4, "cost": 2}),
        with_surface(prose.chenzhou("chenzhou-wrapped", 5), lambda t: t.wrap(36)),
        with_surface(prose.chenzhou("chenzhou-full-width", 6, fund=True), lambda t: t.full_width_digits(2)),
        with_surface(prose.chenzhou("chenzhou-half-marks", 7, scheme="10", lost={"output": 3}), lambda t: t.half_width_marks(2)),
        prose.nanxian("nanxian-plain", 11),
        with_surface(prose.nanxian("nanxian-spaced", 12), lambda t: t.spaced("grade:total", "sentence:duty"), lambda t: t.half_width_marks(3)),
        prose.yunnan("yunnan-yuan", 13),
        prose.yunnan("yunnan-whole-yuan", 14, decimals=False),
        prose.henan("henan-plain", 15),
        with_surface(prose.henan("henan-wrapped", 16), lambda t: t.wrap(30, inside_numbers=False)),
        prose.guangdong("guangdong-plain", 17),
        prose.guangdong("guangdong-second", 18),
        prose.hunan_final("hunan-final-plain", 19),
        with_surface(prose.hunan_final("hunan-final-wrapped", 20, "十四"), lambda t: t.wrap(40)),
        accounts.shanghai("shanghai-plain", 21),
        with_surface(accounts.shanghai("shanghai-wrapped", 22), lambda t: t.wrap(38)),
        accounts.shanghai("shanghai-no-public", 23, zero_public=True),
        with_surface(accounts.shanghai("shanghai-rounding", 24, rounding=True), lambda t: t.wrap(34)),
        accounts.county("county-plain", 25),
        with_surface(accounts.county("county-wrapped", 26), lambda t: t.wrap(32), lambda t: t.half_width_marks(2)),
        forms.national("national-tab", 27),
        forms.national("national-pipe", 28, "pipe", {"设施正常运行率": 3}),
        forms.national("national-html", 29, "html", {"受益群众人数": 3}),
        forms.national("national-csv", 30, "csv"),
        forms.sichuan("sichuan-tab", 31),
        forms.sichuan("sichuan-csv", 32, "csv"),
        forms.hubei("hubei-tab", 33),
        forms.hubei("hubei-html", 34, "html"),
        forms.hunan_old("hunan-old-tab", 35),
        forms.hunan_old("hunan-old-pipe", 36, "pipe"),
        forms.hunan_old("hunan-old-html", 37, "html"),
        forms.hunan_new("hunan-new-tab", 38),
        forms.tianjin("tianjin-tab", 39),
        forms.jiangxi("jiangxi-tab", 40),
        forms.jiangxi("jiangxi-pipe", 41, "pipe"),
    ]
    return texts + free.all_texts()


def files():
    """Path below this folder → content."""
    out = {}
    for folder, docs in (("clean", clean()), ("faults", faults.all_texts())):
        for seed, doc in enumerate(docs):
            doc.finish()
            out[f"{folder}/{doc.name}.txt"] = str(doc.text)
            out[f"{folder}/{doc.name}.json"] = dump(doc.expected())
            if folder == "clean":
                out[f"mutations/{doc.name}.json"] = dump({"text": doc.name, "mutations": plan(doc, 1000 + seed)})
    return out


def main():
    wanted = files()
    if "--check" in sys.argv:
        stale = [p for p, content in wanted.items() if not (HERE / p).is_file() or (HERE / p).read_text("utf-8") != content]
        there = {str(p.relative_to(HERE)) for f in ("clean", "faults", "mutations") for p in (HERE / f).glob("*")}
        stale += sorted(there - wanted.keys())
        for path in stale:
            print(f"differs: {path}")
        sys.exit(1 if stale else 0)
    for path, content in wanted.items():
        (HERE / path).parent.mkdir(exist_ok=True)
        (HERE / path).write_text(content, "utf-8", newline="\n")
    print(f"{sum(p.endswith('.txt') for p in wanted)} texts")


if __name__ == "__main__":
    main()
