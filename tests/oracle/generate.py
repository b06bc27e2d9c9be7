#!/usr/bin/env python3
"""Writes the tables that jixiao's arithmetic is tested against.

    python3 tests/oracle/generate.py            writes every table beside this file
    python3 tests/oracle/generate.py --check    compares instead of writing; exit code 1 if a table differs

Why it exists. jixiao calculates in decimals of 96 bits. A test whose expected value was worked out by the code under
test, or by somebody's pocket calculator, proves little. So the expected values come from here: a second implementation
in another language that shares no line and no number type with the library. It calculates with exact fractions
(`fractions.Fraction`), rounds once, at the end, and rounds half away from zero (四舍五入): 0.125 -> 0.13, -0.125 -> -0.13.
There is no float in this file, not even in the random numbers.

It checks itself. Each rounding is done twice (integer arithmetic, and schoolbook long division digit by digit); each
score, rate and total is worked out a second time along another way in `decimal`; allotments by largest remainder are
held against the properties that define them; the table of written figures was typed by hand and is read back by a small
reader. Any disagreement stops the run before a file is written.

Only the Python standard library is needed. Same output on every machine and every Python 3: the random numbers are
SplitMix64, written out below.
"""

import csv
import io
import re
import sys
from decimal import ROUND_HALF_UP, Context, Decimal, setcontext
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEED = 2024_1010_0101
# Enough digits for every product of written numbers below to be exact in the second formulations.
setcontext(Context(prec=120, rounding=ROUND_HALF_UP))

# What the library promises to hold: 28 significant digits. No table asks for more, except to see it refused.
MOST_DIGITS = 28


class Random:
    """SplitMix64. Python's own generator works with floats inside and may change between versions."""

    def __init__(self, name):
        self.state = SEED
        for byte in name.encode():
            self.state = (self.state * 257 + byte + 1) % 2**64

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        z = self.state
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB % 2**64
        return z ^ (z >> 31)

    def below(self, n):
        return ((self.bits() << 64) | self.bits()) % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def one_in(self, n):
        return self.below(n) == 0


# --- Numbers as they are written ------------------------------------------------------------------------------------


def written(units, places):
    """units × 10^-places as plain digits with exactly `places` decimals; zero has no sign."""
    digits = str(abs(units)).rjust(places + 1, "0")
    head, tail = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if units < 0 else "") + head + ("." + tail if places else "")


def shortest(value):
    """A terminating fraction with as many decimals as it needs and no more."""
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
        assert places <= 40, f"{value} does not terminate"
    return written(int(value * 10**places), places)


def terminates(value):
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def significant(text):
    return len(re.sub(r"\D", "", text).lstrip("0"))


def half_up(value, places):
    """Half away from zero. Two formulations that must agree."""
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    result = written(-units if value < 0 else units, places)
    assert result == long_division(value, places), (value, places)
    return result


