"""What a text claims, with a second implementation of when it is contradicted.

Every comparison works with the printed figures and half a unit of their last digit, as issue and domain notes say. A
planted error counts only where it misses by clearly more than rounding explains (`MARGIN`).
"""
from decimal import Decimal

from text import MONEY

HUNDRED = Decimal(100)
MARGIN = Decimal("1.5")


class Value:
    def __init__(self, digits, kind, unit):
        self.number = Decimal(digits)
        self.decimals = len(digits.partition(".")[2])
        self.kind, self.unit = kind, unit

    def scaled(self, beside_decimals):
        """Value and envelope, money in 元."""
        factor = MONEY.get(self.unit, Decimal(1)) if self.kind == "amount" else Decimal(1)
        exact = self.kind in ("points", "count") or self.decimals == 0 and (beside_decimals or self.unit == "元")
        envelope = Decimal(0) if exact else Decimal(5).scaleb(-self.decimals - 1)
        return self.number * factor, envelope * factor


def scaled(values):
    beside = any(v.decimals for v in values)
    return [v.scaled(beside) for v in values]


class Claim:
    """`rules`: ids that may speak of a contradiction, the first is the one of the catalogue."""
    kind = ""

    def __init__(self, rules, names, **more):
        self.rules, self.names, self.more = rules, [n for n in names if n], more

    def role(self, name):
        return self.kind

    def miss(self, values):
        """(gap, tolerance), or None where nothing can be said."""
        raise NotImplementedError

    def contradicted(self, values):
        found = self.miss(values)
        return found is not None and found[0] > found[1] * MARGIN and found[0] > 0

    def verdict(self, values):
        gap, tolerance = self.miss(values)
        assert gap <= tolerance, f"{self.kind} {self.names} misses by {gap}, allowed {tolerance}"
        return "consistent" if gap == 0 else "rounding"


class Sum(Claim):
    kind = "sum"

    def __init__(self, rules, whole, parts, complete=True):
        super().__init__(rules, [whole, *parts])
        self.whole, self.parts, self.complete = whole, parts, complete

    def role(self, name):
        return "total" if name == self.whole else "part"

    def miss(self, values):
        whole, *parts = scaled([values[n] for n in self.names if n in values])
        gap = sum(p[0] for p in parts) - whole[0]
        return abs(gap) if self.complete else max(gap, Decimal(0)), sum(p[1] for p in parts) + whole[1]

    def verdict(self, values):
        verdict = super().verdict(values)
        whole, *parts = scaled([values[n] for n in self.names])
        return verdict if self.complete or whole[0] == sum(p[0] for p in parts) else "partial"


def outside(stated, low, high):
    """How far a stated percentage lies from an interval, and what is forgiven."""
    gap = max(low - stated.number, stated.number - high, Decimal(0))
    # A rate may have been cut off: one whole unit.
    return gap, Decimal(1).scaleb(-stated.decimals)


def ratio(part, whole):
    """The interval in which the percentage part/whole lies."""
    (p, pe), (w, we) = scaled([part, whole])
    if w - we <= 0:
        return None
    return (p - pe) * HUNDRED / (w + we), (p + pe) * HUNDRED / (w - we)


class Ratio(Claim):
    """A share or a completion rate."""

    def __init__(self, kind, rules, part, whole, rate):
        super().__init__(rules, [part, whole, rate])
        self.kind = kind

    def role(self, name):
        return self.kind if name == self.names[2] else "part" if name == self.names[0] else "total"

    def miss(self, values):
        part, whole, rate = (values[n] for n in self.names)
        interval = ratio(part, whole)
        return interval and outside(rate, *interval)

    def verdict(self, values):
        part, whole, rate = (values[n] for n in self.names)
        super().verdict(values)
        (p, _), (w, _) = scaled([part, whole])
        exact = p * HUNDRED / w
        return "consistent" if abs(exact - rate.number) <= Decimal(1).scaleb(-rate.decimals) / 2 else "rounding"


