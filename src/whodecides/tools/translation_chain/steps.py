"""One step of the chain: its words as they stand in the flow diagram, and its card beside it."""

from typing import TypedDict

from ...article_claims import SIDE_BRANCH, step_id
from ...case import Reader, Row
from ...widgets.evidence import Card, note_facts
from .judged import counted_changes, is_read, judge
from .model import SIGNS, cuts_at, parts


class Phrase(TypedDict):
    """A piece of a wording; `phrase` is the number of its phrase, None where it is not followed."""

    text: str
    phrase: int | None
    sign: str
    change: str
    note: str


class Step(TypedDict):
    """A step: `phrases` in the order of the wording, `gone` what it leaves out; a step not judged yet is one piece."""

    id: str
    number: int
    first: bool
    mine: list[str] | None
    found: str
    change: str
    who: str
    when: str
    inferred: bool
    hidden: bool
    language: str
    gloss: str
    phrases: list[Phrase]
    gone: list[Phrase]
    card: Card


def who(reader: Reader, row: Row) -> str:
    """Return who speaks or prints at a step, and in which language."""
    return f"{heading(reader, row)} · {reader.language_name(row['language'])}"


def heading(reader: Reader, row: Row) -> str:
    """Return the kind of a step and who speaks or prints there."""
    presumed = " (" + reader.say.pgettext("step", "inferred") + ")" if row["inferred"] else ""
    return f"{reader.word(row['stage'], 'renderings.stage')} · {reader.text(row, 'outlet')}{presumed}"


def step_view(reader: Reader, row: Row, mine: list[str] | None) -> Step:
    """Return one step: what it says, and what changed where it was judged or is the first."""
    _ = reader.say
    first = row["step"] == 1
    told = bool(first or mine)
    facts = [[_("What the speaker says"), reader.text(row, "change")]] if first else []
    facts.append([_("Language"), reader.language_name(row["language"])])
    dated = row["date"] == row["date"]
    if dated:
        facts.append([_("Date"), f"{row['date']:%Y-%m-%d}"])
    if row["inferred"]:
        facts.append([_("Inferred"), _("This step could not be read. Its words are presumed from another document.")])
    if told:
        facts += note_facts(reader, row)
    read = is_read(row)
    cuts = cuts_at(reader.case, row["expression"]).get(row["step"], ()) if told else ()
    judged = mine is not None and not first and row["stage"] != SIDE_BRANCH
    return {
        "id": step_id(row),
        "number": row["step"],
        "first": first,
        "mine": mine,
        "found": counted_changes(reader, cuts) if judged else "",
        "change": " ".join(filter(None, [judge(reader, row, mine[-1]), reader.text(row, "change")])) if judged else "",
        "who": f"{row['step']} · {reader.text(row, 'outlet')}",
        "when": ", ".join([reader.language_name(row["language"]), *([f"{row['date']:%Y-%m-%d}"] if dated else [])]),
        "inferred": row["inferred"],
        "hidden": not read,
        "language": row["language"],
        "gloss": reader.text(row, "gloss"),
        "phrases": [_phrase(reader, each["text"], each["cut"]) for each in parts(row["wording"], cuts)] if read else [],
        "gone": [_phrase(reader, _words_before(reader, cut), cut) for cut in cuts if cut["change"] == "left out"],
        "card": {
            "heading": f"{row['step']} · {heading(reader, row)}",
            "wording": row["wording"] if read else "",
            "wording_language": row["language"],
            "gloss": reader.text(row, "gloss"),
            "facts": facts if read else [[_("Wording"), _("could not be read")], *facts],
            "sources": reader.links(row),
        },
    }


def branch_view(reader: Reader, row: Row) -> Card:
    """Return the card of another rendering of the same words, with what it did to the phrases that are cut."""
    _ = reader.say
    card = step_view(reader, row, ["told"])["card"]
    cuts = cuts_at(reader.case, row["expression"]).get(row["step"], ())
    kept = [
        f"{SIGNS[cut['change']]} {reader.word(cut['change'], 'cuts.change')} "
        + _("“{words}”").format(words=cut["words"] or _words_before(reader, cut))
        for cut in cuts
    ]
    card["facts"].insert(0, [_("What changed"), reader.text(row, "change")])
    if kept:
        card["facts"].insert(0, [_("Phrases"), "; ".join(kept)])
    card["heading"] = reader.text(row, "outlet")
    return card


def _phrase(reader: Reader, text: str, cut: Row | None) -> Phrase:
    if not cut:
        return {"text": text, "phrase": None, "sign": "", "change": "", "note": ""}
    change = reader.word(cut["change"], "cuts.change")
    return {
        "text": text,
        "phrase": cut["phrase"],
        "sign": SIGNS[cut["change"]],
        "change": change,
        "note": reader.text(cut, "note"),
    }


def _words_before(reader: Reader, cut: Row) -> str:
    """Return the words that a phrase had last, before it was left out; a side branch leaves out the speaker's."""
    cuts = cuts_at(reader.case, cut["expression"])
    rows = reader.case["renderings"]
    own = rows[rows["expression"] == cut["expression"]].set_index("step")["stage"]
    aside = own[cut["step"]] == SIDE_BRANCH
    had = [
        each["words"]
        for step, row in sorted(cuts.items())
        for each in row
        if each["phrase"] == cut["phrase"] and each["words"] and step < cut["step"] and own[step] != SIDE_BRANCH
    ]
    return had[0 if aside else -1] if had else ""
