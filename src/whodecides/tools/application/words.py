"""The steps of applying a text to the act, their outcomes and a text's dated history, in words."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from ...case import Reader, Row
from ...i18n import localized_day
from ...regulation import (
    EFFECT_TIMES,
    LAW,
    act_day,
    application_row,
    application_steps,
    article_of,
    effect_time,
    law_outcome,
    status_history,
    status_on,
)
from ...widgets.instruments import status_words


def day_of_act(reader: Reader) -> str:
    """Return the day of the act in words."""
    return localized_day(act_day(reader.case), reader.language)


@cache
def step_words(reader: Reader) -> dict[str, tuple[str, str]]:
    """Return name and question of each step that asks something. Not to be changed."""
    _, own = reader.say, [each for each in application_steps(reader.case) if each != LAW]
    rows = {each: reader.case.row("application_steps", each) for each in own}
    return {
        LAW: (_("Law?"), _("Was it law on {day}?").format(day=day_of_act(reader))),
        **{each: (reader.text(row, "name"), reader.text(row, "question")) for each, row in rows.items()},
    }


@cache
def outcome_words(reader: Reader) -> dict[str, dict[str, str]]:
    """Return the words of each outcome of each step. Not to be changed."""
    return _words_of_outcomes(reader, "label") | {LAW: _law_words(reader)}


@cache
def button_words(reader: Reader) -> dict[str, dict[str, str]]:
    """Return the same as short as a button needs them; of the law only whether it was one then. Not to be changed."""
    _, long = reader.say, outcome_words(reader)
    found = {
        step: {each: short or long[step][each] for each, short in words.items()}
        for step, words in _words_of_outcomes(reader, "short").items()
    }
    return found | {LAW: dict(zip(EFFECT_TIMES, (_("yes"), _("only later"), _("never so far")), strict=True))}


def _words_of_outcomes(reader: Reader, column: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in reader.case["application_outcomes"].to_dict("records"):
        found.setdefault(row["step"], {})[row["id"]] = reader.optional_text(row, column)
    return found


def _law_words(reader: Reader) -> dict[str, str]:
    _ = reader.say
    return {
        "in force": _("in force"),
        "not yet in force": _("signed, but not yet in force"),
        "only proposed": _("announced or proposed only"),
        "struck": _("struck down, as far as it matters here"),
        "ended": _("no longer in force"),
        "not yet proposed": _("not even announced"),
    }


def status_then(reader: Reader, instrument: str) -> str:
    """Return what a text was on the day of the act."""
    return outcome_words(reader)[LAW][law_outcome(reader.case, instrument)]


def clause(reader: Reader, instrument: str) -> dict[str, Any]:
    """Return what a text says in plain words, its article, and its own words where they were seen.

    Where the case has no article of it, what it does stands there, in short.
    """
    row = article_of(reader.case, instrument)
    if row is None:
        whole = reader.case.row("instruments", instrument)
        return {"text": reader.text(whole, "summary"), "article": "", "wording": "", "language": "", "note": "", "sources": reader.links(whole)}  # fmt: skip
    return {
        "text": reader.text(row, "clause"),
        "article": row["article"],
        "wording": row["wording"],
        "language": row["language"],
        "note": reader.note(row),
        "sources": reader.links(row),
    }


def ground(reader: Reader, instrument: str, step: str) -> dict[str, Any]:
    """Return what the record says of a step: a text, the article and the sources. Of the law, the version and the last step."""
    row = application_row(reader.case, instrument, reader.case.entry("application.law") if step == LAW else step)
    links = reader.links(row)
    if step == LAW:
        past = [each for each in status_history(reader.case, instrument) if each["date"] <= act_day(reader.case)]
        links = [link for each in past[-1:] for link in reader.links(each)] + links
    return {
        "text": reader.text(row, "text"),
        "article": row["article"],
        "sources": list({link["url"]: link for link in links}.values()),
    }


def law_sentence(reader: Reader, instrument: str) -> str:
    """Say whether a text was law on the day, and by how many days it missed it."""
    _, case = reader.say, reader.case
    time, day = effect_time(case, instrument), act_day(case)
    begins = [each["date"] for each in status_history(case, instrument) if each["status"] == "in force"]
    if time == EFFECT_TIMES[0]:
        return _("It was law on that day.")
    if time == EFFECT_TIMES[1] and begins and min(begins) > day:
        late = (min(begins) - day).days
        return _.ngettext("{count} day too late: it took effect on {day}.", "{count} days too late: it took effect on {day}.", late).format(
            count=late, day=localized_day(min(begins), reader.language)
        )  # fmt: skip
    if time == EFFECT_TIMES[1]:
        return _("On that day: {status}.").format(status=status_then(reader, instrument))
    return _("Not then, nor later as far as we found. On that day: {status}.").format(
        status=status_then(reader, instrument)
    )


def dated_strip(reader: Reader, instrument: str) -> list[dict[str, Any]]:
    """Return the days on which a text changed, as {text, day, act}, with the day of the act among them.

    After the act the first change and the last stand for all; where nothing changed, the last step that was found.
    """
    _, case, found, standing = reader.say, reader.case, [], ""
    short = {each: reader.short_word(each, "statuses.status") for each in case.labelled("statuses.status")}
    words = status_words(reader) | short
    for each in status_history(case, instrument):
        now = status_on(case, instrument, each["date"]) or ""
        if now != standing:
            found.append((each, words[now]))
        standing = now
    before = [each for each in found if each[0]["date"] <= act_day(case)]
    after = [each for each in found if each[0]["date"] > act_day(case)]
    last = status_history(case, instrument)[-1]
    if not after and last["date"] > act_day(case):
        after = [(last, _("still: {status}").format(status=words[last["status"]]))]
    act = [{"text": reader.entry("act.this"), "day": day_of_act(reader), "act": True}]
    ends = after[:1] if len(after) < 2 else [after[0], after[-1]]
    return [*_dated(reader, before[-3:]), *act, *_dated(reader, ends)]


def _dated(reader: Reader, steps: Sequence[tuple[Row, str]]) -> list[dict[str, Any]]:
    exact = {True: lambda row: localized_day(row["date"], reader.language), False: reader.date}
    return [{"text": text, "day": exact[row["date_precision"] == "day"](row), "act": False} for row, text in steps]
