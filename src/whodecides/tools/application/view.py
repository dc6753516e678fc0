"""One law applied to the case, step by step: question, the student's guess, what the record says."""

from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import Any

from ...case import Case, Reader
from ...i18n import Translator
from ...regulation import (
    LAW,
    WHEN,
    act_day,
    applicable,
    application,
    applied,
    history,
    is_counterfactual,
    last_step,
    law_on,
    status_on,
    steps,
    took_effect,
)
from ...show.base import Choice
from ...show.instruments import first_capital, grouped_instruments, status_words
from .words import day_of_act, duty_words, outcome_words, step_words, the_act


def known_guesses(case: Case, guesses: dict[str, str]) -> dict[str, str]:
    """Return the guesses that fit the present data, as {"instrument.step": outcome}: stored ones may be older."""
    if not isinstance(guesses, dict):
        return {}
    fits = {f"{each}.{step}": codes for each in applicable(case) for step, codes in steps(case).items()}
    return {key: code for key, code in guesses.items() if code in fits.get(key, ())}


def application_view(case: Case, choice: Choice) -> dict[str, dict[str, Any]]:
    """Return what the tool shows for a choice {instrument, guesses, language}: "words" and "view".

    A step is answered once its guess is there, and the next question follows; after the last comes a summary.
    """
    reader, instrument = Reader(case, choice["language"]), choice["instrument"]
    guesses = known_guesses(case, choice["guesses"])
    answered = _answered(case, instrument, guesses)
    left = [each for each in steps(case) if each not in answered]
    _ = reader.say
    return {
        "words": _words(reader),
        "view": {
            "steps": [_answer(reader, instrument, step, guesses) for step in answered],
            "next": left[0] if left else "",
            "as_if": _as_if(reader, instrument) if answered else "",
            "summary": {} if left else _summary(reader, instrument),
            "progress": _progress(case, guesses, _),
        },
    }


def _answered(case: Case, instrument: str, guesses: dict[str, str]) -> list[str]:
    """Return the steps that are answered, in order, up to the first one without a guess."""
    return list(takewhile(lambda step: f"{instrument}.{step}" in guesses, steps(case)))


def _progress(case: Case, guesses: dict[str, str], _: Translator) -> str:
    """Say how many texts of each kind are applied in full: the task asks for one of each."""
    full = [
        took_effect(case, each) for each in applicable(case) if len(_answered(case, each, guesses)) == len(steps(case))
    ]
    said = _("Applied in full: law on that day {now}, law only later {later}, never law {never}.")
    return said.format(**dict(zip(("now", "later", "never"), map(full.count, WHEN), strict=True)))


def _answer(reader: Reader, instrument: str, step: str, guesses: dict[str, str]) -> dict[str, Any]:
    words = outcome_words(reader)[step]
    guess, outcome = guesses[f"{instrument}.{step}"], applied(reader.case, instrument)[step]
    return {"id": step, "guess": words[guess], "outcome": words[outcome], "same": guess == outcome} | _ground(
        reader, instrument, step
    )


def _ground(reader: Reader, instrument: str, step: str) -> dict[str, Any]:
    """Return the text of a step and its sources. For "law" these are the version and the history up to the day."""
    row = application(reader.case, instrument, reader.case.entry("application.law") if step == LAW else step)
    sources = reader.links(row)
    if step == LAW:
        past = [each for each in history(reader.case, instrument) if each["date"] <= act_day(reader.case)]
        sources = [link for each in past[-1:] for link in reader.links(each)] + sources
    return {
        "text": reader.text(row, "text"),
        "article": row["article"],
        "sources": list({link["url"]: link for link in sources}.values()),
    }


def _with_article(ground: Mapping[str, Any]) -> str:
    return f"{ground['text']} ({ground['article']})" if ground["article"] else ground["text"]


def _as_if(reader: Reader, instrument: str) -> str:
    _ = reader.say
    if not is_counterfactual(reader.case, instrument):
        return ""
    outcome = outcome_words(reader)[LAW][law_on(reader.case, instrument)]
    said = _("As if: on {day} this was {status}. What follows never happened.")
    return said.format(day=day_of_act(reader), status=outcome)


def _lead(reader: Reader, instrument: str) -> str:
    _, day = reader.say, day_of_act(reader)
    duty = duty_words(reader, applied(reader.case, instrument))
    if is_counterfactual(reader.case, instrument):
        said = _("As if it had been law on {day}, it would have required of the company: {duty}.")
    else:
        said = _("It was law on {day}. It required of the company: {duty}.")
    return said.format(day=day, duty=duty)


