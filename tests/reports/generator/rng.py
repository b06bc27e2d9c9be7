"""Random numbers that are the same on every machine (SplitMix64), and splitting of amounts."""
from decimal import ROUND_HALF_UP, Decimal

MASK = (1 << 64) - 1
CENT = Decimal("0.01")


class Random:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.next() % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def some(self, items, count):
        """So many of the items, in their order."""
        rest = list(range(len(items)))
        while len(rest) > count:
            rest.pop(self.below(len(rest)))
        return [items[i] for i in rest]

    def cents(self, low, high):
        """An amount with two decimals between two whole numbers."""
        return Decimal(self.between(low * 100, high * 100)).scaleb(-2)

    def split(self, total, count):
        """Cuts an amount into parts with two decimals, none of them tiny."""
        weights = [self.between(10, 100) for _ in range(count)]
        parts = [(total * w / sum(weights)).quantize(CENT, ROUND_HALF_UP) for w in weights[:-1]]
        return parts + [total - sum(parts)]

    def split_whole(self, total, count):
        cuts = sorted(self.between(1, total - 1) for _ in range(count - 1))
        parts = [b - a for a, b in zip([0] + cuts, cuts + [total])]
        return parts if all(parts) else self.split_whole(total, count)


def half_up(value, decimals=2):
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def percent(part, whole, decimals=2):
    return half_up(Decimal(part) * 100 / Decimal(whole), decimals)
