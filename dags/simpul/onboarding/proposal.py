"""What a new agency's example file suggests: which column is which shared word, what identifies a row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simpul.contract import load_contracts
from simpul.errors import ContractInvalid
from simpul.landing import Landing
from simpul.readers.headers import aliases, normal
from simpul.settings import Settings
from simpul.vocabulary import Word, load_vocabulary

NAMED_MONTH, NAMED_YEAR = r"(?P<year>20\d\d)[-_ ]?(?P<month>0[1-9]|1[0-2])(?!\d)", r"(?P<year>20\d\d)(?!\d)"
"""How a file's name tells its period."""
COMMA, POINT = r"-?\d+(\.\d{3})*,\d+", r"-?\d+(,\d{3})*\.\d+"
SEPARATORS = ",;\t|"


@dataclass(frozen=True)
class Column:
    """A column of the example: its name, the word it seems to be, what its values look like."""

    name: str
    word: str | None
    has_gaps: bool
    is_unique: bool
    values: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """What can be said about a table from one example of it."""

    columns: tuple[Column, ...]
    words: Mapping[str, Word]
    example: Path = Path()

    @property
    def mapped(self) -> list[Column]:
        """Return the columns that a shared word names."""
        return [column for column in self.columns if column.word]

    @property
    def unmapped(self) -> list[Column]:
        """Return the columns that no shared word names yet."""
        return [column for column in self.columns if not column.word]

    @property
    def grain(self) -> list[str]:
        """Return the words that identify a row: the first unique column, else every code; a month adds the period."""
        alone = [column.word for column in self.mapped if column.word and column.is_unique and not column.has_gaps]
        codes = [column.word for column in self.mapped if column.word and self.words[column.word].type == "code"]
        grain = alone[:1] or codes or [column.word for column in self.mapped if column.word][:1]
        return [*grain, "period"] if "month" in str(self.period) else grain

    @property
    def period(self) -> dict[str, str]:
        """Return the columns that hold year and month, else how the file's name tells them, where it does."""
        kinds: dict[str, str] = {self.words[c.word].type: c.name for c in self.mapped if c.word}
        if "year" in kinds:
            return {kind: kinds[kind] for kind in ("year", "month") if kind in kinds}
        named = (rule for rule in (NAMED_MONTH, NAMED_YEAR) if re.search(rule, self.example.name))
        return {"file": rule} if (rule := next(named, "")) else {}

    @property
    def decimal(self) -> str:
        """Return the decimal mark of the example's numbers; a point where nothing speaks for the comma."""
        numeric = [c for c in self.mapped if c.word and self.words[c.word].type in ("number", "percent")]
        numbers = [value for column in numeric for value in column.values if value is not None]
        says_comma, says_point = (any(re.fullmatch(form, one) for one in numbers) for form in (COMMA, POINT))
        return "," if says_comma and not says_point else "."

    @property
    def separator(self) -> str:
        """Return what stands between the values of an example that is a text."""
        with self.example.open(encoding="utf-8", errors="replace") as file:
            lines = [line for line in file.read(20_000).splitlines() if line.strip()]
        return max(SEPARATORS, key=lambda mark: max((line.count(mark) for line in lines), default=0))


def propose(settings: Settings, example: Path) -> Proposal:
    """Read an example and match its columns with the vocabulary and with what other agencies call the same word.

    Raises:
        PromiseBroken: the file cannot be read.
        ContractInvalid: no column of it is a shared word.
    """
    words, spoken = load_vocabulary(settings.promises), names_in_use(settings)
    headers, facts = _read(example, set(spoken))
    taken: set[str] = set()
    columns = []
    for header, (has_gaps, is_unique, values) in zip(headers, facts, strict=True):
        word = spoken.get(normal(header))
        word = None if word in taken else word
        taken |= {word} if word else set()
        columns.append(Column(header, word, has_gaps, is_unique, values))
    if not taken:
        what = f"no column is a shared word: {', '.join(headers[:8])}"
        todo = "add words for its columns to expectations/vocabulary.yml, or label them as its words are labelled"
        raise ContractInvalid(what, where=str(example), todo=todo)
    return Proposal(tuple(columns), words, example)


def names_in_use(settings: Settings) -> dict[str, str]:
    """Return every name, as compared, that is known for a word: its own, its labels, and the agencies' columns."""
    found: dict[str, str] = {}
    for contract in load_contracts(settings.promises).values():
        for table in contract.tables.values():
            pairs = ((name, word) for names, word in table.fields.items() for name in aliases(names))
            found |= {normal(name): word.rstrip("?") for name, word in pairs}
    for name, word in load_vocabulary(settings.promises).items():
        found |= dict.fromkeys(map(normal, (word.label.id, word.label.en, name, name.replace("_", " "))), name)
    return found


def _read(example: Path, known: set[str]) -> tuple[list[str], list[tuple[bool, bool, tuple[str, ...]]]]:
    """Return the headers, and of each column: has it gaps, is it unique, its first three values."""
    import duckdb

    from simpul.readers import open_source

    with duckdb.connect(
        config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    ) as connection:
        source = open_source(connection, example, Landing(connector="drop", match=(example.name,)), known)
        filled = "nullif(trim(c{0}::varchar), '')"
        asked = ", ".join(
            f"count(*) > count({one}), count(*) = count(distinct {one}), list({one})[:3]"
            for one in (filled.format(place) for place in range(len(source.headers)))
        )
        answer: Sequence = connection.sql(f"select {asked} from {source.relation}").fetchall()[0]
    facts = [(bool(g), bool(u), tuple(v or ())) for g, u, v in zip(*[iter(answer)] * 3, strict=True)]
    seen = dict(zip(source.headers, facts, strict=True))
    return [header for header in seen if header.strip()], [fact for header, fact in seen.items() if header.strip()]


def pattern_of(example: Path, agency: str) -> str:
    """Return the glob for files like the example: runs of digits may differ."""
    stem = re.sub(r"\d+", "*", example.stem)
    return f"**/{stem if re.search('[A-Za-z]', stem) else agency + '*'}{example.suffix.lower()}"
