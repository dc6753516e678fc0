"""The first minute in words: one scene at a time, and nothing of a later one before its question is answered."""

from functools import cache
from typing import TypedDict

from ...case import Row
from ...case.reader import Reader
from ...positions import position_matrix
from ...widgets.encodings import value_encodings
from ...widgets.evidence import Card, exhibit_card, statement_card
from .model import (
    SCENES,
    decider_counts,
    decider_variable,
    exhibits,
    governments_naming_nobody,
    governments_that_spoke,
    reading_letters,
    readings,
    statements_naming,
    steps,
    steps_apart,
    text_parts,
)

DISCS = "○◔◑●"  # how much of a voice is switched off


class QuotedText(TypedDict):
    """Words of somebody: `gloss` is our translation, empty where the reader needs none."""

    id: str
    text: str
    language: str
    gloss: str


class Scene(TypedDict, total=False):
    """One scene. `cards` hold the evidence of all that it shows."""

    scene: str
    heading: str
    lead: str
    posts: list[QuotedText]
    rule: QuotedText
    theirs: str
    ground: QuotedText
    readings: list[dict[str, object]]
    beside: list[QuotedText]
    others: str
    answers: list[dict[str, str]]
    deciders: list[dict[str, object]]
    told: str
    onward: str
    evidence: str
    cards: list[Card]


def quoted_text(reader: Reader, row: Row) -> QuotedText:
    """Return what an exhibit says."""
    return {"id": row["id"], "text": row["wording"], "language": row["language"], "gloss": reader.gloss(row)}


@cache
def minute_words(reader: Reader) -> dict[str, object]:
    """Return what stays as it is while one reads in one language: labels and the steps of the ladder."""
    _ = reader.say
    return {
        "labels": {
            "title": _("You decide first"),
            "exhibit": _("Exhibit"),
            "rule": _("The company’s rule"),
            "duty": _("You are on duty at the company."),
            "role": _("In role, not your own politics."),
            "ladder": _("The four steps, with your choice and the company’s"),
            "you": _("you"),
            "they": reader.case.row("platform_actions", reader.case.entry("act.action"))["company"],
            "ground": _("The ground that the company stated"),
            "read": _("What the company read in it"),
            "beside": _("It also weighed what stood elsewhere:"),
            "evidence": _("Who, when, and where to read it"),
            "desk": _("Back to your desk"),
            "result": _("See what the company did"),
            "governments": _("What did governments say?"),
            "back": _("Back"),
            "question": _("Who should decide?"),
            "lesson": _("Go on with the lesson"),
            "counts": _("Answers, with the number of governments that gave each"),
        },
        "steps": [[each, name, place] for place, (each, name) in enumerate(_step_names(reader).items())],
    }


def minute_view(reader: Reader, scene: str, call: str, expected: str) -> Scene:
    """Return one scene. Without a call it is the first, and no count is told before `expected`, a decider's value."""
    scene = scene if scene in SCENES and call else SCENES[0]
    if scene == "decision":
        return _decision(reader, call)
    if scene == "governments":
        return _governments(reader)
    return _question(reader, expected) if scene == "question" else _exhibits(reader)


def step_difference_text(reader: Reader, mine: str, theirs: str) -> str:
    """Say how far one's own step is from the company's; "" where that stands on no ladder."""
    if theirs not in steps(reader.case):
        return ""
    _, apart = reader.say, steps_apart(reader.case, mine, theirs)
    if not apart:
        return _("You chose the same.")
    milder = (_("Your choice was one step milder."), _("Your choice was two steps milder."), _("Your choice was three steps milder."))  # fmt: skip
    harder = (_("Your choice was one step harder."), _("Your choice was two steps harder."), _("Your choice was three steps harder."))  # fmt: skip
    return (milder if apart < 0 else harder)[abs(apart) - 1]


def minute_static_fallback(reader: Reader) -> dict[str, object]:
    """Return what a saved page shows: exhibits, rule and steps in sight, and all that followed as one folded table."""
    _, words = reader.say, minute_words(reader)
    act = reader.case.row("platform_actions", reader.case.entry("act.action"))
    names, theirs = _step_names(reader), reader.case.entry("first_minute.theirs")
    rows: list[list[object]] = [[_("What the company did"), reader.entry("first_minute.did"), names.get(theirs, "")]]
    rows += [[_("The ground that it stated"), _statement_line(reader, row), act["company"]] for row in exhibits(reader.case, "ground")]  # fmt: skip
    for post in ("", *(row["id"] for row in exhibits(reader.case, "post"))):
        rows += [[_("Its reading"), _statement_line(reader, row), row["phrase"]] for row in readings(reader.case, post)]
    rows += [[each["place"], each["text"], f"{each['sign']} {each['value']}"] for each in _answers(reader)]
    rows += [[label, count, ""] for label, count in _named_deciders(reader)]
    return {
        "lead": reader.entry("first_minute.lead"),
        "labels": words["labels"],
        "posts": [quoted_text(reader, row) for row in exhibits(reader.case, "post")],
        "rules": [quoted_text(reader, row) for row in exhibits(reader.case, "rule")],
        "steps": [f"{disc} {name}" for disc, name in zip(DISCS, names.values(), strict=True)],
        "note": _("Decide for yourself first. Then open what the company did and what governments said."),
        "told": {
            "headers": [_("What"), _("Words or number"), _("Beside it")],
            "rows": rows,
            "caption": _("What followed"),
        },
    }


def minute_sentence(reader: Reader) -> str:
    """Return what one is asked to do, in one sentence."""
    _ = reader.say
    return _("You are on duty at the company, in role: read the exhibits and the rule, then choose one of four steps.")


def _step_names(reader: Reader) -> dict[str, str]:
    return {each["id"]: each["name"][reader.language] for each in reader.case.entry("first_minute.steps")}