class Change(Claim):
    """now against before: difference and rate with their words; `up` says what is true."""
    kind = "change"

    def __init__(self, now, up, before=None, difference=None, rate=None, words=()):
        super().__init__(["PCT-04"], [now, before, difference, rate])
        self.now, self.before, self.difference, self.rate, self.up = now, before, difference, rate, up
        self.words = list(words)

    def role(self, name):
        return "growth" if name == self.rate else "difference" if name == self.difference else "total"

    def miss(self, values):
        get = lambda name: values.get(name) if name else None
        now, before, difference, rate = get(self.now), get(self.before), get(self.difference), get(self.rate)
        present = [v for v in (now, before, difference) if v is not None]
        s = dict(zip([id(v) for v in present], scaled(present)))
        sign = 1 if self.up else -1
        worst = (Decimal(0), Decimal(0))
        if before is not None and difference is not None:
            (n, ne), (b, be), (d, de) = s[id(now)], s[id(before)], s[id(difference)]
            worst = (abs((n - b) * sign - d), ne + be + de)
        if rate is not None and now is not None:
            n, ne = s[id(now)]
            if before is not None:
                b, be = s[id(before)]
            elif difference is not None:
                d, de = s[id(difference)]
                b, be = n - sign * d, ne + de
            else:
                return None
            if b - be <= 0:
                return None
            low, high = ((n - ne) / (b + be) - 1) * HUNDRED * sign, ((n + ne) / (b - be) - 1) * HUNDRED * sign
            gap, unit = outside(rate, min(low, high), max(low, high))
            if gap > unit * MARGIN or worst[0] <= worst[1]:
                worst = (gap, unit)
        return worst


class Deduction(Claim):
    kind = "deduction"

    def __init__(self, full, score, lost):
        super().__init__(["SCO-05"], [full, score, lost])

    def role(self, name):
        return ("full", "score", "deduction")[self.names.index(name)]

    def miss(self, values):
        full, score, lost = (values[n].number for n in self.names)
        return abs(full - score - lost), Decimal(0)


class Cap(Claim):
    """A score is not above its full marks."""
    kind = "cap"

    def __init__(self, full, score):
        super().__init__(["SCO-01"], [full, score])

    def role(self, name):
        return ("full", "score")[self.names.index(name)]

    def miss(self, values):
        full, score = (values[n].number for n in self.names)
        return max(score - full, Decimal(0)), Decimal(0)


class FullMarks(Claim):
    """The full marks of all indicators add up to those of the form."""
    kind = "weights"

    def __init__(self, names, whole):
        super().__init__(["SCO-04"], names)
        self.whole = Decimal(whole)

    def role(self, name):
        return "full"

    def miss(self, values):
        return abs(sum(values[n].number for n in self.names) - self.whole), Decimal(0)


class ExecutionScore(Claim):
    """Full marks × rate, rounded to two decimals."""
    kind = "execution"

    def __init__(self, rate, full, score):
        super().__init__(["EXE-02"], [rate, full, score])

    def role(self, name):
        return ("rate", "full", "score")[self.names.index(name)]

    def miss(self, values):
        rate, full, score = (values[n].number for n in self.names)
        return abs(min(rate, HUNDRED) * full / HUNDRED - score), Decimal("0.05")

    def verdict(self, values):
        super().verdict(values)
        return "consistent"


class Same(Claim):
    kind = "repeat"

    def __init__(self, *names, rules=("REP-01", "REP-02")):
        super().__init__(list(rules), names)

    def miss(self, values):
        (a, ae), *rest = scaled([values[n] for n in self.names])
        return max((abs(a - b), ae + be) for b, be in rest)


class Mean(Claim):
    """A mean score within what the grades of the projects allow."""
    kind = "mean"
    BANDS = {"优": (90, 100), "良": (80, 90), "中": (60, 80), "合格": (60, 80), "差": (0, 60), "不合格": (0, 60)}

    def __init__(self, mean, counts):
        super().__init__(["GRD-03"], [mean, *[name for _, name in counts]])
        self.counts = counts

    def role(self, name):
        return "mean" if name == self.names[0] else "count"

    def miss(self, values):
        total = sum(values[n].number for _, n in self.counts)
        if total == 0:
            return None
        low, high = (sum(values[n].number * self.BANDS[g][i] for g, n in self.counts) / total for i in (0, 1))
        mean = values[self.names[0]].number
        return max(low - mean, mean - high, Decimal(0)), Decimal("0.01")

    def verdict(self, values):
        super().verdict(values)
        return "consistent"


def grade_word(total):
    return "优" if total >= 90 else "良" if total >= 80 else "中" if total >= 60 else "差"
