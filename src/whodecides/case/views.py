"""Joined views of a case that several layers need."""

from collections.abc import Collection, Iterable
from functools import cache, lru_cache

import pandas as pd

from ..texts import MOST_QUESTIONS, cited_ids, is_off_topic, topic_words
from .loader import Case, Row, current_case
from .other_cases import names_beside, other_case


def government_codes(case: Case | None = None) -> pd.DataFrame:
    """Return one row for each government statement and variable, and for each search that found none.

    Only adjudicated values count, and only actors in government. Columns: jurisdiction, statement,
    search, variable, value, confidence, words, note, kind, date, and label, which is the value as the tools print it; sorted
    by jurisdiction, variable in codebook order, date.

    >>> government_codes()
    """
    return _government_codes(case or current_case()).copy()


@cache
def statement_codes(case: Case) -> dict[str, dict[str, str]]:
    """Return the adjudicated codes of each government statement: {id: {variable: value}}. Not to be changed."""
    codes = _government_codes(case)
    spoken = codes[codes["statement"] != ""]
    return {
        statement: dict(zip(rows["variable"], rows["value"], strict=True))
        for statement, rows in spoken.groupby("statement", sort=False)
    }


INFERRED = "inferred"  # the words of a value that no words carry
GAP = " … "  # between words that stand apart


def contains_words(statement: Row, words: str) -> bool:
    """Say whether these words, or each of those that stand apart, are in the wording or the context of a statement."""
    return all(each in statement["wording"] or each in statement["context"] for each in words.split(GAP))


def locate_words(statement: Row, words: str) -> tuple[str, str]:
    """Return which of the words that carry something stand in the wording of a statement, and which in its context only."""
    parts = words.split(GAP) if words else []
    quoted = [each for each in parts if each in statement["wording"]]
    return GAP.join(quoted), GAP.join(each for each in parts if each not in quoted)


CITABLE = ("statements", "claims", "instruments", "events", "platform_actions", "promises")  # an id names one row


# What a case is about, in the names that it gives to things; each column in all languages that it has.
NAME_COLUMNS = {
    "actors": ("name", "office"),
    "hearing_steps": ("name", "question", "for", "against", "board"),
    "instruments": ("name",),
    "jurisdictions": ("name",),
    "platform_actions": ("company", "platform"),
    "values": ("label",),
    "variables": ("name", "question"),
}


class Citable(dict[str, dict[str, str]]):
    """What a text may cite, with what tasks ask of it: {id: facts}; and the words in which one speaks of it.

    `others` are cases that the text may be about, too, by name; their ids are written as in `id_elsewhere`.
    """

    def __init__(self, case: Case, facts: dict[str, dict[str, str]], others: Iterable[Case] = ()) -> None:
        super().__init__(facts)
        self.case = case
        self.others = {each.folder.name: each for each in others}
        # What a text may write behind the name of a case: {name: {id there: id here}}; of a case that it is not about nothing.
        self._named: dict[str, dict[str, str]] = dict.fromkeys(names_beside(case), {})
        self._named[case.folder.name] = {each: each for each in facts if self.origin(each)[0] is case}
        self._named |= {
            name: {each: id_elsewhere(case, other, each) for each in citable(other)}
            for name, other in self.others.items()
        }

    def with_cases(self, names: Collection[str]) -> "Citable":
        """Return what a text may cite that is also about the cases of these names, as far as they lie beside this one."""
        beside = names_beside(self.case) if names else []
        others = tuple(other_case(self.case, each) for each in names if each in beside)
        return _citable_of_several(self.case, *others) if others else self

    def cited_ids(self, text: str) -> tuple[list[str], list[str]]:
        """Return what a text cites, and what looks like an id and is none, as `texts.cited_ids`."""
        return cited_ids(text, self, self._named)

    def origin(self, cited: str) -> tuple[Case, str]:
        """Return the case of which an id is, and the id as its own tables hold it."""
        for name, other in self.others.items():
            own = cited.removeprefix(f"{name}-")
            if own in citable(other) and id_elsewhere(self.case, other, own) == cited:
                return other, own
        return self.case, cited

    def is_off_topic(self, text: str, question: str = "") -> bool:
        """Say whether a text has hardly a word of the cases, of what it cites, or of the question that it answers."""
        ids = self.cited_ids(text)[0]
        cited = (_row_words(*self.origin(each), self[each].get("table", "statements")) for each in ids)
        terms = (_case_terms(each) for each in (self.case, *self.others.values()))
        return is_off_topic(text, [_question_words(question), *terms, *cited], fewest=bool(ids))


