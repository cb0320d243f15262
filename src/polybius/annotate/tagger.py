"""The trained tagger: a small encoder, run with ONNX Runtime, that says what each sentence reports and which words say so.

Its weights are made by ``make train`` from the corpus in ``training/`` and ship in ``data/``. Sentences are batched within
their report only: eight-bit arithmetic scales by what stands in the batch, and a report must be read the same in any company.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import msgspec
import numpy as np
import onnxruntime
from numpy.typing import NDArray

from polybius.annotate.wordpiece import WordPieces
from polybius.model import Parse
from polybius.model.claim import Status
from polybius.model.layers import Sentence
from polybius.model.tags import SentenceTag, Tags, WordTag

LONGEST = 160
"""Pieces of a sentence that are read; what is beyond them has no tags."""
BATCH = 8
LEAST = 0.05
"""A word is tagged where it names an event at least so probably."""
LEAST_ROLE = 0.1
Numbers = NDArray[np.float32]


class _Labels(msgspec.Struct, frozen=True):
    roots: tuple[str, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[Status, ...]
    cameo: tuple[str, ...]
    vocabulary: tuple[str, ...]


class _Read(msgspec.Struct, frozen=True):
    """The logits of one sentence, its padding cut off."""

    root: Numbers
    sentence_cameo: Numbers
    types: Numbers
    mode: Numbers
    status: Numbers
    cameo: Numbers
    from_trigger: Numbers
    to_word: Numbers
    source: Numbers


class Tagger:
    """Reads sentences with the shipped weights.

    Args:
        weights: an ONNX model as ``training/train.py`` writes it.
        labels: its labels and vocabulary, as JSON.
    """

    def __init__(self, weights: bytes, labels: bytes) -> None:
        self.labels = msgspec.json.decode(labels, type=_Labels)
        self.pieces = WordPieces(self.labels.vocabulary)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self.of_type = {
            kind: [i for i, mode in enumerate(self.labels.modes) if i == 0 or mode.startswith(f"{kind}/")]
            for kind in self.labels.types
        }

    def tags(self, parse: Parse) -> Tags:
        """The tags of one report."""
        words: dict[int, WordTag] = {}
        sentences: dict[int, SentenceTag] = {}
        for sentence, read in self._read(parse):
            roots, cameo = _softmax(read.root), _softmax(read.sentence_cameo)
            sentences[sentence.number] = SentenceTag(
                dict(zip(self.labels.roots, roots.tolist(), strict=True)),
                dict(zip(self.labels.cameo, cameo.tolist(), strict=True)),
                self._sources(sentence, read),
            )
            types = _softmax(read.types)
            for at in np.flatnonzero(types[:, 0] <= 1 - LEAST).tolist():
                words[sentence.first + at] = self._word(sentence, read, types[at], at)
        return Tags(words, sentences)

    @staticmethod
    def _sources(sentence: Sentence, read: _Read) -> dict[int, float]:
        values = _sigmoid(read.source[:, 0])
        return {sentence.first + i: float(values[i]) for i in np.flatnonzero(values >= LEAST_ROLE).tolist()}

    def _word(self, sentence: Sentence, read: _Read, types: Numbers, at: int) -> WordTag:
        ranked = sorted(zip(self.labels.types[1:], types[1:].tolist(), strict=True), key=lambda pair: -pair[1])
        options = self.of_type[ranked[0][0]]
        mode = options[int(read.mode[at, options].argmax())]
        width = read.from_trigger.shape[-1] // 2
        roles = [
            _sigmoid(read.to_word[:, part] @ read.from_trigger[at, part] / width**0.5 - 2.0)
            for part in (slice(0, width), slice(width, 2 * width))
        ]
        actors, recipients = (
            {sentence.first + i: float(values[i]) for i in np.flatnonzero(values >= LEAST_ROLE).tolist()}
            for values in roles
        )
        return WordTag(
            token=sentence.first + at,
            none=float(types[0]),
            types=tuple(ranked[:4]),
            mode=self.labels.modes[mode].partition("/")[2] or None,
            statuses=dict(zip(self.labels.statuses, _softmax(read.status[at]).tolist(), strict=True)),
            cameo=self.labels.cameo[int(read.cameo[at].argmax())],
            actors=actors,
            recipients=recipients,
        )

    def _read(self, parse: Parse) -> Iterator[tuple[Sentence, _Read]]:
        cut = sorted(
            ((sentence, *self._cut(parse, sentence)) for sentence in parse.sentences), key=lambda one: len(one[1])
        )
        for start in range(0, len(cut), BATCH):
            yield from self._run(cut[start : start + BATCH])

    def _cut(self, parse: Parse, sentence: Sentence) -> tuple[list[int], list[int]]:
        """The pieces of a sentence, and where each of its words begins among them."""
        pieces, first = [self.pieces.cls], []
        for token in parse.tokens[sentence.first : sentence.last]:
            own = self.pieces.of(token.text)
            if len(pieces) + len(own) >= LONGEST:
                break
            first.append(len(pieces))
            pieces += own
        return [*pieces, self.pieces.sep], first or [0]

    def _run(self, batch: Sequence[tuple[Sentence, list[int], list[int]]]) -> Iterator[tuple[Sentence, _Read]]:
        length, width = max(len(pieces) for _, pieces, _ in batch), max(len(first) for *_, first in batch)
        inputs = {
            "pieces": np.zeros((len(batch), length), np.int64),
            "mask": np.zeros((len(batch), length), np.int64),
            "words": np.zeros((len(batch), width), np.int64),
        }
        for i, (_, pieces, first) in enumerate(batch):
            inputs["pieces"][i, : len(pieces)] = pieces
            inputs["mask"][i, : len(pieces)] = 1
            inputs["words"][i, : len(first)] = first
        found: list[Any] = self.session.run(None, inputs)
        for i, (sentence, _, first) in enumerate(batch):
            whole, words = (value[i] for value in found[:2]), (value[i, : len(first)] for value in found[2:])
            yield sentence, _Read(*whole, *words)


@cache
def load_tagger() -> Tagger:
    """The tagger with the weights that the package ships."""
    data = files("polybius.data")
    with as_file(data / "tagger.onnx") as weights, as_file(data / "tagger.json") as labels:
        return Tagger(weights.read_bytes(), labels.read_bytes())


def _softmax(logits: Numbers) -> Numbers:
    exponents: Numbers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Numbers = exponents / exponents.sum(axis=-1, keepdims=True)
    return shares


def _sigmoid(logits: Numbers) -> Numbers:
    shares: Numbers = (1 / (1 + np.exp(-logits))).astype(np.float32)
    return shares
