"""One law applied to the case, step by step: question, the student's guess, what the record says."""

from functools import cache

from ...i18n import dated, translator, written_day
from ...regulation import (
    STEPS,
    WHEN,
    act_day,
    applicable,
    application,
    applied,
    decides,
    history,
    is_counterfactual,
    last_step,
    law_on,
    status_on,
    took_effect,
)
from ...show.evidence import source_links
from ...show.instruments import first_capital, instrument_names, status_words


def the_act(case):
    """Return the row of `platform_actions` that all texts are applied to."""
    return case.row("platform_actions", case.entry("act.action"))


def _day(case, language):
    return written_day(act_day(case), language)


def _step_words(case, language):
    """Return name and question of each step."""
    _ = translator(language)
    return {
        "law": (_("Law?"), _("Was it law on {day}?").format(day=_day(case, language))),
        "reach": (_("Reach"), _("Does it reach {company} and this account?").format(company=the_act(case)["company"])),
        "duty": (_("Duty"), _("What does it require of the company about this suspension?")),
        "deadline": (_("By when"), _("By when must the company act?")),
        "risk": (_("Risk"), _("What does the company risk because of this decision?")),
        "oversight": (_("Oversight"), _("Who oversees it?")),
    }


def _outcome_words(_):
    """Return the words of each outcome of each step."""
    unknown = _("not established")
    return {
        "law": {
            "in force": _("in force"),
            "not yet in force": _("signed, but not yet in force"),
            "only proposed": _("announced or proposed only"),
            "struck": _("struck down, as far as it matters here"),
            "ended": _("no longer in force"),
            "not yet proposed": _("not even announced"),
        },
        "reach": {
            "yes": _("both the service and this account"),
            "partly": _("the service, but only for that country"),
            "no": _("neither of them"),
            "not established": unknown,
        },
        "duty": {
            "remove": _("to suspend or remove"),
            "keep": _("to keep or restore, unless the text allows the reason"),
            "explain": _("to give reasons or hear the user, without saying what stays"),
            "none": _("nothing about this decision"),
            "not established": unknown,
        },
        "deadline": {
            "day": _("at once or within a day"),
            "days": _("within several days"),
            "no limit": _("no time limit for this decision"),
            "not established": unknown,
        },
        "risk": {
            "fine": _("a fine"),
            "blocking": _("slowing or blocking of the service"),
            "lawsuit": _("a lawsuit, or loss of legal protection"),
            "none": _("nothing for this decision"),
            "not established": unknown,
        },
        "oversight": {
            "regulator": _("a regulator or a council"),
            "government": _("a ministry, government office or prosecutor"),
            "courts": _("courts only"),
            "nobody": _("nobody"),
            "not established": unknown,
        },
    }


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
    words = _outcome_words(translator(language))[step]
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
    outcome = _outcome_words(_)["law"][law_on(case, instrument)]
    said = _("As if: on {day} this was {status}. What follows never happened.")
    return said.format(day=_day(case, language), status=outcome)


def _lead(case, instrument, language):
    _, day = translator(language), _day(case, language)
    duty = _outcome_words(_)["duty"][applied(case, instrument)["duty"]]
    if is_counterfactual(case, instrument):
        said = _("As if it had been law on {day}, it would have required of the company: {duty}.")
    else:
        said = _("It was law on {day}. It required of the company: {duty}.")
    return said.format(day=day, duty=duty)


def _summary(case, instrument, language):
    """Return the card that ends an application: what, by when, at what risk, who oversees, on what source."""
    _ = translator(language)
    names = {step: name for step, (name, _question) in _step_words(case, language).items()}
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
    _, names = translator(language), instrument_names(case, language)
    outcomes = _outcome_words(_)
    return {
        "labels": _labels(_),
        "instruments": [[each, f"{each[:3]} · {names[each]}"] for each in applicable(case)],
        "facts": _facts(case, language),
        "steps": [
            {"id": step, "question": question, "options": [[code, outcomes[step][code]] for code in STEPS[step]]}
            for step, (_name, question) in _step_words(case, language).items()
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
    steps, outcomes = _step_words(case, language), _outcome_words(_)
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


def applied_texts_view(case, instruments, language):
    """Return what some texts were on the day and what each required, in parts: caption, headers, rows, said.

    Raises KitError for an unknown instrument.
    """
    _, names = translator(language), instrument_names(case, language)
    words, outcomes = _outcome_words(_), {each: applied(case, each) for each in instruments}
    day, as_if = _day(case, language), _("(as if) {duty}")
    rows = []
    for each, found in outcomes.items():
        duty = words["duty"][found["duty"]]
        shown = as_if.format(duty=duty) if is_counterfactual(case, each) else duty
        rows.append([f"{each[:3]} · {names[each]}", words["law"][found["law"]], shown])
    laws = [found for each, found in outcomes.items() if not is_counterfactual(case, each)]
    said = _(
        "In force on {day}: {laws} of {all}. Of these, {deciding} ordered the company to keep or to remove the account."
    )
    return {
        "title": _("What the record says of each text"),
        "caption": _("What each text was on that day, and what it required"),
        "headers": [_("Instrument"), _("On {day}").format(day=day), _("Required about this suspension")],
        "rows": rows,
        "said": said.format(day=day, laws=len(laws), all=len(rows), deciding=sum(decides(each) for each in laws)),
    }
