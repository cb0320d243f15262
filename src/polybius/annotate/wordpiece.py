"""Words cut into the pieces that the tagger knows: BERT's WordPiece on words that are already told apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 60
"""A longer word is not cut but unknown, in code points."""


class WordPieces:
    """Cuts words by a vocabulary, the longest known piece first (Wu et al. 2016, section 4.1; Devlin et al. 2019).

    Args:
        vocabulary: the pieces in the order of their numbers; those inside a word begin with ``##``.

    >>> pieces = WordPieces(["[UNK]", "[CLS]", "[SEP]", "with", "##draw", "##al", "."])
    >>> pieces.of("Withdrawal"), pieces.of("."), pieces.of("zzz")
    ((3, 4, 5), (6,), (0,))
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.cls, self.sep = self.numbers[CLS], self.numbers[SEP]
        self.of = lru_cache(maxsize=100_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        found: list[int] = []
        for part in _parts(word):
            found += self._cut(part)
        return tuple(found) or (self.numbers[UNKNOWN],)

    def _cut(self, part: str) -> list[int]:
        if len(part) > LONGEST_WORD:
            return [self.numbers[UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = part[start:end] if start == 0 else f"##{part[start:end]}"
                if piece in self.numbers:
                    found.append(self.numbers[piece])
                    start = end
                    break
            else:
                return [self.numbers[UNKNOWN]]
        return found


def _parts(word: str) -> list[str]:
    """A word in lower case without accents, parted at punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    parts = [""]
    for char in plain:
        if _is_punctuation(char):
            parts += [char, ""]
        elif unicodedata.category(char).startswith("C"):
            continue
        else:
            parts[-1] += char
    return [part for part in parts if part.strip()]


def _is_punctuation(char: str) -> bool:
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P")
