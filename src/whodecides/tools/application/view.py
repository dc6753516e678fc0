"""One law applied to the case, step by step: question, the student's guess, what the record says."""

from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from typing import Any

from ...case import Case, Reader
from ...i18n import Translator
from ...regulation import (
    EFFECT_TIMES,
    LAW,
    act_day,
    applicable_instruments,
    application_outcomes,
    application_row,
    application_steps,
    effect_time,
    is_counterfactual,
    last_status,
    law_outcome,
    status_history,
    status_on,
)
from ...widgets.base import State
from ...widgets.instruments import first_capital, grouped_instruments, status_words
from ...widgets.tool import AnswerSummary
from .words import day_of_act, duty_words, outcome_words, step_words, the_act


def known_guesses(case: Case, guesses: dict[str, str]) -> dict[str, str]:
    """Return the guesses that fit the present data, as {"instrument.step": outcome}: stored ones may be older."""
    if not isinstance(guesses, dict):
        return {}
    fits = {
        f"{each}.{step}": codes
        for each in applicable_instruments(case)
        for step, codes in application_steps(case).items()
    }
    return {key: code for key, code in guesses.items() if code in fits.get(key, ())}


def application_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return what the tool shows for a state {instrument, guesses, language}: "words" and "view".

    A step is answered once its guess is there, and the next question follows; after the last comes a summary.
    """
    reader, instrument = Reader(case, state["language"]), state["instrument"]
    guesses = known_guesses(case, state["guesses"])
    answered = _answered_steps(case, instrument, guesses)
    left = [each for each in application_steps(case) if each not in answered]
    _ = reader.say
    return {
        "words": _words(reader),
        "view": {
            "steps": [_answer(reader, instrument, step, guesses) for step in answered],
            "next": left[0] if left else "",
            "as_if": _as_if_note(reader, instrument) if answered else "",
            "summary": {} if left else _summary(reader, instrument),
            "progress": _progress(case, guesses, _),
        },
    }


def _answered_steps(case: Case, instrument: str, guesses: dict[str, str]) -> list[str]:
    """Return the steps that are answered, in order, up to the first one without a guess."""
    return list(takewhile(lambda step: f"{instrument}.{step}" in guesses, application_steps(case)))


def _progress(case: Case, guesses: dict[str, str], _: Translator) -> str:
    """Say how many texts of each kind are applied in full: the task asks for one of each."""
    full = [
        effect_time(case, each)
        for each in applicable_instruments(case)
        if len(_answered_steps(case, each, guesses)) == len(application_steps(case))
    ]
    sentence = _("Applied in full: law on that day {now}, law only later {later}, never law {never}.")
    return sentence.format(**dict(zip(("now", "later", "never"), map(full.count, EFFECT_TIMES), strict=True)))


def _answer(reader: Reader, instrument: str, step: str, guesses: dict[str, str]) -> dict[str, Any]:
    words = outcome_words(reader)[step]
    guess, outcome = guesses[f"{instrument}.{step}"], application_outcomes(reader.case, instrument)[step]
    return {"id": step, "guess": words[guess], "outcome": words[outcome], "same": guess == outcome} | _ground(
        reader, instrument, step
    )


def _ground(reader: Reader, instrument: str, step: str) -> dict[str, Any]:
    """Return the text of a step and its sources. For "law" these are the version and the history up to the day."""
    row = application_row(reader.case, instrument, reader.case.entry("application.law") if step == LAW else step)
    sources = reader.links(row)
    if step == LAW:
        past = [each for each in status_history(reader.case, instrument) if each["date"] <= act_day(reader.case)]
        sources = [link for each in past[-1:] for link in reader.links(each)] + sources
    return {
        "text": reader.text(row, "text"),
        "article": row["article"],
        "sources": list({link["url"]: link for link in sources}.values()),
    }


def _with_article(ground: Mapping[str, Any]) -> str:
    return f"{ground['text']} ({ground['article']})" if ground["article"] else ground["text"]


def _as_if_note(reader: Reader, instrument: str) -> str:
    _ = reader.say
    if not is_counterfactual(reader.case, instrument):
        return ""
    outcome = outcome_words(reader)[LAW][law_outcome(reader.case, instrument)]
    sentence = _("As if: on {day} this was {status}. What follows never happened.")
    return sentence.format(day=day_of_act(reader), status=outcome)


def _lead_text(reader: Reader, instrument: str) -> str:
    _, day = reader.say, day_of_act(reader)
    duty = duty_words(reader, application_outcomes(reader.case, instrument))
    if is_counterfactual(reader.case, instrument):
        sentence = _("As if it had been law on {day}, it would have required of the company: {duty}.")
    else:
        sentence = _("It was law on {day}. It required of the company: {duty}.")
    return sentence.format(day=day, duty=duty)


def _summary(reader: Reader, instrument: str) -> dict[str, Any]:
    """Return the card that ends an application: what, by when, at what risk, who oversees, on what source."""
    _ = reader.say
    told = reader.case["application_steps"].query("in_summary").to_dict("records")
    asked = [each for each in told if each["id"] in application_steps(reader.case)]
    facts = [[reader.text(each, "name"), _with_article(_ground(reader, instrument, each["id"]))] for each in asked]
    reasons = [(each, application_row(reader.case, instrument, each["id"])) for each in told if each not in asked]
    facts += [[reader.text(each, "name"), reader.text(row, "text")] for each, row in reasons]
    status, last = status_on(reader.case, instrument), last_status(reader.case, instrument)
    checked = f"{reader.case.row('instruments', instrument)['last_checked']:%Y-%m-%d}"
    facts.append([_("Last recorded status"), f"{status_words(reader)[status]} ({reader.date(last)})"])
    facts.append([_("Last checked"), checked])
    links = [link for step in application_steps(reader.case) for link in _ground(reader, instrument, step)["sources"]]
    links += [link for row in (*(row for _step, row in reasons), last) for link in reader.links(row)]
    return {
        "lead": _lead_text(reader, instrument),
        "card": {
            "heading": reader.name("instruments", instrument),
            "facts": facts,
            "sources": list({link["url"]: link for link in links}.values()),
        },
    }


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    outcomes, codes = outcome_words(reader), application_steps(reader.case)
    return {
        "labels": _labels(_),
        "instruments": [
            [each, name, {"group": place}]
            for each, name, place in grouped_instruments(reader)
            if each in applicable_instruments(reader.case)
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


def application_static_fallback(reader: Reader) -> dict[str, Any]:
    """Return two tables, as headers, rows and caption: the questions, and what the record says of each text; and a note."""
    _, names = reader.say, reader.names("instruments")
    asked, outcomes, codes = step_words(reader), outcome_words(reader), application_steps(reader.case)
    options = [[asked[step][1], "; ".join(outcomes[step][code] for code in codes[step])] for step in codes]
    rows = [
        [names[each], *(outcomes[step][code] for step, code in application_outcomes(reader.case, each).items())]
        for each in applicable_instruments(reader.case)
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


def application_sentence(case: Case, state: State) -> str:
    """Return one sentence on how far the student is."""
    reader = Reader(case, state["language"])
    _, instrument = reader.say, state["instrument"]
    done = _answered_steps(case, instrument, known_guesses(case, state["guesses"]))
    return _("{name}: {done} of {all} questions answered.").format(
        name=first_capital(reader.name("instruments", instrument)),
        done=len(done),
        all=len(application_steps(case)),
    )


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many questions to how many texts were answered, and how many guesses the record bears out."""
    _, guesses = reader.say, known_guesses(reader.case, answer.get("guesses"))
    pairs = [(*key.rsplit(".", 1), outcome) for key, outcome in guesses.items()]
    return {
        "sentence": _("Questions answered: {count}; texts that you applied: {texts}.").format(
            count=len(pairs), texts=len({text for text, _step, _outcome in pairs})
        ),
        "words": "",
        "record": _("As you guessed: {same} of {total}.").format(
            same=sum(application_outcomes(reader.case, text)[step] == outcome for text, step, outcome in pairs),
            total=len(pairs),
        ),
    }