@lru_cache(MOST_QUESTIONS)
def _question_words(question: str) -> set[str]:
    """Return `topic_words` of a question, worked out once for all who answer it. Not to be changed."""
    return topic_words(question)


@cache  # a class cites the same rows again and again
def _row_words(case: Case, cited: str, table: str) -> set[str]:
    """Return the words of a row in all its columns, as `texts.topic_words`. Not to be changed."""
    return topic_words(" ".join(each for each in case.row(table, cited).values() if isinstance(each, str)))


@cache
def _case_terms(case: Case) -> frozenset[str]:
    """Return the names of places, people, companies and texts, and the words of the codebook, as `texts.topic_words`."""
    found: set[str] = set()
    for table in NAME_COLUMNS.keys() & case.tables.keys():
        rows = case[table]
        for column in rows.columns:
            if column.removesuffix(column[-3:] if column[-3:-2] == "_" else "") in NAME_COLUMNS[table]:
                found |= topic_words(" ".join(rows[column].astype(str)))
    return frozenset(found)


@cache
def citable(case: Case) -> Citable:
    """Return what a text may cite, with what tasks ask of it: {id: facts}. Not to be changed.

    The facts of a government statement are its codes; all other rows have "table" among theirs, and a claim of
    the story its "verdict".
    """
    facts = {each: {"table": table} for table in CITABLE if table in case.tables for each in case[table]["id"]}
    facts |= {each: dict(codes) for each, codes in statement_codes(case).items()}
    if "claims" in case.tables:
        told = case["claims"].query("kind != 'omission'")
        for claim, verdict in zip(told["id"], told["verdict"], strict=True):
            facts[claim]["verdict"] = verdict
    return Citable(case, facts)


@cache
def _citable_of_several(case: Case, *others: Case) -> Citable:
    facts = {**citable(case)}
    for other in others:
        facts |= {id_elsewhere(case, other, each): own for each, own in citable(other).items()}
    return Citable(case, facts, others)


def id_elsewhere(case: Case, other: Case, row_id: str) -> str:
    """Return the id of a row of another case as a page of a case writes it: as it is, and behind the name of its case,
    "my-case-AAA-01", only where the page's own case has the same.
    """
    return f"{other.folder.name}-{row_id}" if row_id in _citable_ids(case) else row_id


@cache
def _citable_ids(case: Case) -> frozenset[str]:
    """Return the ids of a case's rows that a text may cite."""
    return frozenset(each for table in CITABLE if table in case.tables for each in case[table]["id"])


def compared_jurisdictions(case: Case) -> list[str]:
    """Return the codes of the jurisdictions that can be compared: with a government statement or a search."""
    known = set(_government_codes(case)["jurisdiction"])
    return [each for each in case["jurisdictions"]["id"] if each in known]


@cache
def _government_codes(case: Case) -> pd.DataFrame:
    positions = case["positions"]
    codes = positions[positions["coder"] == "adjudicated"].drop(columns="coder")
    kinds = case["values"].rename(columns={"id": "value", "label_en": "label"})[["variable", "value", "kind", "label"]]
    codes = codes.merge(kinds, on=["variable", "value"])
    in_government = case["actors"].set_index("id")["in_government"]
    statements = case["statements"].set_index("id")
    codes = codes.assign(
        date=codes["statement"].map(statements["date"]),
        spoken=codes["statement"].map(statements["actor"].map(in_government)),
    )
    codes = codes[(codes["statement"] == "") | codes["spoken"].eq(True)]
    order = {each: place for place, each in enumerate(case["variables"]["id"])}
    codes = codes.assign(order=codes["variable"].map(order))
    codes = codes.sort_values(["jurisdiction", "order", "date", "statement"], kind="stable")
    return codes.drop(columns=["order", "spoken"]).reset_index(drop=True)
