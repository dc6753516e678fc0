"""One law applied to the case, step by step: question, the student's guess, what the record says."""

from functools import cache

from ...i18n import dated, translator
from ...regulation import (
    STEPS,
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
    took_effect,
)
from ...show.evidence import source_links
from ...show.instruments import first_capital, grouped_instruments, instrument_names, status_words
from .words import day_of_act, outcome_words, step_words, the_act


def known_guesses(case, guesses):
    """Return the guesses that fit the present data, as {"instrument.step": outcome}: stored ones may be older."""
    if not isinstance(guesses, dict):
        return {}
    fits = {f"{each}.{step}": codes for each in applicable(case) for step, codes in STEPS.items()}
    return {key: code for key, code in guesses.items() if code in fits.get(key, ())}


def application_view(case, choice):
    """Return what the tool shows for a choice {instrument, guesses, language}: "words" and "view".

    A step is answered once its guess is there, and the next question follows; after the last comes a summary.
    """
    language, instrument = choice["language"], choice["instrument"]
    guesses = known_guesses(case, choice["guesses"])
    answered = _answered(instrument, guesses)
    left = [each for each in STEPS if each not in answered]
    _ = translator(language)
    return {
        "words": _words(case, language),
        "view": {
            "steps": [_answer(case, instrument, step, guesses, language) for step in answered],
            "next": left[0] if left else "",
            "as_if": _as_if(case, instrument, language) if answered else "",
            "summary": {} if left else _summary(case, instrument, language),
            "progress": _progress(case, guesses, _),
        },
    }


def _answered(instrument, guesses):
    """Return the steps that are answered, in order, up to the first one without a guess."""
    steps = []
    for step in STEPS:
        if f"{instrument}.{step}" not in guesses:
            break
        steps.append(step)
    return steps


def _progress(case, guesses, _):
    """Say how many texts of each kind are applied in full: the task asks for one of each."""
    full = [took_effect(case, each) for each in applicable(case) if len(_answered(each, guesses)) == len(STEPS)]
    said = _("Applied in full: law on that day {now}, law only later {later}, never law {never}.")
    return said.format(**dict(zip(("now", "later", "never"), map(full.count, WHEN), strict=True)))


def _answer(case, instrument, step, guesses, language):
    words = outcome_words(translator(language))[step]
    guess, outcome = guesses[f"{instrument}.{step}"], applied(case, instrument)[step]
    return {"id": step, "guess": words[guess], "outcome": words[outcome], "same": guess == outcome} | _ground(
        case, instrument, step, language
    )


def _ground(case, instrument, step, language):
    """Return the text of a step and its sources. For "law" these are the version and the history up to the day."""
    row = application(case, instrument, "version" if step == "law" else step)
    sources = source_links(case, row, language)
    if step == "law":
        past = [each for each in history(case, instrument) if each["date"] <= act_day(case)]
        sources = [link for each in past[-1:] for link in source_links(case, each, language)] + sources
    return {
        "text": row[f"text_{language}"],
        "article": row["article"],
        "sources": list({link["url"]: link for link in sources}.values()),
    }


def _as_if(case, instrument, language):
    _ = translator(language)
    if not is_counterfactual(case, instrument):
        return ""
    outcome = outcome_words(_)["law"][law_on(case, instrument)]
    said = _("As if: on {day} this was {status}. What follows never happened.")
    return said.format(day=day_of_act(case, language), status=outcome)


def _lead(case, instrument, language):
    _, day = translator(language), day_of_act(case, language)
    duty = outcome_words(_)["duty"][applied(case, instrument)["duty"]]
    if is_counterfactual(case, instrument):
        said = _("As if it had been law on {day}, it would have required of the company: {duty}.")
    else:
        said = _("It was law on {day}. It required of the company: {duty}.")
    return said.format(day=day, duty=duty)


def _summary(case, instrument, language):
    """Return the card that ends an application: what, by when, at what risk, who oversees, on what source."""
    _ = translator(language)
    names = {step: name for step, (name, _question) in step_words(case, language).items()}
    facts = [
        [names[step], _ground(case, instrument, step, language)["text"]]
        for step in ("duty", "deadline", "risk", "oversight")
    ]
    reasons = [application(case, instrument, each) for each in ("purpose", "objection")]
    facts += [
        [label, row[f"text_{language}"]]
        for label, row in zip((_("Best reason for it"), _("Best objection")), reasons, strict=True)
    ]
    status, last = status_on(case, instrument), last_step(case, instrument)
    checked = f"{case.row('instruments', instrument)['last_checked']:%Y-%m-%d}"
    facts.append(
        [
            _("Last recorded status"),
            f"{status_words(language)[status]} ({dated(last['date'], last['date_precision'], language)})",
        ]
    )
    facts.append([_("Last checked"), checked])
    links = [link for step in STEPS for link in _ground(case, instrument, step, language)["sources"]]
    links += [link for row in (*reasons, last) for link in source_links(case, row, language)]
    return {
        "lead": _lead(case, instrument, language),
        "card": {
            "heading": instrument_names(case, language)[instrument],
            "facts": facts,
            "sources": list({link["url"]: link for link in links}.values()),
        },
    }


@cache
def _words(case, language):
    _ = translator(language)
    outcomes = outcome_words(_)
    return {
        "labels": _labels(_),
        "instruments": [
            [each, name, {"group": place}]
            for each, name, place in grouped_instruments(case, language)
            if each in applicable(case)
        ],
        "facts": _facts(case, language),
        "steps": [
            {"id": step, "question": question, "options": [[code, outcomes[step][code]] for code in STEPS[step]]}
            for step, (_name, question) in step_words(case, language).items()
        ],
    }


def _facts(case, language):
    """Return the facts of the case as a card, from the table of what companies did."""
    _, row = translator(language), the_act(case)
    return {
        "heading": _("The facts: {company}, {date}").format(company=row["company"], date=f"{row['date']:%Y-%m-%d}"),
        "facts": [
            [_("What"), case.entry("act.what")[language]],
            [_("Ground given"), row[f"ground_{language}"]],
            [_("Where"), case.entry("act.where")[language]],
        ],
        "sources": source_links(case, row, language),
    }


def _labels(_):
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


def application_twin(case, language):
    """Return two tables, as headers, rows and caption: the questions, and what the record says of each text; and a note."""
    _, names = translator(language), instrument_names(case, language)
    steps, outcomes = step_words(case, language), outcome_words(_)
    asked = [
        [question, "; ".join(outcomes[step][code] for code in STEPS[step])] for step, (_name, question) in steps.items()
    ]
    rows = [
        [names[each], *(outcomes[step][code] for step, code in applied(case, each).items())]
        for each in applicable(case)
    ]
    return {
        "asked": {
            "headers": [_("Question"), _("Possible answers")],
            "rows": asked,
            "caption": _("Six questions to each text"),
        },
        "note": _("Reading without running? Guess first, then open this."),
        "told": {
            "headers": [_("Instrument"), *(name for name, _question in steps.values())],
            "rows": rows,
            "caption": _("What the record says of each text"),
        },
    }


def application_sentence(case, choice):
    """Return one sentence on how far the student is."""
    _ = translator(choice["language"])
    done = _answered(choice["instrument"], known_guesses(case, choice["guesses"]))
    return _("{name}: {done} of {all} questions answered.").format(
        name=first_capital(instrument_names(case, choice["language"])[choice["instrument"]]),
        done=len(done),
        all=len(STEPS),
    )
