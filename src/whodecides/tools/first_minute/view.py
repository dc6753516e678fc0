"""The first minute in words: what is judged and the ladder, and which words the company named; nothing before it is answered."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict

from ...case import Row
from ...case.first_minute import ground_exhibits, judged_exhibits, reply_exhibits, rule_exhibits, words_of_minute
from ...case.reader import Reader
from ...widgets.evidence import Card, exhibit_card
from ...widgets.quotation import in_quotation_marks
from ...widgets.tool import AnswerSummary
from .model import (
    all_places,
    most_picks,
    picked_places,
    places,
    readings,
    steps,
    steps_apart,
)

DISCS = "○◔◑●"  # how hard a step is


class QuotedText(TypedDict):
    """Words of somebody: `gloss` is our translation, empty where the reader needs none."""

    id: str
    text: str
    language: str
    gloss: str


class LadderView(TypedDict, total=False):
    """What is judged, rule, what was answered, and steps; with a call also the step that was taken (`theirs`), what is said of it, and the evidence."""

    judged: list[QuotedText]
    rule: QuotedText
    reply: QuotedText
    theirs: str
    said: str
    ground: QuotedText
    others: str
    cards: list[Card]


class PressedPlace(TypedDict):
    """A part of a post: `picked` by the reader, `named` by the company as far as that is told."""

    id: str
    text: str
    picked: bool
    named: bool


class PostPlaces(TypedDict):
    """A post as the parts that can be pressed."""

    language: str
    places: list[PressedPlace]


class PlacesView(TypedDict):
    """The posts; `readings` are [words of the post, what the company read in them] as far as told, `left` says how many
    presses are left, `said` what is surprising once there is none."""

    posts: list[PostPlaces]
    readings: list[list[object]]
    left: int
    said: str
    cards: list[Card]


def quoted_text(reader: Reader, row: Row) -> QuotedText:
    """Return what an exhibit says."""
    return {"id": row["id"], "text": row["wording"], "language": row["language"], "gloss": reader.gloss(row)}


@cache
def minute_words(reader: Reader) -> dict[str, object]:
    """Return what stays as it is while one reads in one language: labels and the steps of the ladder."""
    _, own = reader.say, words_of_minute(reader)
    return {
        "labels": {
            "title": "",
            "lead": reader.entry("first_minute.lead"),
            "rule": own["rule"],
            "duty": own["duty"],
            "role": _("In role, not your own politics."),
            "ladder": _("The four steps, with your choice and the one that was taken"),
            "you": _("you"),
            "they": own["they"],
            "ground": own["ground"],
            "reply": reader.entry("first_minute.reply_is") if reply_exhibits(reader.case) else "",
            "read": _("What the company read in it"),
            "evidence": _("Who, when, and where to read it"),
        },
        "steps": [[each, name, place] for place, (each, name) in enumerate(_step_names(reader).items())],
    }


def ladder_view(reader: Reader, call: str) -> LadderView:
    """Return what is judged, rule and steps, and with a `call` what was done."""
    case = reader.case
    judged, rules, replies = judged_exhibits(case), rule_exhibits(case), reply_exhibits(case)
    shown: LadderView = {"judged": [quoted_text(reader, row) for row in judged], "cards": []}
    if rules:
        shown["rule"] = quoted_text(reader, rules[0])
    if replies:
        shown["reply"] = quoted_text(reader, replies[0])
    if not call:
        return shown
    theirs, grounds = case.entry("first_minute.theirs"), ground_exhibits(case)
    if grounds:
        shown["ground"] = quoted_text(reader, grounds[0])
    return {
        **shown,
        "theirs": theirs,
        "said": f"{reader.entry('first_minute.did')} {step_difference_text(reader, call, theirs)}".strip(),
        "others": reader.entry("first_minute.others"),
        "cards": [exhibit_card(reader, row["id"]) for row in (*judged, *rules, *replies, *grounds)],
    }


def step_difference_text(reader: Reader, mine: str, theirs: str) -> str:
    """Say how far one's own step is from the one that was taken; "" where that stands on no ladder."""
    if theirs not in steps(reader.case):
        return ""
    _, apart = reader.say, steps_apart(reader.case, mine, theirs)
    if not apart:
        return _("You chose the same.")
    milder = (_("Your choice was one step milder."), _("Your choice was two steps milder."), _("Your choice was three steps milder."))  # fmt: skip
    harder = (_("Your choice was one step harder."), _("Your choice was two steps harder."), _("Your choice was three steps harder."))  # fmt: skip
    return (milder if apart < 0 else harder)[abs(apart) - 1]