def _exhibits(reader: Reader) -> Scene:
    posts, rules = exhibits(reader.case, "post"), exhibits(reader.case, "rule")
    return {
        "scene": "exhibits",
        "heading": reader.entry("first_minute.lead"),
        "posts": [quoted_text(reader, row) for row in posts],
        **({"rule": quoted_text(reader, rules[0])} if rules else {}),
        "cards": [exhibit_card(reader, row["id"]) for row in (*posts, *rules[:1])],
    }


def _decision(reader: Reader, call: str) -> Scene:
    case, letters = reader.case, reading_letters(reader.case)
    theirs = case.entry("first_minute.theirs")
    posts, grounds, beside = exhibits(case, "post"), exhibits(case, "ground"), readings(case, "")
    read = {post["id"]: readings(case, post["id"]) for post in posts}
    shown = [*grounds[:1], *(row for each in read.values() for row in each), *beside]
    return {
        "scene": "decision",
        "heading": f"{reader.entry('first_minute.did')} {step_difference_text(reader, call, theirs)}".strip(),
        "theirs": theirs,
        **({"ground": quoted_text(reader, grounds[0])} if grounds else {}),
        "readings": [
            {
                "language": post["language"],
                "parts": [list(part) for part in text_parts(case, post)],
                "notes": [[letters[row["id"]], quoted_text(reader, row)] for row in read[post["id"]]],
            }
            for post in posts
        ],
        "beside": [quoted_text(reader, row) for row in beside],
        "others": reader.entry("first_minute.others"),
        "cards": [exhibit_card(reader, row["id"]) for row in shown],
    }


def _governments(reader: Reader) -> Scene:
    _ = reader.say
    return {
        "scene": "governments",
        "heading": _("Then governments spoke"),
        "answers": _answers(reader),
        "told": _(
            "We chose these; {all} governments spoke. The word beside a sign is how coders read the whole statement."
        ).format(all=governments_that_spoke(reader.case))
        + f" {reader.entry('first_minute.reading')}",
        "cards": [statement_card(reader, row["id"]) for row in _selected_statements(reader)],
    }


def _selected_statements(reader: Reader) -> list[Row]:
    """Return the statements that the case chose, by day."""
    rows = [reader.case.row("statements", each) for each in reader.case.entry("first_minute.statements")]
    return sorted(rows, key=lambda row: (row["date"], row["id"]))


def _answers(reader: Reader) -> list[dict[str, str]]:
    _, case, labels = reader.say, reader.case, reader.labels()
    evaluation = case.entry("variables.evaluation")
    signs, found = value_encodings(case, evaluation), []
    for row in _selected_statements(reader):
        each = row["id"]
        actor = case.row("actors", row["actor"])
        ours = _("our translation") if reader.gloss(row) else ""
        entries = position_matrix(case)[row["jurisdiction"], evaluation]
        value = next(entry.value for entry in entries if each in entry.statements)
        found.append(
            {
                "id": each,
                "day": reader.date(row),
                "text": reader.text(row, "gloss"),
                "language": reader.language,
                "place": reader.name("jurisdictions", row["jurisdiction"]),
                "who": " · ".join(filter(None, [f"{actor['name']}, {reader.text(actor, 'office')}", each, ours])),
                "sign": signs[value][0],
                "value": labels[evaluation, value],
            }
        )
    return found


def _decider_names(reader: Reader) -> dict[str, str]:
    """Map each answer to who should decide to its words."""
    asked = decider_variable(reader.case)
    return {value: label for (variable, value), label in reader.labels().items() if variable == asked}


def _named_deciders(reader: Reader) -> list[tuple[str, int]]:
    _, names, counts = reader.say, _decider_names(reader), decider_counts(reader.case)
    return [
        *((names[each], count) for each, count in counts.items()),
        (_("spoke, and named nobody"), governments_naming_nobody(reader.case)),
    ]


def _question(reader: Reader, expected: str) -> Scene:
    _, names, counts = reader.say, _decider_names(reader), decider_counts(reader.case)
    answered = expected in counts
    rows: list[dict[str, object]] = [
        {"id": each, "text": names[each], "count": count if answered else None} for each, count in counts.items()
    ]
    if answered:
        text, count = _named_deciders(reader)[-1]
        rows.append({"id": "", "text": text, "count": count})
    return {
        "scene": "question",
        "heading": _("Who should have the power to decide this?"),
        "lead": _("In role again, as a reader of the news: which answer do you expect from most governments?"),
        "deciders": rows,
        "told": _outcome_text(reader, expected, counts) if answered else "",
        "onward": reader.entry("first_minute.onward") if answered else "",
        "evidence": _("Who answered “{value}”, when, and where to read it").format(value=names[expected])
        if answered
        else "",
        "cards": [statement_card(reader, each) for each in statements_naming(reader.case, expected)]
        if answered
        else [],
    }


def _outcome_text(reader: Reader, expected: str, counts: dict[str, int]) -> str:
    _, names = reader.say, _decider_names(reader)
    most = max(counts, key=lambda each: counts[each])
    parts = {
        "yours": names[expected],
        "own": counts[expected],
        "found": names[most],
        "most": counts[most],
        "all": governments_that_spoke(reader.case),
    }
    if counts[expected] == counts[most]:
        return _(
            "You expected “{yours}”, and that is the answer with most governments behind it: {most} of {all}. Some gave more than one."
        ).format(**parts)
    return _(
        "You expected “{yours}” ({own}). The answer with most governments behind it is “{found}” ({most} of {all}). Some gave more than one."
    ).format(**parts)


def _statement_line(reader: Reader, row: Row) -> str:
    return reader.gloss(row) or row["wording"]
