"""Texts with their figures marked.

A text is written with marks: ⟦368.97万元#basic⟧ is a figure named `basic`, ⟦12|points#score⟧ one whose unit stands
elsewhere (the head of a table), ⟨grade⟩良⟨/grade⟩ names a piece of text. `Text` takes the marks out and remembers the
places, also through changes of the surface: line breaks, full-width digits, spaced-out words.
"""
import re
import unicodedata
from decimal import Decimal

MARK = re.compile(r"⟦([^|#⟧]*)(?:\|([^#⟧]*))?(?:#([^⟧]*))?⟧|⟨(/?)([^⟩]*)⟩")
MONEY = {"元": Decimal(1), "万元": Decimal(10) ** 4, "万": Decimal(10) ** 4, "亿元": Decimal(10) ** 8,
         "亿": Decimal(10) ** 8}
KINDS = {"points": "points", "分": "points", "percent": "percent", "%": "percent"}


def plain(literal):
    """The digits of a figure as a machine would write them, and what stands behind them."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", literal)).replace(",", "")
    found = re.match(r"-?\d+(?:\.\d+)?", text)
    assert found, f"no number in {literal!r}"
    return found.group(0), text[found.end():]


class Figure:
    """A stated figure: what it is, its printed value, and where it stands (characters, from–to)."""

    def __init__(self, name, literal, unit, start, end):
        self.name, self.start, self.end = name, start, end
        self.value, written = plain(literal)
        self.unit = unit or written
        self.written = bool(written)
        if self.unit in MONEY:
            self.kind = "amount"
        else:
            self.kind = KINDS.get(self.unit, "count")

    @property
    def decimals(self):
        return len(self.value.partition(".")[2])


class Text:
    def __init__(self, marked):
        self.chars, self.figures, self.pieces = [], [], {}
        at, open_pieces = 0, {}
        for mark in MARK.finditer(marked):
            self.chars += marked[at:mark.start()]
            at = mark.end()
            literal, unit, name, closing, piece = mark.groups()
            if literal is not None:
                start = len(self.chars)
                self.chars += literal
                name = name or f"_#{len(self.figures)}"  # nothing is claimed about it
                self.figures.append(Figure(name, literal, unit, start, len(self.chars)))
            elif closing:
                self.pieces[piece] = (open_pieces.pop(piece), len(self.chars))
            else:
                assert piece not in open_pieces and piece not in self.pieces, f"{piece} twice"
                open_pieces[piece] = len(self.chars)
        assert not open_pieces, f"not closed: {open_pieces}"
        self.chars += marked[at:]
        self.named = {figure.name: figure for figure in self.figures}
        names = [figure.name for figure in self.figures]
        assert len(self.named) == len(names), [n for n in names if names.count(n) > 1]

    def __str__(self):
        return "".join(self.chars)

    def rewrite(self, change):
        """Replaces each character by `change(index, character)`; places follow."""
        out, places = [], []
        for index, char in enumerate(self.chars):
            places.append(len(out))
            out += change(index, char)
        places.append(len(out))
        for figure in self.figures:
            figure.start, figure.end = places[figure.start], places[figure.end]
        self.pieces = {name: (places[a], places[b]) for name, (a, b) in self.pieces.items()}
        self.chars = out

    def full_width_digits(self, every=1):
        """Digits of every n-th figure as ０１２."""
        chosen = {i for n, f in enumerate(self.figures) if n % every == 0 for i in range(f.start, f.end)}
        wide = lambda i, c: chr(ord(c) + 0xFEE0) if i in chosen and c in "0123456789.%" else c
        self.rewrite(wide)

    def wrap(self, width, inside_numbers=True):
        """Breaks the lines of paragraphs as the text layer of a PDF does: at a width, inside words and numbers."""
        breaks, column, start = set(), 0.0, 0
        for index, char in enumerate(self.chars):
            if char == "\n":
                column = 0.0
                continue
            column += 0.5 if ord(char) < 0x2E80 else 1.0
            after = self.chars[index + 1] if index + 1 < len(self.chars) else "\n"
            number = char in "0123456789." and after in "0123456789."
            # A line does not begin with a closing mark.
            if column >= width and after not in "\n，。；：、）”》" and (inside_numbers or not number):
                breaks.add(index)
                column = 0.0
        self.rewrite(lambda i, c: c + "\n" if i in breaks else c)

    def spaced(self, *names):
        """Spaces between the characters of pieces: 优 秀."""
        inside = {i for n in names for i in range(self.pieces[n][0], self.pieces[n][1] - 1)}
        self.rewrite(lambda i, c: c + " " if i in inside else c)

    def half_width_marks(self, every=2):
        """Every n-th comma, colon, bracket in half width."""
        marks = {"，": ",", "：": ":", "（": "(", "）": ")", "；": ";"}
        seen = [0]

        def change(_, char):
            if char not in marks:
                return char
            seen[0] += 1
            return marks[char] if seen[0] % every == 0 else char
        self.rewrite(change)