def places_view(reader: Reader, picks: Sequence[str]) -> PlacesView:
    """Return the posts with what was pressed; what the company named is told of a place that was pressed, and of all in the end."""
    case = reader.case
    picked = [each.id for each in picked_places(case, picks)]
    left = most_picks(case) - len(picked)
    told = [each for each in all_places(case) if each.reading and (not left or each.id in picked)]
    return {
        "posts": [
            {
                "language": post["language"],
                "places": [
                    {"id": each.id, "text": each.text, "picked": each.id in picked, "named": each in told}
                    for each in places(case, post)
                ],
            }
            for post in judged_exhibits(case)
        ],
        "readings": [
            [each.text, each.id in picked, quoted_text(reader, case.row("exhibits", each.reading))] for each in told
        ],
        "left": left,
        "said": _places_text(reader, picked, left),
        "cards": [exhibit_card(reader, each.reading) for each in told],
    }


def _places_text(reader: Reader, picked: Sequence[str], left: int) -> str:
    """Return what there is to say after the last press: "" where none was made."""
    _, case = reader.say, reader.case
    if not picked:
        return ""
    named = {each.id for each in all_places(case) if each.reading}
    if left:
        last = (
            _("The company named these words.") if picked[-1] in named else _("The company did not name these words.")
        )
        more = _.ngettext("{count} press is left.", "{count} presses are left.", left)
        return f"{last} {more.format(count=left)}"
    found = _("You found {found} of the {all} places that the company named.").format(
        found=len(named & set(picked)), all=len(named)
    )
    return f"{found} {reader.entry('first_minute.named')}"


def summarize_places(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return the words that were pressed, and those that the company named."""
    _, asked = reader.say, answer.get("picks")
    picked = picked_places(
        reader.case, [each for each in asked if isinstance(each, str)] if isinstance(asked, list) else []
    )
    named = [each.text for each in all_places(reader.case) if each.reading]
    return {
        "sentence": _("You pressed: {words}.").format(words=_in_a_row([each.text for each in picked], reader.language)),
        "words": "",
        "record": _("The company named: {words}.").format(words=_in_a_row(named, reader.language)),
    }


def _in_a_row(texts: Sequence[str], language: str) -> str:
    return ", ".join(in_quotation_marks(each.rstrip(",.!"), language) for each in texts)


def ladder_static_fallback(reader: Reader) -> dict[str, object]:
    """Return what a saved page shows: exhibits, rule and steps in sight, and all that followed as one folded table."""
    _, words = reader.say, minute_words(reader)
    names = _step_names(reader)
    return {
        "lead": reader.entry("first_minute.lead"),
        "labels": words["labels"],
        "judged": [quoted_text(reader, row) for row in judged_exhibits(reader.case)],
        "rules": [quoted_text(reader, row) for row in rule_exhibits(reader.case)],
        "replies": [quoted_text(reader, row) for row in reply_exhibits(reader.case)],
        "steps": [f"{disc} {name}" for disc, name in zip(DISCS, names.values(), strict=True)],
        "note": words_of_minute(reader)["open"],
        "told": {
            "headers": [_("What"), _("Words or number"), _("Beside it")],
            "rows": [*what_was_done(reader), *reading_rows(reader)],
            "caption": _("What followed"),
        },
    }


def what_was_done(reader: Reader) -> list[list[object]]:
    """Return the step that was taken and the ground that was stated, as rows of a table."""
    _, own = reader.say, words_of_minute(reader)
    theirs = _step_names(reader).get(reader.case.entry("first_minute.theirs"), "")
    rows: list[list[object]] = [[own["did"], reader.entry("first_minute.did"), theirs]]
    rows += [[_("The ground that it stated"), _statement_line(reader, row), own["they"]] for row in ground_exhibits(reader.case)]  # fmt: skip
    return rows


def reading_rows(reader: Reader) -> list[list[object]]:
    """Return what they read, in which words, as rows of a table; what they weighed beside all that is judged comes first."""
    _, posts = reader.say, ("", *(row["id"] for row in judged_exhibits(reader.case)))
    found = (row for post in posts for row in readings(reader.case, post))
    return [[_("Its reading"), _statement_line(reader, row), row["phrase"]] for row in found]


def minute_sentence(reader: Reader) -> str:
    """Return what one is asked to do at the ladder, in one sentence."""
    return words_of_minute(reader)["asked"]


def places_sentence(reader: Reader) -> str:
    """Return what one is asked to do with the words of the posts, in one sentence."""
    _ = reader.say
    return _("Press the words of the posts that you expect the company to have named.")


def _step_names(reader: Reader) -> dict[str, str]:
    return {each["id"]: each["name"][reader.language] for each in reader.case.entry("first_minute.steps")}


def _statement_line(reader: Reader, row: Row) -> str:
    return reader.gloss(row) or row["wording"]