def long_division(value, places):
    """The second formulation, as on paper: one digit after another, then look at the next one."""
    whole, rest = divmod(abs(value.numerator), value.denominator)
    digits = [int(digit) for digit in str(whole)]
    for _ in range(places + 1):
        rest *= 10
        digits.append(rest // value.denominator)
        rest %= value.denominator
    if digits.pop() >= 5:
        place = len(digits) - 1
        while place >= 0 and digits[place] == 9:
            digits[place] = 0
            place -= 1
        if place >= 0:
            digits[place] += 1
        else:
            digits.insert(0, 1)
    text = "".join(map(str, digits))
    if places:
        text = text[:-places] + "." + text[-places:]
    return "-" + text if value < 0 and any(digits) else text


def in_decimal(value, places):
    """Rounds a Decimal of the second formulations; also half away from zero."""
    result = value.quantize(Decimal(1).scaleb(-places))
    return format(abs(result) if result.is_zero() else result, "f")


def binary64(value):
    """The nearest IEEE double of a fraction, as a fraction: shows which rows a calculation in doubles gets wrong."""
    if value == 0:
        return value
    size = abs(value)
    exponent = size.numerator.bit_length() - size.denominator.bit_length() - 53
    while size / Fraction(2) ** exponent >= 2**53:
        exponent += 1
    while size / Fraction(2) ** exponent < 2**52:
        exponent -= 1
    units = round(size / Fraction(2) ** exponent)  # Fraction rounds half to even, as IEEE does
    nearest = units * Fraction(2) ** exponent
    return nearest if value > 0 else -nearest


def money(random, longest=12):
    """0.01 to 10^12 with 0 to 3 decimals, all magnitudes alike."""
    while True:
        places = random.below(4)
        units = random.below(10 ** (random.between(0, longest) + places)) + 1
        if units * 100 >= 10**places:
            return written(units, places)


def unique(rows, key):
    """Drops later rows that ask the same question again."""
    seen = {}
    for row in rows:
        seen.setdefault(tuple(row[:key]), row)
    return list(seen.values())


# --- shares.csv -----------------------------------------------------------------------------------------------------


def share(part, whole, places):
    """part as a percentage of whole; an empty string if there is no whole."""
    p, w = Fraction(part), Fraction(whole)
    if w == 0:
        return ""
    percent = half_up(100 * p / w, places)
    assert percent == in_decimal(Decimal(part) * 100 / Decimal(whole), places), (part, whole, places)
    return percent


def tie(random, places, hundredths, negative=False):
    """part and whole whose share lies exactly half way between two written percentages: hundredths + 1/2."""
    percent = Fraction(2 * hundredths + 1, 2 * 10**places)
    if random.one_in(4):  # any whole; the part then needs more decimals
        whole = Fraction(money(random, 8))
    else:  # a whole that leaves the part at most 3 decimals
        whole = 2 * 10 ** max(places - 1, 0) * Fraction(random.below(10 ** random.between(1, 7)) + 1)
        whole /= 10 ** random.below(2)
    part = whole * percent / 100
    return shortest(-part if negative else part), shortest(whole)


def shares():
    random = Random("shares")
    places_asked = [2, 2, 2, 2, 2, 0, 1, 3, 4]
    rows = []

    def add(part, whole, places):
        rows.append([part, whole, str(places), share(part, whole, places)])

    # The founding report: 基本支出, its two parts, and the project expenditure.
    for places in range(5):
        for part, whole in [("318.74", "368.97"), ("50.23", "368.97"), ("16349.86", "16349.87"),
                            ("368.97", "38847.92"), ("38478.95", "38847.92"), ("26058.63", "38478.95"),
                            ("12420.32", "38478.95"), ("260.13", "318.74"), ("58.61", "318.74")]:
            add(part, whole, places)

    # Exact ties with two decimals: after an even digit (half-even would go down) and after an odd one.
    ties = []
    while len(ties) < 2000:
        negative = random.one_in(12)
        most = 99999 if random.one_in(10) else 9999
        before = 2 * random.below((most + 1) // 2) + len(ties) % 2
        part, whole = tie(random, 2, before, negative)
        if [part, whole] not in ties and max(significant(part), significant(whole)) <= 20:
            ties.append([part, whole])
    fall_short = 0
    for number, (part, whole) in enumerate(ties):
        exact = 100 * Fraction(part) / Fraction(whole)
        assert (abs(exact) * 1000) % 10 == 5 and int(abs(exact) * 100) % 2 == number % 2
        add(part, whole, 2)
        # In doubles: the two numbers are read, divided and multiplied, each step rounded to 53 bits.
        double = binary64(100 * binary64(binary64(Fraction(part)) / binary64(Fraction(whole))))
        fall_short += half_up(double, 2) != rows[-1][3]
    assert fall_short >= 200, f"only {fall_short} ties that doubles get wrong"

    # Ties at the other numbers of decimals.
    for number in range(280):
        places = [0, 1, 3, 4][number % 4]
        add(*tie(random, places, random.below(100 * 10**places), random.one_in(6)), places)

    # A hair beside a tie: 12 to 20 digits, the share differs from the half only far behind the decimals asked.
    enough = len(rows) + 240
    while len(rows) < enough:
        places = random.pick(places_asked)
        digits = random.between(12, 20)
        whole = random.between(10 ** (digits - 1), 10**digits - 1)
        half = Fraction(2 * random.below(100 * 10**places) + 1, 2 * 10**places)
        part = int(half * whole / 100) + random.below(2)
        if 100 * Fraction(part, whole) != half and part > 0:
            scale = random.below(4)
            add(written(part, scale), written(whole, scale), places)

    # Up to 20 significant digits.
    for _ in range(200):
        parts = [written(random.between(10 ** (n - 1), 10**n - 1), random.below(9)) for n in
                 (random.between(13, 20), random.between(13, 20))]
        add(("-" if random.one_in(8) else "") + parts[0], parts[1], random.pick(places_asked))

    # Edges: no whole, nothing, everything, the tiniest share (which has no sign once it rounds to zero).
    for whole in ("0", "0.0", "0.00", "0.000"):
        for part in ("0", "0.00", "1", "-1", "368.97", "-0.01", "1000000000000"):
            add(part, whole, random.below(5))
    for places in range(5):
        for part, whole in [("0", "368.97"), ("0.00", "-5"), ("-0.01", "1000000000000"), ("0.01", "-999999999999.99"),
                            ("0.01", "1000000000000"), ("1000000000000", "0.01"), ("-1000000000000", "0.01"),
                            ("368.97", "368.970"), ("-5", "-10"), ("5", "-10"), ("-5", "10"), ("1", "3"), ("2", "3"),
                            ("-1", "3"), ("1", "-3"), ("1", "7"), ("1", "8"), ("1", "16"), ("1", "32"), ("1", "64"),
                            ("1", "128"), ("-1", "8"), ("-1", "16"), ("-1", "32"), ("-1", "64"), ("-1", "128"),
                            ("-0.125", "100"), ("0.125", "100"), ("1.005", "100"), ("2.675", "100"), ("1.115", "100"),
                            ("99.995", "100"), ("99.99499", "100"), ("99.9999999", "100"), ("-99.995", "100"),
                            ("12345678901234567890", "12345678901234567891"),
                            ("0.00000000000000000001", "0.00000000000000000003")]:
            add(part, whole, places)

    # Amounts as they come.
    for _ in range(3050):
        whole = money(random)
        part = money(random)
        if not random.one_in(3):  # more often a part of the whole
            places = random.below(4)
            part = written(random.below(int(Fraction(whole) * 10**places) + 1), places)
        if random.one_in(10):
            part = "-" + part if Fraction(part) else part
        if random.one_in(20):
            whole = "-" + whole
        add(part, whole, random.pick(places_asked))

    rows = unique(rows, 3)
    for part, whole, places, percent in rows:  # scaling both numbers and turning both signs change nothing
        p, w = Fraction(part), Fraction(whole)
        if w:
            assert half_up(1000 * p / (w * 10), int(places)) == percent
            assert half_up(-p * 100 / -w, int(places)) == percent
            turned = half_up(-p * 100 / w, int(places))
            assert turned.lstrip("-") == percent.lstrip("-")
        assert max(map(significant, (part, whole, percent))) <= MOST_DIGITS
    return ["part", "whole", "decimals", "percent"], rows


# --- remainder.csv --------------------------------------------------------------------------------------------------


def largest_remainder(parts, places):
    """Hamilton: every part gets its share rounded down; what is left goes to the largest fractions, earlier parts first."""
    units = 100 * 10**places
    exact = [Fraction(part) for part in parts]
    quotas = [part * units / sum(exact) for part in exact]
    given = [quota.numerator // quota.denominator for quota in quotas]
    left = units - sum(given)
    order = sorted(range(len(parts)), key=lambda i: (given[i] - quotas[i], i))
    for i in order[:left]:
        given[i] += 1
    check_largest_remainder(exact, units, given)
    return [written(unit, places) for unit in given]


def check_largest_remainder(exact, units, given):
    """The properties that define the method, in whole numbers: quota, sum, and nobody passed over."""
    scale = 1
    while any((part * scale).denominator != 1 for part in exact):
        scale *= 10
    whole = [int(part * scale) for part in exact]
    total = sum(whole)
    assert sum(given) == units
    raised, kept = [], []
    for i, part in enumerate(whole):
        down, rest = divmod(part * units, total)
        assert given[i] in (down, down + 1)
        assert given[i] == down or rest > 0  # so a part of zero stays at zero
        (raised if given[i] > down else kept).append((-rest, i))
    assert not raised or not kept or max(raised) < min(kept)


def remainder():
    random = Random("remainder")
    rows = []

    def add(parts, places):
        assert sum(map(Fraction, parts)) > 0 and 1 <= len(parts) <= 40
        assert all(significant(part) + 2 + places <= MOST_DIGITS for part in parts)
        percents = largest_remainder(parts, places)
        rows.append([str(len(rows) + 1), ";".join(parts), str(places), ";".join(percents)])

    personnel = "110.59 43.31 11.43 18.56 28.7 15.17 3.89 28.48".split()
    operating = "4 2 0.5 4 0.5 6 6 8.19 19.04".split()
    projects = "32 9000 30 5342 11640.63 14".split()
    for places in range(5):
        add(["318.74", "50.23"], places)
        add(["368.97", "38478.95"], places)
        add(["368.97", "38478.95", "16349.86"], places)
        add(personnel, places)
        add(personnel + ["58.61"], places)
        add(operating, places)
        add(projects, places)
        add(projects + ["12420.32"], places)
        add(["10", "40", "11", "10", "20"], places)
        add(["30", "30", "29.99"], places)

    # Equal parts: the units that are left over go to the first ones.
    for count in range(1, 41):
        add(["1"] * count, random.below(5))
        add([money(random, 6)] * count, count % 5)
    for places in range(5):
        for parts in ("1;1;1", "0;1", "1;0", "0;0;7", "1;0;1;0;1", "1;1;1;0", "0.5;0.5;0.50", "2;1;1;2", "1;2;1;2;1",
                      "1;1;1;1;1;1", "1;999999999999", "0.01;999999999999.99", "1;1;998", "1;1;1;997", "3;3;1",
                      "0.001;0.001;0.001", "12.5;12.5;75", "0.005;99.995", "0.5;99.5", "0.5;0.5;99", "1;2;3;4;5;6;7",
                      "333;333;334", "5;5;5;5;5;5;5", "0;0;1;1;1;0", "1.0;1.00;1.000"):
            add(parts.split(";"), places)

    # Fractions that are the same, or differ only in the last of 18 digits.
    for _ in range(80):
        few = [money(random, 3) for _ in range(random.between(1, 4))]
        add([random.pick(few) for _ in range(random.between(2, 16))], random.below(5))
    for _ in range(60):
        base = random.between(10**16, 10**17)
        add([written(base + random.below(3), 2) for _ in range(random.between(2, 9))], random.below(5))

    # Amounts as they come.
    for _ in range(430):
        count = random.pick([2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 40])
        most = random.between(1, 9)
        parts = ["0" if random.one_in(15) else money(random, most) for _ in range(count)]
        if sum(map(Fraction, parts)):
            add(parts, random.pick([2, 2, 2, 1, 0, 3, 4]))
    return ["id", "parts", "decimals", "percents"], rows


# --- rounding.csv ---------------------------------------------------------------------------------------------------


def rounding():
    random = Random("rounding")
    rows = []

    def add(value, places):
        result = half_up(Fraction(value), places)
        assert result == in_decimal(Decimal(value), places)
        if max(significant(value), significant(result)) <= MOST_DIGITS:
            rows.append([value, str(places), result])

    for value in """0 0.0 0.00 -0 -0.00 2 -2 10 100 0.1 -0.1 0.125 -0.125 0.135 -0.135 0.005 -0.005 0.0049 -0.0049 0.004
            -0.004 0.5 -0.5 0.49 -0.49 0.4999999999 -0.4999999999 0.5000000001 1.5 2.5 -1.5 -2.5 1.005 -1.005 2.675
            -2.675 1.115 1.015 8.345 0.615 10.235 1.45 1.55 0.045 0.055 0.95 0.995 -0.995 9.995 -9.995 99.995 99.9949999
            99.995000001 -99.995 999999999.995 -999999999.995 999.9999999 0.00000000000001 -0.00000000000001
            86.38646448 13.61353552 86.3864 13.6136 99.99994 16.70 83.5 92.8 91 38478.95 38847.92 12420.32
            1234567890123456789012345678 -1234567890123456789012345678 12345678901234567890123456.75
            1234567890123456789012345.655 0.1234567890123456789012345675 -99999999999999999999999999.5
            4999999999999999999.5 0.49999999999999999999999 0.00499999999999999999999 -0.00499999999999999999999
            0.00500000000000000000001""".split():
        for places in range(7):
            add(value, places)

    def sign():
        return "-" if random.one_in(3) else ""

    for number in range(500):  # exact ties
        places = [2, 2, 0, 1, 3, 4, 5][number % 7]
        before = random.below(10 ** random.between(0, 14))
        add(sign() + written(before * 10 + 5, places + 1), places)
    for number in range(250):  # beside a tie
        places = [2, 2, 0, 1, 3, 4, 5][number % 7]
        before = random.below(10 ** random.between(0, 10))
        more = random.between(1, 10)
        off = random.pick([-1, 1]) * random.between(1, 9)
        add(sign() + written((before * 10 + 5) * 10**more + off, places + 1 + more), places)
    for _ in range(150):  # runs of nines: the carry
        places = random.below(6)
        nines = int("9" * random.between(1, 14))
        add(sign() + written(nines * 10 + random.pick([4, 5, 5, 6]), places + 1), places)
    for _ in range(120):  # fewer decimals than asked
        places = random.between(1, 8)
        has = random.below(places)
        add(sign() + written(random.below(10 ** random.between(1, 12)), has), places)
    for _ in range(80):  # rounds to zero, or just not
        places = random.below(6)
        add("-" + written(random.between(1, 60), places + 2), places)
    for _ in range(300):
        add(sign() + written(random.below(10 ** random.between(1, 19)), random.below(11)), random.below(7))
    return ["value", "decimals", "rounded"], unique(rows, 2)


# --- scores.csv -----------------------------------------------------------------------------------------------------


def capped(score, full):
    return half_up(min(max(score, Fraction(0)), full), 2)


def pairs(params):
    return [tuple(map(Fraction, band.split("="))) for band in params.split(";")]


def score(method, full, target, actual, params):
    """The score as written, or an empty string if it cannot be calculated."""
    full = Fraction(full)
    if method == "levels":
        upper, lower, percent = map(Fraction, params.split("|"))
        return capped(full * percent / 100, full) if lower <= percent <= upper else ""
    if actual == "":
        return ""  # no evidence
    actual = Fraction(actual)
    if method == "bands":
        reached = [percent for bound, percent in pairs(params) if actual >= bound]
        return capped(full * reached[0] / 100 if reached else Fraction(0), full)
    if target == "":
        return ""
    target = Fraction(target)
    if method == "direct":
        met = {"atLeast": actual >= target, "atMost": actual <= target, "equal": actual == target}[params]
        return capped(full if met else Fraction(0), full)
    if method == "ratioForward":
        if target > 0:
            return capped(full * min(Fraction(1), actual / target), full)
        if actual >= target:
            return capped(full, full)
        return capped(Fraction(0), full) if target == 0 else ""  # below a negative target: no rule gives a part
    if method == "ratioReverse":
        if actual > 0:
            return capped(full * min(Fraction(1), target / actual) if target > 0 else Fraction(0), full)
        return capped(full, full) if actual <= target or target >= 0 else ""  # above a negative target: likewise
    if method == "ratioFloor":
        if target <= 0:
            return ""
        floor, rate = Fraction(params) / 100, actual / target
        if rate < floor:
            return capped(Fraction(0), full)
        return capped(full if rate >= 1 else full * (rate - floor) / (1 - floor), full)
    if method == "rateBands":
        if target <= 0:
            return ""
        reached = [percent for bound, percent in pairs(params) if actual / target * 100 >= bound]
        return capped(full * reached[0] / 100 if reached else Fraction(0), full)
    if method == "deduction":
        direction, step, per, counting = params.split("|")
        gap = target - actual if direction == "atLeast" else actual - target
        if gap <= 0:
            return capped(full, full)
        steps = gap / Fraction(step)
        if counting == "whole":
            steps = Fraction(steps.numerator // steps.denominator)
        return capped(full - steps * Fraction(per), full)
    raise AssertionError(method)


def score_again(method, full, target, actual, params):
    """Second formulation, in Decimal: points on a line, one division at the end, comparisons instead of min and max."""
    full = Decimal(full)
    if method == "levels":
        upper, lower, percent = map(Decimal, params.split("|"))
        return "" if percent > upper or percent < lower else in_decimal(full * percent / 100, 2)
    needs_target = method != "bands"
    if not actual or (needs_target and not target):
        return ""
    actual, target = Decimal(actual), Decimal(target or "0")

    def banded(scaled, unit):
        percent = Decimal(0)
        for band in reversed(params.split(";")):  # climb from the lowest band
            bound, value = map(Decimal, band.split("="))
            if scaled - bound * unit >= 0:
                percent = value
        return in_decimal(full * percent / 100, 2)

    def on_line(x, zero_at, full_at):
        """0 at or below zero_at, full marks from full_at on, straight in between."""
        if x >= full_at:
            return in_decimal(full, 2)
        if x <= zero_at:
            return "0.00"
        return in_decimal(full * (x - zero_at) / (full_at - zero_at), 2)

    if method == "bands":
        return banded(actual, 1)
    if method == "rateBands":
        return banded(actual * 100, target) if target > 0 else ""
    if method == "direct":
        order = actual.compare(target)
        return in_decimal(full, 2) if order in {"atLeast": (0, 1), "atMost": (0, -1), "equal": (0,)}[params] else "0.00"
    if method == "ratioFloor":
        return on_line(actual, target * Decimal(params) / 100, target) if target > 0 else ""
    if method == "ratioForward":
        if target > 0:
            return on_line(actual, Decimal(0), target)
        return in_decimal(full, 2) if actual >= target else "0.00" if target == 0 else ""
    if method == "ratioReverse":
        if actual <= target or (actual <= 0 and target == 0):
            return in_decimal(full, 2)
        if actual > 0:
            return in_decimal(full * target / actual, 2) if target > 0 else "0.00"
        return ""
    direction, step, per, counting = params.split("|")
    gap = (target - actual) * (1 if direction == "atLeast" else -1)
    if gap <= 0:
        return in_decimal(full, 2)
    step, per = Decimal(step), Decimal(per)
    left = full - (gap // step) * per if counting == "whole" else (full * step - gap * per) / step
    return in_decimal(left, 2) if left > 0 else "0.00"


FULLS = "10 10 10 5 5 20 8 15 3 2 1 4 6 9 12 30 40 2.5 0.5 1.5 7.5 16.67 3.33 0.35 12.25 90 100".split()


def scores():
    random = Random("scores")
    rows = []

    def add(method, full, target, actual, params=""):
        result = score(method, full, target, actual, params)
        assert result == score_again(method, full, target, actual, params), (method, full, target, actual, params)
        assert result == "" or 0 <= Fraction(result) <= Fraction(full)
        rows.append([method, full, target, actual, params, result])

    def number():
        return random.pick([
            lambda: str(random.between(1, 500)),
            lambda: written(random.between(1, 100000), 2),
            lambda: written(random.between(1, 1000), 1),
            lambda: money(random, 9),
            lambda: written(random.between(1, 10**19), random.below(12)),
        ])()

    def near(target, low=0, high=140):
        """An actual at so and so many percent of the target."""
        if random.one_in(6):
            return target
        percent = Fraction(random.between(low * 100, high * 100), 10000)
        places = random.pick([0, 1, 2, 2, 3, 6])
        while places and significant(written(int(Fraction(target) * percent * 10**places), places)) > 20:
            places -= 1
        return written(int(Fraction(target) * percent * 10**places), places)

    def full_mark():
        return random.pick(FULLS)

    # direct
    for direction in ("atLeast", "atMost", "equal"):
        for target, actual in [("100", "100"), ("100", "100.00"), ("100", "99.99"), ("100", "100.01"), ("0", "0"),
                               ("0", "-1"), ("0", "1"), ("-5", "-5"), ("-5", "-4"), ("-5", "-6"), ("1", ""),
                               ("", "1"), ("0.1", "0.10000000000000000001"), ("90", "125.25"), ("-0", "0.00"),
                               ("99999999999999999999", "99999999999999999998")]:
            add("direct", random.pick(FULLS), target, actual, direction)
        for _ in range(65):
            target = number()
            add("direct", full_mark(), target, near(target, 80, 120), direction)

    # By ratio, both directions
    edges = [("0", "0"), ("0", "1"), ("0", "-1"), ("0.00", "-0.01"), ("0.00", "5.5"), ("100", "0"), ("100", "-5"),
             ("100", "100"), ("100", "83.5"), ("100", "92.8"), ("100", "99.9999"), ("100", "100.0001"), ("3", "1"),
             ("3", "2"), ("7", "5"), ("1", "3"), ("2", "3"), ("90", "125.25"), ("30", "30.00"), ("16349.87", "16349.86"),
             ("100", ""), ("", "100"), ("0.000001", "1000000000000"), ("1000000000000", "0.000001"), ("9", "12"),
             ("0.3", "0.1"), ("12345678901234567890", "12345678901234567889"), ("50", "50"), ("50", "3200"),
             # negative targets: met means full marks, not met has no rule
             ("-30", "-30"), ("-30", "-40"), ("-30", "-20"), ("-30", "0"), ("-30", "5"), ("-0.01", "-0.02"),
             ("-5.5", "-5.4")]
    for method in ("ratioForward", "ratioReverse"):
        for target, actual in edges:
            for full in ("10", "5", "0.35", random.pick(FULLS)):
                add(method, full, target, actual)
        add(method, "0", "10", "5")
        add(method, "0", "10", "20")
        for _ in range(290):
            target = number()
            add(method, full_mark(), target, near(target))
        for _ in range(30):
            add(method, full_mark(), number(), "-" + number())
        for _ in range(200):
            # Exact ties reached over a quotient that has no end: dividing first loses them.
            prime = random.pick([3, 7, 9, 11, 13])
            f = Fraction(random.pick(["0.5", "1", "2", "2.5", "5"]))
            lost = Fraction(2 * random.below(int(f * prime * 100)) + 1, 200)
            m = Fraction(random.between(1, 2000), random.pick([1, 10, 100]))
            if method == "ratioForward":
                target, actual = prime * m, m * lost / f
            else:
                actual, target = prime * m, m * lost / f
            ratio = actual / target if method == "ratioForward" else target / actual
            assert is_tie(prime * f, ratio)
            if terminates(ratio):
                continue
            add(method, shortest(prime * f), shortest(target), shortest(actual))

    # By ratio above a floor
    for floor in ("60", "50", "80"):
        line = Fraction(floor)
        for actual in [line, line - Fraction(1, 100), line + Fraction(1, 100), line - Fraction(1, 10**9),
                       line + Fraction(1, 10**9), Fraction(100), Fraction(9999, 100), Fraction(120), Fraction(0),
                       Fraction(-20), (line + 100) / 2, Fraction("83.5"), Fraction("92.8")]:
            for full in ("10", "5", "0.35"):
                add("ratioFloor", full, "100", shortest(actual), floor)
        for target, actual in [("0", "0"), ("0", "5"), ("0.00", "-5"), ("-10", "-8"), ("-10", "5"), ("100", ""),
                               ("", "70"), ("3", "2"), ("7", "5"), ("7", "6"), ("9", "8")]:
            add("ratioFloor", "10", target, actual, floor)
    for _ in range(260):
        target = number()
        add("ratioFloor", full_mark(), target, near(target, 40, 115), random.pick("60 60 50 80 70 75 90 62.5".split()))
    for _ in range(140):
        prime = random.pick([3, 7, 9, 11])
        f = Fraction(random.pick(["0.5", "1", "2", "2.5", "5"]))
        lost = Fraction(2 * random.below(int(f * prime * 100)) + 1, 200)
        m = Fraction(random.between(1, 2000), random.pick([1, 10, 100]))
        floor = random.pick(["60", "50", "80", "75"])
        line = Fraction(floor) / 100
        target = prime * m
        actual = target * line + m * (1 - line) * lost / f
        assert is_tie(prime * f, (actual / target - line) / (1 - line))
        if terminates(actual / target):
            continue
        add("ratioFloor", shortest(prime * f), shortest(target), shortest(actual), floor)

    # Bands of the value itself, and bands of the completion rate
    ladders = ["90=100;80=50;60=20", "90=100;80=50;60=30", "100=100;80=70;60=50", "95=100;90=80;85=60;80=40",
               "90=100;80=80;70=60;60=40;0=20", "89.5=100;79.5=66.67;59.5=33.33", "100=100", "0=100;-5=60;-10=30",
               "98.5=100;95.25=87.5;90=62.5"]
    for params in ladders:
        for bound, _ in pairs(params):
            for off in ("0", "0.01", "-0.01", "0.000000001", "-0.000000001", "3"):
                at = bound + Fraction(off)
                add("bands", full_mark(), "", shortest(at), params)
                target = random.pick(["100", "100", "40", "8", "1250", "0.5", "37.5"])
                add("rateBands", full_mark(), target, shortest(at * Fraction(target) / 100), params)
        add("bands", "10", "", "", params)
        add("bands", "10", "", "-1", params)
        add("bands", "10", "", "1000", params)
        for target, actual in [("0", "0"), ("0", "9"), ("-10", "-9"), ("100", ""), ("", "90"), ("3", "2.7"),
                               ("3", "2.6999999"), ("7", "6.3"), ("100", "-20"), ("30", "26.999999999999999999")]:
            add("rateBands", "10", target, actual, params)
        for _ in range(12):
            add("bands", full_mark(), "", written(random.between(4000, 10500), 2), params)
            target = number()
            add("rateBands", full_mark(), target, near(target, 50, 110), params)

    # Deductions by step
    add("deduction", "5", "100", "92.8", "atLeast|5|2|whole")  # 湖南省经信委 2015: 3 of 5
    rules = ["atLeast|5|2", "atMost|1|0.8", "atMost|1|0.5", "atMost|1|0.1", "atMost|1|0.3", "atMost|1|0.2", "atMost|5|2",
             "atLeast|1|0.5", "atLeast|0.5|0.25", "atMost|1|1", "atLeast|3|1", "atMost|10|1", "atLeast|7|1.5",
             "atMost|0.1|0.05", "atLeast|1|0.005", "atMost|3|0.35"]
    for rule in rules:
        direction, step, per = rule.split("|")
        way = -1 if direction == "atLeast" else 1
        for counting in ("whole", "proRata"):
            params = rule + "|" + counting
            for full in ("5", "8"):
                for steps in ("0", "-1", "0.5", "0.999999999", "1", "1.000000001", "1.44", "2", "2.5", "3", "7"):
                    target = random.pick(["100", "0", "100", "-30", "9", "95.5"])
                    actual = Fraction(target) + way * Fraction(steps) * Fraction(step)
                    add("deduction", full, target, shortest(actual), params)
            add("deduction", "5", "100", "", params)
            add("deduction", "5", "", "97", params)
            add("deduction", "5", "0", shortest(Fraction(way) * 10**15), params)
            add("deduction", "8", "100", "133.3", params)
            for _ in range(6):
                target = number()
                add("deduction", full_mark(), target, near(target, 85, 115), params)
            # Exact ties and uneven gaps over steps of 3 and 7, where the number of steps has no end.
            for _ in range(3):
                gap = Fraction(random.between(1, 3000), 1000)
                add("deduction", full_mark(), "100", shortest(100 + way * gap), params)

    # Levels: a chosen percentage inside the level's range
    for upper, lower in [("100", "80"), ("80", "60"), ("60", "0"), ("80", "50"), ("50", "0"), ("100", "90")]:
        ends = [Fraction(upper), Fraction(lower)]
        for percent in ends + [end + off for end in ends for off in (Fraction(1, 100), Fraction(-1, 100))]:
            for full in ("10", "0.35", full_mark()):
                add("levels", full, "", "", f"{upper}|{lower}|{shortest(percent)}")
        for _ in range(12):
            percent = written(random.between(int(lower) * 100, int(upper) * 100), 2)
            add("levels", full_mark(), "", "", f"{upper}|{lower}|{percent}")

    rows = unique(rows, 5)
    for row in rows:
        for text in [row[1], row[2], row[3], row[5]]:
            assert significant(text) <= 20, row
    return ["method", "full", "target", "actual", "params", "score"], rows


def is_tie(full, fraction):
    """Whether these marks lie exactly half way between two hundredths."""
    return (full * fraction * 1000) % 10 == 5


# --- execution.csv --------------------------------------------------------------------------------------------------


def execution_row(budget, actual, full, kind):
    if Fraction(budget) == 0:
        return [budget, actual, full, kind, "", ""]
    exact = 100 * Fraction(actual) / Fraction(budget)
    rate = half_up(exact, 2)
    if kind == "proRata":  # as the provincial system does: from the rate that is shown
        marks = capped(Fraction(full) * Fraction(rate) / 100, Fraction(full))
    else:
        percent = 100 if exact >= 100 else 70 if exact >= 80 else 50 if exact >= 60 else 0
        marks = capped(Fraction(full) * percent / 100, Fraction(full))
    # Again: whole hundredths of a percent, and thresholds by cross-multiplication.
    b, a, f = Decimal(budget), Decimal(actual), Decimal(full)
    again = in_decimal(a * 100 / b, 2)
    if kind == "proRata":
        hundredths = min(max(int(again.replace(".", "")), 0), 10000)
        marks_again = in_decimal(f * hundredths / 10000, 2)
    else:
        steps = [(a - b * Decimal(cut) / 100 >= 0, part) for cut, part in (("60", "0.5"), ("80", "0.2"), ("100", "0.3"))]
        marks_again = in_decimal(f * sum((Decimal(part) for reached, part in steps if reached), Decimal(0)), 2)
    assert (rate, marks) == (again, marks_again), (budget, actual, full, kind)
    return [budget, actual, full, kind, rate, marks]


def execution():
    random = Random("execution")
    rows = []
    fulls = ["10", "20", "5", "15", "2.5", "100"]
    known = [("38847.92", "38847.92"), ("16349.87", "16349.86"), ("368.97", "368.97"), ("368.97", "318.74"),
             ("38478.95", "26058.63"), ("150", "125.25"), ("90", "89.974"), ("861.46", "334.67"), ("46.25", "46.00"),
             ("100", "100"), ("30", "29.99"), ("2106.66", "2079.06"), ("7800000.00", "7800000"), ("46.00", "46.25"),
             # the edges of the bands, and rates that only look like an edge once they are rounded
             ("100", "80"), ("100", "79.99"), ("100", "79.999"), ("100", "60"), ("100", "59.99"), ("100", "59.9999"),
             ("100", "99.99"), ("100", "99.996"), ("100000", "99999"), ("100000", "79995"), ("100000", "59995"),
             ("100", "100.004"), ("100", "100.01"), ("3", "2.4"), ("3", "1.8"), ("7", "5.6"), ("7", "4.2"),
             ("100", "120"), ("100", "250"), ("0.01", "1000000000000"), ("1000000000000", "0.01"), ("368.97", "0"),
             ("100", "-0.001"), ("100", "-5"), ("200", "-0.01"), ("0", "0"), ("0", "5"), ("0.00", "5"), ("0", "-5"),
             ("800", "0.04"), ("800", "787.64"), ("99999999999999999999", "99999999999999999998")]
    for budget, actual in known:
        for kind in ("proRata", "bands"):
            for full in ("10", random.pick(fulls)):
                rows.append(execution_row(budget, actual, full, kind))
    # The score of the rounded rate is not the score of the exact rate: 98.4451 % -> 98.45 % -> 9.845 -> 9.85, not 9.84.
    apart = 0
    while apart < 80:
        budget = money(random, 6)
        actual = written(random.below(int(Fraction(budget) * 1000) + 1), 3)
        full = random.pick(fulls)
        row = execution_row(budget, actual, full, "proRata")
        if row[5] != half_up(Fraction(full) * Fraction(actual) / Fraction(budget), 2):
            rows.append(row)
            apart += 1
    for number in range(380):
        budget = money(random, 9)
        percent = random.between(0, 13000) if random.one_in(3) else random.between(7500, 10300)
        places = random.pick([0, 2, 2, 3])
        actual = written(int(Fraction(budget) * percent * 10**places / 10000), places)
        rows.append(execution_row(budget, actual, random.pick(fulls), ("proRata", "bands")[number % 2]))
    return ["budget", "actual", "full", "kind", "rate", "score"], unique(rows, 4)


# --- totals.csv -----------------------------------------------------------------------------------------------------


def total_row(fulls, marks, applicable):
    base = sum(map(Fraction, fulls))
    chosen = [i for i, one in enumerate(applicable) if one]
    if not chosen:
        total = ""
    else:
        reached = sum(Fraction(marks[i]) for i in chosen)
        possible = sum(Fraction(fulls[i]) for i in chosen)
        total = half_up(reached * base / possible, 2)
        # Again, from what was lost instead of what was reached.
        lost = sum((Decimal(fulls[i]) - Decimal(marks[i]) for i in chosen), Decimal(0))
        whole = sum(map(Decimal, fulls), Decimal(0))
        most = sum((Decimal(fulls[i]) for i in chosen), Decimal(0))
        assert total == in_decimal((most - lost) * whole / most, 2)
        if all(applicable):
            assert Fraction(total) == sum(map(Fraction, marks))
        assert 0 <= Fraction(total) <= base
    return [";".join(fulls), ";".join(marks), ";".join("1" if one else "0" for one in applicable), shortest(base), total]


def totals():
    random = Random("totals")
    rows = []

    def split(whole, count):
        """`whole` hundredths in `count` positive pieces."""
        cuts = set()
        while len(cuts) < count - 1:
            cuts.add(random.between(1, whole - 1))
        ends = [0, *sorted(cuts), whole]
        return [b - a for a, b in zip(ends, ends[1:])]

    def text(hundredths):
        return written(hundredths // 100, 0) if hundredths % 100 == 0 else written(hundredths, 2)

    linwu = ["10", "16", "15", "9", "15", "5", "10", "20"], ["10", "16", "15", "9", "6", "5", "10", "20"]
    rows.append(total_row(*linwu, [1] * 8))
    for i in range(8):
        rows.append(total_row(*linwu, [i != j for j in range(8)]))
        rows.append(total_row(*linwu, [i == j for j in range(8)]))
    rows.append(total_row(*linwu, [0] * 8))
    five = ["10", "40", "20", "10", "20"], ["10", "40", "11", "10", "20"]
    for mask in range(32):
        rows.append(total_row(*five, [mask >> i & 1 for i in range(5)]))
    rows.append(total_row(["100"], ["0"], [1]))
    rows.append(total_row(["100"], ["100.00"], [1]))
    rows.append(total_row(["100"], ["99.99"], [0]))

    # Exact ties, most of them where base / Σ fulls has no end: dividing first loses them.
    ties = 0
    while ties < 100:
        possible = random.pick([24, 24, 48, 72, 72, 56, 88, 80])
        reached = random.between(1, possible * 100)
        if (Fraction(reached * 100, possible)) % 1 != Fraction(1, 2):
            continue
        ties += 1
        fulls, marks = spread(random, split(possible, min(random.between(1, 6), possible)), reached)
        others = split(100 - possible, random.between(1, 3))
        whole = [str(full) for full in others]
        nothing = [random.pick(["0", full]) for full in whole]
        rows.append(total_row(fulls + whole, marks + nothing, [1] * len(fulls) + [0] * len(whole)))

    for _ in range(380):
        count = random.pick([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30])
        whole = random.pick([10000, 10000, 10000, 10000, 9000, 12000, 20000])
        fulls = split(whole // 100, count) if random.below(3) else split(whole // 50, count)
        unit = whole // sum(fulls)
        fulls = [full * unit for full in fulls]
        marks = [full if random.one_in(2) else random.between(0, full) for full in fulls]
        applicable = [not random.one_in(6) for _ in fulls] if random.below(4) else [1] * count
        rows.append(total_row([text(full) for full in fulls], [text(mark) for mark in marks], applicable))
    return ["fulls", "scores", "applicable", "base", "total"], unique(rows, 3)


def spread(random, fulls, reached):
    """Shares `reached` hundredths out over the full marks, none above its own."""
    marks, room = [], sum(fulls) * 100
    for full in fulls:
        room -= full * 100
        mark = random.between(max(0, reached - room), min(full * 100, reached))
        reached -= mark
        marks.append(written(mark, 2))
    assert reached == 0
    return [str(full) for full in fulls], marks


# --- grades.csv -----------------------------------------------------------------------------------------------------


def grade(total):
    value = Fraction(total)
    name = "excellent" if value >= 90 else "good" if value >= 80 else "fair" if value >= 60 else "poor"
    again = ["poor", "fair", "good", "excellent"][sum(Decimal(total) >= cut for cut in (60, 80, 90))]
    assert name == again
    return name


def grades():
    random = Random("grades")
    texts = """0 0.00 0.01 91 97 90 98 99.3 99.43 99.33 100.00 100 100.01 120 89.5 79.5 59.5 89.99 89.995 89.999 90.00
            90.000 90.005 79.99 79.995 79.999 80 80.00 80.01 59.99 59.995 59.999 60 60.00 60.01 89 79 59 1 50""".split()
    for edge in (60, 80, 90, 100):
        for places in range(1, 13):
            for off in (-1, 0, 1):
                texts.append(written(edge * 10**places + off, places))
    for _ in range(140):
        texts.append(written(random.between(0, 10000) if random.below(3) else random.between(0, 100) * 100, 2))
    return ["total", "grade"], unique([[text, grade(text)] for text in texts], 1)


# --- units.csv ------------------------------------------------------------------------------------------------------

POWERS = {"元": 0, "万元": 4, "亿元": 8}


def converted(value, source, goal):
    result = shortest(Fraction(value) * Fraction(10) ** (POWERS[source] - POWERS[goal]))
    assert Decimal(result) == Decimal(value).scaleb(POWERS[source] - POWERS[goal])
    assert not (result.endswith("0") and "." in result) and "E" not in result
    return result


def units():
    random = Random("units")
    values = """0 0.00 1 -1 10000 100000000 0.0001 0.00000001 12345 7800000.00 368.97 318.74 50.23 38478.95 38847.92 16349.87
            -16349.86 0.39 150 28.7 5342 3.58 100 1000 0.01 -0.01 0.10 1.50 12000 120000000 99999999.99 100000000.01
            12345678.90 1234567890123456.78 0.000000000001 -50000 33333333.33""".split()
    rows = [[value, a, b] for value in values for a in POWERS for b in POWERS if a != b]
    rows += [[value, a, a] for value in ("368.97", "6.00", "-0.50", "100", "0.0") for a in POWERS]
    for _ in range(110):
        value = ("-" if random.one_in(6) else "") + money(random)
        rows.append([value, random.pick(list(POWERS)), random.pick(list(POWERS))])
    rows = [[value, a, b, converted(value, a, b)] for value, a, b in unique(rows, 3)]
    assert all(significant(row[3]) <= MOST_DIGITS for row in rows)
    for value, a, b, result in rows:  # and back again without loss
        assert Fraction(converted(result, b, a)) == Fraction(value)
    return ["value", "from", "to", "result"], rows


# --- parsing.csv ----------------------------------------------------------------------------------------------------

# Typed by hand: what is written, the kind of field, the value, the unit. ERROR: refused, not guessed.
WRITTEN = [
    # amounts as reports print them
    ("368.97万元", "amount", "368.97", "万元"),
    ("368.97", "amount", "368.97", ""),
    ("28.7", "amount", "28.7", ""),
    ("28.7万元", "amount", "28.7", "万元"),
    ("5342万元", "amount", "5342", "万元"),
    ("7,800,000.00元", "amount", "7800000.00", "元"),
    ("7，800，000.00元", "amount", "7800000.00", "元"),
    ("7,800，000.00", "amount", "7800000.00", ""),
    ("7,800,000", "amount", "7800000", ""),
    ("1,234", "amount", "1234", ""),
    ("12,345.6万元", "amount", "12345.6", "万元"),
    ("123,456,789,012.34元", "amount", "123456789012.34", "元"),
    ("3.58元", "amount", "3.58", "元"),
    ("1.2亿元", "amount", "1.2", "亿元"),
    ("150万", "amount", "150", "万元"),
    ("0.39万", "amount", "0.39", "万元"),
    ("3亿", "amount", "3", "亿元"),
    ("-3亿", "amount", "-3", "亿元"),
    ("6.00", "amount", "6.00", ""),
    ("6.00万元", "amount", "6.00", "万元"),
    ("6.0", "amount", "6.0", ""),
    ("6.000", "amount", "6.000", ""),
    ("0.50", "amount", "0.50", ""),
    ("0.05万元", "amount", "0.05", "万元"),
    ("0", "amount", "0", ""),
    ("0万元", "amount", "0", "万元"),
    ("0.00", "amount", "0.00", ""),
    ("0.00元", "amount", "0.00", "元"),
    ("100", "amount", "100", ""),
    ("007", "amount", "7", ""),
    ("00.50", "amount", "0.50", ""),
    ("000", "amount", "0", ""),
    (".5", "amount", "0.5", ""),
    ("38478.95万元", "amount", "38478.95", "万元"),
    # full width
    ("３６８．９７万元", "amount", "368.97", "万元"),
    ("３６８．９７", "amount", "368.97", ""),
    ("３68．9７万元", "amount", "368.97", "万元"),
    ("７，８００，０００．００元", "amount", "7800000.00", "元"),
    ("１５０万", "amount", "150", "万元"),
    ("－１２．５", "amount", "-12.5", ""),
    ("－12.5万元", "amount", "-12.5", "万元"),
    ("＋3", "amount", "3", ""),
    ("＋３．００万元", "amount", "3.00", "万元"),
    # signs and accounting negatives
    ("-12.5", "amount", "-12.5", ""),
    ("−12.5", "amount", "-12.5", ""),  # U+2212
    ("−12.5万元", "amount", "-12.5", "万元"),
    ("+3", "amount", "3", ""),
    ("+3.50万元", "amount", "3.50", "万元"),
    ("- 12.5", "amount", "-12.5", ""),
    ("-1,234.00", "amount", "-1234.00", ""),
    ("-0.01", "amount", "-0.01", ""),
    ("-0.00", "amount", "0.00", ""),
    ("-0", "amount", "0", ""),
    ("（1,234.00）", "amount", "-1234.00", ""),
    ("(1,234.00)", "amount", "-1234.00", ""),
    ("（1，234．00）", "amount", "-1234.00", ""),
    ("(56.95)", "amount", "-56.95", ""),
    ("（56.95）万元", "amount", "-56.95", "万元"),
    ("（56.95万元）", "amount", "-56.95", "万元"),
    ("( 56.95 )", "amount", "-56.95", ""),
    ("（12)", "amount", "-12", ""),
    ("（0.00）", "amount", "0.00", ""),
    # spaces
    (" 368.97万元", "amount", "368.97", "万元"),
    ("368.97万元 ", "amount", "368.97", "万元"),
    ("  368.97  ", "amount", "368.97", ""),
    ("1560.05 万元", "amount", "1560.05", "万元"),
    (" 1560.05 万元 ", "amount", "1560.05", "万元"),
    ("1560.05　万元", "amount", "1560.05", "万元"),  # U+3000
    ("　1560.05万元　", "amount", "1560.05", "万元"),
    ("1560.05\u00a0万元", "amount", "1560.05", "万元"),
    ("1560.05万 元", "amount", "1560.05", "万元"),
    ("\t368.97", "amount", "368.97", ""),
    ("1560.05\n万元", "amount", "1560.05", "万元"),
    ("150 万", "amount", "150", "万元"),
    # percentages
    ("86.38%", "percent", "86.38", "%"),
    ("86.38％", "percent", "86.38", "%"),
    ("８６．３８％", "percent", "86.38", "%"),
    ("86.38 %", "percent", "86.38", "%"),
    ("9.55\n%", "percent", "9.55", "%"),
    ("100%", "percent", "100", "%"),
    ("100.00%", "percent", "100.00", "%"),
    ("76.23", "percent", "76.23", ""),
    ("0%", "percent", "0", "%"),
    ("-1.87%", "percent", "-1.87", "%"),
    ("−1.87％", "percent", "-1.87", "%"),
    ("+31.39%", "percent", "31.39", "%"),
    ("1,250.00%", "percent", "1250.00", "%"),
    ("133.3%", "percent", "133.3", "%"),
    ("（1.87%）", "percent", "-1.87", "%"),
    ("（1.87）%", "percent", "-1.87", "%"),
    ("0.8638", "percent", "0.8638", ""),
    # points
    ("10分", "points", "10", "分"),
    ("10", "points", "10", ""),
    ("10 分", "points", "10", "分"),
    ("90 分 ", "points", "90", "分"),
    ("99.3 分", "points", "99.3", "分"),
    ("99.43分", "points", "99.43", "分"),
    ("１０分", "points", "10", "分"),
    ("8.50分", "points", "8.50", "分"),
    ("0分", "points", "0", "分"),
    ("-9分", "points", "-9", "分"),
    # counts
    ("28人", "count", "28", "人"),
    ("28", "count", "28", ""),
    ("5个", "count", "5", "个"),
    ("50 个", "count", "50", "个"),
    ("3200份", "count", "3200", "份"),
    ("1场", "count", "1", "场"),
    ("2，300人", "count", "2300", "人"),
    ("２８人", "count", "28", "人"),
    ("0人", "count", "0", "人"),
    # 28 significant digits are held, 29 are not; leading zeros do not count
    ("1234567890123456789012345678", "amount", "1234567890123456789012345678", ""),
    ("12345678901234567890123456.78元", "amount", "12345678901234567890123456.78", "元"),
    ("9999999999999999999999999999", "amount", "9999999999999999999999999999", ""),
    ("00001234567890123456789012345678", "amount", "1234567890123456789012345678", ""),
    ("12345678901234567890123456789", "amount", "ERROR", ""),
    ("123456789012345678901234567.89", "amount", "ERROR", ""),
    ("99999999999999999999999999999", "amount", "ERROR", ""),
    ("1234567890123456789012345678901234567890", "amount", "ERROR", ""),
    ("1234567890123456789012345678901234567890万元", "amount", "ERROR", ""),
    ("0.1234567890123456789012345678901234567890", "percent", "ERROR", ""),
    # nothing to read
    ("", "amount", "ERROR", ""),
    (" ", "amount", "ERROR", ""),
    ("　", "amount", "ERROR", ""),
    ("", "percent", "ERROR", ""),
    ("", "points", "ERROR", ""),
    ("", "count", "ERROR", ""),
    ("万元", "amount", "ERROR", ""),
    ("%", "percent", "ERROR", ""),
    ("分", "points", "ERROR", ""),
    ("人", "count", "ERROR", ""),
    ("-", "amount", "ERROR", ""),
    ("—", "amount", "ERROR", ""),
    ("/", "amount", "ERROR", ""),
    (".", "amount", "ERROR", ""),
    ("()", "amount", "ERROR", ""),
    ("（）", "amount", "ERROR", ""),
    ("无", "amount", "ERROR", ""),
    # not a number
    ("abc", "amount", "ERROR", ""),
    ("12abc", "amount", "ERROR", ""),
    ("150W", "amount", "ERROR", ""),
    ("NaN", "amount", "ERROR", ""),
    ("nan", "percent", "ERROR", ""),
    ("∞", "amount", "ERROR", ""),
    ("inf", "points", "ERROR", ""),
    ("1e5", "amount", "ERROR", ""),
    ("1E5", "amount", "ERROR", ""),
    ("1e-5万元", "amount", "ERROR", ""),
    ("0x10", "amount", "ERROR", ""),
    ("1_000", "amount", "ERROR", ""),
    ("XX万元", "amount", "ERROR", ""),
    ("三万元", "amount", "ERROR", ""),
    ("②", "count", "ERROR", ""),
    ("٣", "amount", "ERROR", ""),  # an Arabic-Indic three
    ("1/3", "percent", "ERROR", ""),
    # signs, points and brackets that do not fit
    ("--3", "amount", "ERROR", ""),
    ("+-3", "amount", "ERROR", ""),
    ("−−3", "amount", "ERROR", ""),
    ("12.5-", "amount", "ERROR", ""),
    ("(-3)", "amount", "ERROR", ""),
    ("-(3)", "amount", "ERROR", ""),
    ("（12", "amount", "ERROR", ""),
    ("12）", "amount", "ERROR", ""),
    ("1.2.3", "amount", "ERROR", ""),
    ("1..2", "amount", "ERROR", ""),
    ("12.", "amount", "ERROR", ""),
    ("3。5", "amount", "ERROR", ""),
    # separators in the wrong place
    ("1,23,4", "amount", "ERROR", ""),
    ("1，23，4", "amount", "ERROR", ""),
    ("12,5", "amount", "ERROR", ""),
    ("1234,567", "amount", "ERROR", ""),
    ("1,234567", "amount", "ERROR", ""),
    ("7800,0000", "amount", "ERROR", ""),
    (",123", "amount", "ERROR", ""),
    ("1,234,", "amount", "ERROR", ""),
    ("1,,234", "amount", "ERROR", ""),
    ("1,234.567,8", "amount", "ERROR", ""),
    # another kind's unit, two units, two numbers
    ("12%", "amount", "ERROR", ""),
    ("12％", "amount", "ERROR", ""),
    ("10分", "amount", "ERROR", ""),
    ("28人", "amount", "ERROR", ""),
    ("12美元", "amount", "ERROR", ""),
    ("368.97万元", "percent", "ERROR", ""),
    ("10分", "percent", "ERROR", ""),
    ("5‰", "percent", "ERROR", ""),
    ("12%%", "percent", "ERROR", ""),
    ("86.38%", "points", "ERROR", ""),
    ("10万元", "points", "ERROR", ""),
    ("12%", "count", "ERROR", ""),
    ("12万元", "count", "ERROR", ""),
    ("12元万", "amount", "ERROR", ""),
    ("12万元元", "amount", "ERROR", ""),
    ("万元12", "amount", "ERROR", ""),
    ("30-40万元", "amount", "ERROR", ""),
    ("8个项目985万元", "amount", "ERROR", ""),
    ("约30万元", "amount", "ERROR", ""),
]

UNITS_OF = {
    "amount": {"": "", "元": "元", "万元": "万元", "万": "万元", "亿元": "亿元", "亿": "亿元"},
    "percent": {"": "", "%": "%"},
    "points": {"": "", "分": "分"},
    "count": {"": "", "人": "人", "个": "个", "份": "份", "场": "场"},
}


def read(text, kind):
    """A small reader, only to hold the table typed by hand against rules written down once."""
    refused = ("ERROR", "")
    narrow = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    narrow = re.sub(r"[\s\u00a0\u3000]+", " ", narrow.replace("\u2212", "-")).strip()
    number = r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.[0-9]+)?)"
    unit = r"(?P<unit>[^0-9.,()+-]*)"
    for form, negative in [(rf"\( ?{number} ?{unit}\)", True), (rf"\( ?{number} ?\) ?{unit}", True),
                           (rf"(?P<sign>[+-]?) ?{number} ?{unit}", False)]:
        match = re.fullmatch(form, narrow)
        if match:
            break
    else:
        return refused
    name = UNITS_OF[kind].get(match["unit"].replace(" ", ""))
    whole, _, tail = match["number"].replace(",", "").partition(".")
    if name is None or not whole + tail or len((whole + tail).lstrip("0")) > MOST_DIGITS:
        return refused
    units = int(whole + tail)
    if negative or match["sign"] == "-":
        units = -units
    return written(units, len(tail)), name


def parsing():
    for text, kind, value, unit in WRITTEN:
        assert read(text, kind) == (value, unit), (text, kind, read(text, kind))
    rows = [list(row) for row in WRITTEN]
    assert len(unique(rows, 2)) == len(rows)
    return ["text", "kind", "value", "unit"], rows


# --- Writing --------------------------------------------------------------------------------------------------------

TABLES = [shares, remainder, rounding, scores, execution, totals, grades, units, parsing]


def check_by_hand(tables):
    """Rows worked out on paper. They guard the meaning, which two formulations by one author can share in error."""
    def has(table, *row):
        assert list(row) in tables[table][1], (table, row)

    has("shares", "318.74", "368.97", "2", "86.39")  # 86.38643…
    has("shares", "50.23", "368.97", "2", "13.61")  # 13.61356…
    has("shares", "-0.125", "100", "2", "-0.13")
    has("shares", "1", "32", "2", "3.13")
    has("shares", "-0.01", "1000000000000", "2", "0.00")
    has("rounding", "-0.125", "2", "-0.13")
    has("rounding", "2", "2", "2.00")
    has("rounding", "-0.004", "2", "0.00")
    has("rounding", "9.995", "2", "10.00")
    has("scores", "deduction", "5", "100", "92.8", "atLeast|5|2|whole", "3.00")  # floor(7.2 / 5) = 1 step of 2
    has("scores", "ratioFloor", "10", "100", "83.5", "60", "5.88")  # 10 × 23.5 / 40 = 5.875
    has("scores", "ratioFloor", "10", "100", "60", "60", "0.00")
    has("scores", "ratioForward", "10", "3", "2", "", "6.67")
    has("scores", "ratioReverse", "10", "90", "125.25", "", "7.19")  # 7.18562…
    has("scores", "ratioReverse", "10", "0", "1", "", "0.00")
    has("execution", "150", "125.25", "10", "proRata", "83.50", "8.35")
    has("execution", "100", "99.996", "10", "bands", "100.00", "7.00")
    has("execution", "16349.87", "16349.86", "10", "proRata", "100.00", "10.00")
    has("totals", "10;40;20;10;20", "10;40;11;10;20", "1;1;1;1;1", "100", "91.00")
    has("totals", "10;40;20;10;20", "10;40;11;10;20", "1;1;1;1;0", "100", "88.75")  # 71 × 100 / 80
    has("grades", "89.995", "good")
    has("grades", "91", "excellent")
    has("units", "7800000.00", "元", "万元", "780")
    parts = {(row[1], row[2]): row[3] for row in tables["remainder"][1]}
    assert parts["1;1;1", "0"] == "34;33;33" and parts["1;1;1", "2"] == "33.34;33.33;33.33"
    assert parts["318.74;50.23", "2"] == "86.39;13.61"


def main():
    tables = {table.__name__: table() for table in TABLES}
    check_by_hand(tables)
    different, size = [], 0
    for name, (header, rows) in tables.items():
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
        assert all(len(row) == len(header) for row in rows)
        content, path = out.getvalue().encode(), HERE / f"{name}.csv"
        size += len(content)
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_bytes() != content:
                different.append(path.name)
        else:
            path.write_bytes(content)
        print(f"{path.name:15} {len(rows):5} rows {len(content):7} bytes")
    assert size < 1_200_000
    if different:
        sys.exit("differs from what the generator writes: " + ", ".join(different))


if __name__ == "__main__":
    main()
