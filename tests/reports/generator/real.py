#!/usr/bin/env python3
"""Expected files for the two published texts that lie beside the repository: positions, values and ids, no text.

    python3 tests/reports/generator/real.py FOLDER     (FOLDER holds linwu-2024.txt and putuo-finance-2024.txt)

Figures are found by a reader of its own, a regular expression over the text, and were looked through by hand; what is
true and false in the texts was worked out on paper.
"""
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
from doc import dump  # noqa: E402

GAP = r"[\s]*"
NUMBER = rf"\d[\d,]*(?:{GAP}\.{GAP}\d+)?"
COUNTS = "人|个|辆|台（套）"
WRITTEN = re.compile(rf"(?<![\d.])({NUMBER}){GAP}(万{GAP}元|元|%|分|{COUNTS})(?!钟|别)")
CELL = re.compile(r"(?<![\d.,])(\d[\d,]*\.\d\d)(?=\s)(?!\s*万)")


def figures(text, cells_until=0):
    found = {}
    for mark in WRITTEN.finditer(text):
        unit = re.sub(r"\s", "", mark.group(2))
        kind = {"万元": "amount", "元": "amount", "%": "percent", "分": "points"}.get(unit, "count")
        found[mark.start()] = (mark.end(), kind, unit, mark.group(1))
    for mark in CELL.finditer(text, 0, cells_until):
        found.setdefault(mark.start(), (mark.end(), "amount", "万元", mark.group(1)))
    return [{"at": [start, end], "kind": kind, "value": re.sub(r"[\s,]", "", digits), "unit": unit,
             "quote": text[start:end]} for start, (end, kind, unit, digits) in sorted(found.items())]


