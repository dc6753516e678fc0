"""On how many statements two coders gave the same value: of several questions, and beside a machine that never reads."""

from typing import Any, TypedDict

from ...agreement import codes_of_both
from ...agreement_measures import CODERS, percent_agreement
from ...case import Reader
from ...i18n import Translator, _, colon, localized_percent
from ...widgets.html import PlainTable
from .words import Answer, known_variables

GUESSES = ("10", "30", "50", "70", "90")  # per cent: how often the machine may meet a coder


class Share(TypedDict):
    """A question; `same` of `all` statements got the same value, None as long as it is not told."""

    id: str
    name: str
    question: str
    all: int
    same: int | None
    share: str


def shares_view(reader: Reader, variables: list[str], guess: str) -> dict[str, Any]:
    """Return a row for each question, with its share and the least alike once one was guessed."""
    names = known_variables(reader, variables)
    answer: Answer = {"own": "", "record": "", "said": ""}
    rows = [_share(reader, each, guess in names) for each in names]
    if guess in names:
        least = min(rows, key=lambda row: row["same"] or 0)
        answer = {"own": names[guess], "record": least["name"], "said": _least_alike(reader, least)}
    return {"rows": rows, "answer": answer}


def _share(reader: Reader, variable: str, told: bool) -> Share:
    about, codes = reader.case.row("variables", variable), codes_of_both(reader.case, variable)
    same = int((codes[CODERS[0]] == codes[CODERS[1]]).sum())
    return {
        "id": variable,
        "name": reader.text(about, "name"),
        "question": reader.text(about, "question"),
        "all": len(codes),
        "same": same if told else None,
        "share": localized_percent(percent_agreement(codes), reader.language) if told else "?",
    }


def _least_alike(reader: Reader, row: Share) -> str:
    _ = reader.say
    return _("The same value on {same} of {all} statements, another one on {differ}.").format(
        same=row["same"], all=row["all"], differ=row["all"] - (row["same"] or 0)
    )


def shares_table(reader: Reader, variables: list[str]) -> PlainTable:
    """Return the shares of these questions as a table."""
    _ = reader.say
    rows = [_share(reader, each, told=True) for each in known_variables(reader, variables)]
    return {
        "headers": [_("Question"), _("Statements"), _("Same value")],
        "rows": [[row["name"], row["all"], row["share"]] for row in rows],
        "caption": _("How often coders A and B gave the same value"),
    }


def compared(say: Translator) -> tuple[str, str]:
    """Return what is laid beside coder A: the machine, and whoever reads."""
    return say(_("the machine")), say(_("coder B"))


def machine_view(reader: Reader, variable: str, guess: str) -> dict[str, Any]:
    """Return a machine that gives each statement the value that coder A gave most often, and what it reaches."""
    _, told = reader.say, guess in GUESSES
    known_variables(reader, [variable])
    codes, about = codes_of_both(reader.case, variable), reader.case.row("variables", variable)
    first, second = (codes[each] for each in CODERS)
    value = first.value_counts().index[0]
    hits, shares = int((first == value).sum()), [(first == value).mean(), percent_agreement(codes)]
    texts = [localized_percent(each, reader.language) for each in shares]
    said = _("Coder A used this value in {hits} of {all} answers; so often is the machine right. Coder B: {other}.")
    return {
        "question": reader.text(about, "question"),
        "machine": _("It writes “{value}” {count} times.").format(
            value=reader.labels()[variable, value], count=len(codes)
        ),
        "all": len(codes),
        "guesses": [[each, localized_percent(int(each) / 100, reader.language)] for each in GUESSES],
        "marks": [
            [name + colon(reader.language), text, round(100 * share, 1)]
            for name, text, share in zip(compared(_), texts, shares, strict=True)
        ]
        if told
        else [],
        "hits": hits if told else None,
        "answer": {
            "own": localized_percent(int(guess) / 100, reader.language) if told else "",
            "record": texts[0] if told else "",
            "said": said.format(hits=hits, all=len(codes), other=texts[1]) if told else "",
        },
    }


def machine_table(reader: Reader, variable: str) -> PlainTable:
    """Return what the machine and coder B reach, as a table."""
    _ = reader.say
    view = machine_view(reader, variable, GUESSES[0])
    return {
        "headers": [_("Who"), _("Same value as coder A")],
        "rows": [[name.rstrip(": \u00a0"), text] for name, text, _share in view["marks"]],
        "caption": view["machine"],
    }