def _summary(reader: Reader, instrument: str) -> dict[str, Any]:
    """Return the card that ends an application: what, by when, at what risk, who oversees, on what source."""
    _ = reader.say
    told = reader.case["application_steps"].query("in_summary").to_dict("records")
    asked = [each for each in told if each["id"] in steps(reader.case)]
    facts = [[reader.text(each, "name"), _with_article(_ground(reader, instrument, each["id"]))] for each in asked]
    reasons = [(each, application(reader.case, instrument, each["id"])) for each in told if each not in asked]
    facts += [[reader.text(each, "name"), reader.text(row, "text")] for each, row in reasons]
    status, last = status_on(reader.case, instrument), last_step(reader.case, instrument)
    checked = f"{reader.case.row('instruments', instrument)['last_checked']:%Y-%m-%d}"
    facts.append([_("Last recorded status"), f"{status_words(reader)[status]} ({reader.date(last)})"])
    facts.append([_("Last checked"), checked])
    links = [link for step in steps(reader.case) for link in _ground(reader, instrument, step)["sources"]]
    links += [link for row in (*(row for _step, row in reasons), last) for link in reader.links(row)]
    return {
        "lead": _lead(reader, instrument),
        "card": {
            "heading": reader.name("instruments", instrument),
            "facts": facts,
            "sources": list({link["url"]: link for link in links}.values()),
        },
    }


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    outcomes, codes = outcome_words(reader), steps(reader.case)
    return {
        "labels": _labels(_),
        "instruments": [
            [each, name, {"group": place}]
            for each, name, place in grouped_instruments(reader)
            if each in applicable(reader.case)
        ],
        "facts": _facts(reader),
        "steps": [
            {"id": step, "question": question, "options": [[code, outcomes[step][code]] for code in codes[step]]}
            for step, (_name, question) in step_words(reader).items()
        ],
    }


def _facts(reader: Reader) -> dict[str, Any]:
    """Return the facts of the case as a card, from the table of what companies did."""
    _, row = reader.say, the_act(reader.case)
    return {
        "heading": _("The facts: {company}, {date}").format(company=row["company"], date=f"{row['date']:%Y-%m-%d}"),
        "facts": [
            [_("What"), reader.entry("act.what")],
            [_("Ground given"), reader.text(row, "ground")],
            [_("Where"), reader.entry("act.where")],
        ],
        "sources": reader.links(row),
    }


def _labels(_: Translator) -> dict[str, str]:
    return {
        "title": _("Apply a law to the case"),
        "choose": _("Which law, as it stood or was proposed?"),
        "guess": _("Your guess first. Choose one:"),
        "guessed": _("You expected:"),
        "found": _("The record says:"),
        "same": _("as you expected"),
        "other": _("other than you expected"),
        "undo": _("Take back my last guess"),
        "summary": _("Summary"),
        "again": _("Choose another law"),
    }


def application_twin(reader: Reader) -> dict[str, Any]:
    """Return two tables, as headers, rows and caption: the questions, and what the record says of each text; and a note."""
    _, names = reader.say, reader.names("instruments")
    asked, outcomes, codes = step_words(reader), outcome_words(reader), steps(reader.case)
    options = [[asked[step][1], "; ".join(outcomes[step][code] for code in codes[step])] for step in codes]
    rows = [
        [names[each], *(outcomes[step][code] for step, code in applied(reader.case, each).items())]
        for each in applicable(reader.case)
    ]
    return {
        "asked": {
            "headers": [_("Question"), _("Possible answers")],
            "rows": options,
            "caption": _("Questions to each text"),
        },
        "note": _("Reading without running? Guess first, then open this."),
        "told": {
            "headers": [_("Instrument"), *(name for name, _question in asked.values())],
            "rows": rows,
            "caption": _("What the record says of each text"),
        },
    }


def application_sentence(case: Case, choice: Choice) -> str:
    """Return one sentence on how far the student is."""
    reader = Reader(case, choice["language"])
    _, instrument = reader.say, choice["instrument"]
    done = _answered(case, instrument, known_guesses(case, choice["guesses"]))
    return _("{name}: {done} of {all} questions answered.").format(
        name=first_capital(reader.name("instruments", instrument)),
        done=len(done),
        all=len(steps(case)),
    )
