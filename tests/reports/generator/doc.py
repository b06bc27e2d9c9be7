"""A text under construction, with everything that is true of it."""
import json
from decimal import Decimal

from claims import Change, Ratio, Same, Sum, Value
from text import Text


class Doc:
    def __init__(self, name, layout, clean=True):
        self.name, self.layout, self.clean = name, layout, clean
        self.lines, self.fields, self.claims, self.findings, self.absent = [], {}, [], [], []
        self.surface = []
        self.thousands = self.trim = False
        self.unit = "万元"
        self.count = 0

    # Writing -----------------------------------------------------------------------------------------------------

    def p(self, *paragraphs):
        self.lines += paragraphs

    def table(self, rows, style="tab"):
        """Rows of marked cells in one of the forms in which tables arrive."""
        self.lines += tables(rows, style)

    def money(self, value, name="", unit=None, shown=True):
        """An amount in the text's unit; `shown=False` where the unit stands in a head or caption."""
        unit = unit or self.unit
        value = Decimal(value)
        if unit == "元" and self.unit == "元" and value == value.to_integral():
            value = value.quantize(Decimal(1))
        digits = f"{value:f}"
        if self.trim and "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        if self.thousands:
            whole, point, rest = digits.partition(".")
            digits = f"{int(whole):,}{point}{rest}"
        return f"⟦{digits}{unit}#{name}⟧" if shown else f"⟦{digits}|{unit}#{name}⟧"

    def cell(self, value, name=""):
        return self.money(value, name, shown=False)

    def pct(self, value, name="", sign="%"):
        return f"⟦{value}{sign}#{name}⟧" if sign else f"⟦{value}|percent#{name}⟧"

    def points(self, value, name="", shown=True):
        value = Decimal(value)
        digits = f"{value:f}"
        if "." in digits:
            digits = digits.rstrip("0").rstrip(".")
        return f"⟦{digits}分#{name}⟧" if shown else f"⟦{digits}|points#{name}⟧"

    def n(self, value, unit, name=""):
        return f"⟦{value}{unit}#{name}⟧"

    def listing(self, items, mark="、", value=None):
        """`items`: (name, amount, figure name); each after the first can be dropped with the mark before it."""
        out = ""
        for index, (label, amount, figure) in enumerate(items):
            text = f"{label}{(value or self.money)(amount, figure)}"
            out += text if index == 0 else f"⟨item:{figure}⟩{mark}{text}⟨/item:{figure}⟩"
        return out

    def fresh(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    # Truth -------------------------------------------------------------------------------------------------------

    def field(self, path, value):
        self.fields[path] = str(value)

    def sum(self, rule, whole, parts, complete=True, also=()):
        self.claims.append(Sum([rule, *also], whole, list(parts), complete))

    def share(self, part, whole, rate):
        self.claims.append(Ratio("share", ["PCT-01", "PCT-02"], part, whole, rate))

    def completion(self, actual, budget, rate, rules=("PCT-06", "EXE-01")):
        self.claims.append(Ratio("completion", list(rules), actual, budget, rate))

    def change(self, now, up, **more):
        self.claims.append(Change(now, up, **more))

    def same(self, *names):
        self.claims.append(Same(*names))

    def claim(self, claim):
        self.claims.append(claim)

    def finding(self, rules, verdicts, *places):
        """A finding that must be there; places are names of figures or pieces."""
        rules = [rules] if isinstance(rules, str) else list(rules)
        verdicts = [verdicts] if isinstance(verdicts, str) else list(verdicts)
        self.findings.append((rules, verdicts, places))

    # Result ------------------------------------------------------------------------------------------------------

    def finish(self):
        self.text = Text("\n".join(self.lines) + "\n")
        for change in self.surface:
            change(self.text)
        self.values = {f.name: Value(f.value, f.kind, f.unit) for f in self.text.figures}
        missing = [n for c in self.claims for n in c.names if n not in self.values]
        assert not missing, f"{self.name}: claims about unknown figures {missing}"
        return self

    def place(self, name):
        if name in self.text.named:
            figure = self.text.named[name]
            return [figure.start, figure.end]
        return list(self.text.pieces[name])

    def expected(self):
        text = str(self.text)
        figures = [{"at": [f.start, f.end], "kind": f.kind, "value": f.value, "unit": f.unit,
                    "quote": text[f.start:f.end]} for f in self.text.figures]
        findings = [{"rules": rules, "verdicts": verdicts, "places": [self.place(p) for p in places],
                     "quotes": [text[slice(*self.place(p))] for p in places]}
                    for rules, verdicts, places in self.findings]
        claims = []
        for claim in self.claims:
            claims.append({"kind": claim.kind, "figures": [self.place(n) for n in claim.names]})
            if isinstance(claim, Sum):
                claims[-1]["complete"] = claim.complete
            if self.clean and claim.kind not in ("cap", "repeat", "weights"):
                rules = list(claim.rules)
                if claim.kind == "sum" and not claim.complete:
                    rules.append("SUM-04")
                verdicts = [claim.verdict(self.values)]
                if "SCO-04" in rules:
                    # Weights of a local form are no profile's: nobody can say whether they are right.
                    verdicts.append("undecidable")
                findings.append({"rules": rules, "verdicts": verdicts, "places": [self.place(n) for n in claim.names],
                                 "quotes": [text[slice(*self.place(n))] for n in claim.names]})
        return {"name": self.name, "layout": self.layout, "clean": self.clean, "figures": figures,
                "report": self.fields, "claims": claims, "findings": findings}


def tables(rows, style):
    if style == "tab":
        return ["\t".join(row) for row in rows]
    if style == "pipe":
        width = max(len(row) for row in rows)
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return [lines[0], "|" + "---|" * width, *lines[1:]]
    if style == "html":
        body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
        return ["<table border=\"1\">", body.rstrip("\n"), "</table>"]
    if style == "csv":
        quote = lambda cell: f'"{cell}"' if "," in cell or "，" in cell else cell
        return [",".join(quote(cell) for cell in row) for row in rows]
    raise ValueError(style)


def dump(value):
    """JSON with one entry of a list to a line: small differences stay small."""
    lines = []
    for key, entry in value.items():
        if isinstance(entry, list) and entry:
            inner = ",\n    ".join(json.dumps(item, ensure_ascii=False) for item in entry)
            lines.append(f"  {json.dumps(key)}: [\n    {inner}\n  ]")
        elif isinstance(entry, dict) and entry:
            inner = ",\n    ".join(f"{json.dumps(k, ensure_ascii=False)}: {json.dumps(v, ensure_ascii=False)}"
                                   for k, v in entry.items())
            lines.append(f"  {json.dumps(key)}: {{\n    {inner}\n  }}")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(entry, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"