class Places:
    def __init__(self, text):
        self.text, self.findings = text, []

    def at(self, quote, nth=0, inside=None):
        """The place of the n-th occurrence; `inside` narrows it to a part of the quote."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(quote, start + 1)
        if inside:
            start += quote.index(inside)
            quote = inside
        return [start, start + len(quote)]

    def finding(self, rules, verdicts, *places):
        self.findings.append({"rules": rules.split(), "verdicts": verdicts.split(), "places": list(places),
                              "quotes": [self.text[a:min(b, a + 12)] for a, b in places]})


def linwu(text):
    p = Places(text)
    both = "inconsistent undecidable"
    p.finding("SUM-01", "consistent", p.at("368.97万元"))
    p.finding("PCT-01 PCT-02", "rounding", p.at("86.38%"))
    p.finding("PCT-01 PCT-02", "rounding", p.at("13.62%"))
    p.finding("SUM-04", "partial", p.at("318.74万元"))
    p.finding("SUM-04", "consistent", p.at("50.23万元"))
    p.finding("SUM-05", "inconsistent", p.at("38478.95万元"))
    p.finding("SCO-02", "consistent", p.at("自评得分40分", inside="40分"))
    p.finding("SCO-02", "consistent", p.at("自评得分11分", inside="11分"))
    p.finding("SCO-03", "consistent", p.at("91分"))
    p.finding("SCO-05", "consistent", p.at("扣9分", inside="9分"))
    p.finding("GRD-01", "inconsistent", p.at("良好"), p.at("91分"))
    p.finding("RSN-02", "inconsistent", p.at("导致完成年初设定支出目标"))
    p.finding("RSN-03", both, p.at("满意度还需要进一步提升"), p.at("满意度存在短板"), p.at("满意度指标10分"))
    p.finding("TXT-01", both, p.at("负责区内优化营商环境工作", 0), p.at("负责区内优化营商环境工作", 1))
    p.finding("STR-02", "consistent", p.at("无国有资本经营预算支出"), p.at("无社会保险基金预算支出"))
    report = {
        "department": "临武高新技术产业开发区管理委员会", "year": "2024", "stated.total": "91", "stated.grade": "良好",
        "expenditure.basic.amount": "368.97", "expenditure.personnel.share": "86.38", "expenditure.operating.share": "13.62",
        "expenditure.project.amount": "38478.95", "expenditure.project.items[储备用地征收、报批经费].amount": "11640.63",
        "budgets.governmentFund.income": "16349.87", "budgets.governmentFund.expenditure": "16349.86",
        "budgets.stateCapital.declaredNone": "true", "budgets.socialInsurance.declaredNone": "true",
        "indicators[output].score": "40", "indicators[benefit].score": "11", "indicators[cost].fullMarks": "20",
        "staffing[临武县电池产业发展服务中心].rows[institution].authorised": "5",
        "staffing[临武高新技术产业开发区管理委员会].rows[institution].inPost": "20",
    }
    return {"name": "linwu-2024", "layout": "chenzhou", "clean": False, "figures": figures(text), "report": report,
            "findings": p.findings}


def putuo(text):
    p = Places(text)
    tables_end = text.index("第三部分上海市普陀区财政局2024年度部门决算情况")
    fine, near = "consistent", "consistent rounding"
    # Wrong: a total of thousands of 万元 given as 0.3; a share that is 71.65; four shares that make 100.07.
    p.finding("REP-01 REP-02 UNT-01 SUM-04", "inconsistent", p.at("0.3万元"))
    p.finding("PCT-01", "inconsistent", p.at("71.73%"))
    p.finding("PCT-03", "inconsistent", p.at("71.73%"), p.at("占11.11%", inside="11.11%"), p.at("2.07%"), p.at("15.16%"))
    # Right, or off by the rounding of the printed figures.
    p.finding("SUM-03", fine, p.at("2946.25万元"))
    p.finding("SUM-02", fine, p.at("本年支出合计2940.05万元", inside="2940.05万元"))
    p.finding("SUM-01", fine, p.at("基本支出2336.91万元。", inside="2336.91万元"))
    p.finding("SUM-07", "rounding", p.at("251.25万元"))
    p.finding("SUM-03 SUM-04", "rounding", p.at("支出2940.05万元，主要用于", inside="2940.05万元"))
    for share in ("99.79%", "占0.21%", "79.49%", "20.51%", "100.00%", "11.11%", "2.07%", "15.16%"):
        p.finding("PCT-01", fine, p.at(share))
    for rate in ("1.87%", "2.10%", "1.40%"):
        p.finding("PCT-04", near, p.at(rate))
    p.finding("PCT-06", fine, p.at("98.20%"))
    p.finding("GRD-03", fine, p.at("平均得分99.43分", inside="99.43分"), p.at("项目4个", 3))
    p.finding("PCT-06 PCT-04", fine, p.at("年初预算为135.90万元", inside="135.90万元"), p.at("支出决算为135.25万元", inside="135.25万元"))
    report = {
        "department": "上海市普陀区财政局", "year": "2024", "expenditure.basic.amount": "2336.91",
        "expenditure.project.amount": "603.14", "expenditure.personnel.amount": "2152.26",
        "expenditure.operating.amount": "184.65", "expenditure.total.amount": "2940.05",
        "budgets.governmentFund.declaredNone": "true", "budgets.stateCapital.declaredNone": "true",
    }
    return {"name": "putuo-finance-2024", "layout": "shanghai", "clean": False, "figures": figures(text, tables_end),
            "report": report, "findings": p.findings}


def main():
    folder = Path(sys.argv[1])
    for name, make in (("linwu-2024", linwu), ("putuo-finance-2024", putuo)):
        expected = make((folder / f"{name}.txt").read_text("utf-8"))
        target = HERE.parent / "real" / f"{name}.json"
        target.parent.mkdir(exist_ok=True)
        target.write_text(dump(expected), "utf-8", newline="\n")
        print(f"{name}: {len(expected['figures'])} figures, {len(expected['findings'])} findings")


if __name__ == "__main__":
    main()
