"""The decision path in words: situations, the three steps of the test, and the reasons behind each."""

from functools import cache

from ...i18n import data_word, translator
from ...show.evidence import source_links
from ...texts import asked_of_reason
from .model import ANSWERS, FEWEST_WORDS, answered, situations, steps


def decision_words(case, language):
    """Return what stays as it is while one reads in one language: labels, situations, possible answers."""
    _ = translator(language)
    return {
        "labels": {
            "title": _("Decision path: the three-part test"),
            "situation": _("Situation"),
            "form": _("Your step"),
            "answer": _("Your answer"),
            "reason": _("Your reason, in one sentence"),
            "count": _("Words: {count} (at least {fewest})"),
            "store": _("Store this step and see the reasons"),
            "incomplete": _(
                "Choose an answer and write a reason first: at least {fewest} words, among them {asked}."
            ).format(fewest=FEWEST_WORDS, asked=asked_of_reason(_)),
            "back": _("Undo: take back the last step"),
            "next": _("Go to the next situation"),
        },
        "situations": [[each, case.row("fact_patterns", each)[f"title_{language}"]] for each in situations(case)],
        "answers": [[each, _answer_names(language)[each]] for each in ANSWERS],
        "fewest": FEWEST_WORDS,
    }


def decision_view(case, situation, answers, language, goal=None):
    """Return what changes: the situation, the steps behind, the step in hand, the end of the path, one sentence.

    `answers` as in `threepart`, `goal` as in `decision_sentence`; every part is plain data. `form` is empty at the end
    of a path, `end` before it.
    """
    _ = translator(language)
    behind = answered(case, situation, answers)
    ahead = steps(case, situation)[len(behind) :]
    return {
        "situation": _situation_card(case, situation, language),
        "done": [_step_behind(case, row, answers[row["id"]], language) for row in behind],
        "form": _step_in_hand(ahead[0], len(behind), language) if ahead else {},
        "end": {} if ahead else _end(case, situation, answers, language),
        "sentence": decision_sentence(case, situation, answers, language, goal),
    }


def decision_sentence(case, situation, answers, language, goal=None):
    """Return how far one is, here and in all. `goal` is (id of a task, how many steps it asks for)."""
    _ = translator(language)
    done = sum(len(answered(case, each, answers)) for each in situations(case))
    title, here = case.row("fact_patterns", situation)[f"title_{language}"], len(answered(case, situation, answers))
    if not goal:
        return _("{title}: {here} of 3 steps stored. In all situations: {all} of {total}.").format(
            title=title, here=here, all=done, total=3 * len(situations(case))
        )
    task, asked = goal
    if done < asked:
        return _("{title}: {here} of 3 steps stored. For task {task}: {all} of {asked} steps.").format(
            title=title, here=here, task=task, all=done, asked=asked
        )
    return _(
        "{title}: {here} of 3 steps stored. Task {task} is complete, with {all} steps: read on below, or walk another path."
    ).format(title=title, here=here, task=task, all=done)


def decision_twin(case, language):
    """Return two tables, as headers, rows and caption: the situations, and all reasons and findings; and a note."""
    _ = translator(language)
    rows = [case.row("fact_patterns", each) for each in situations(case)]
    facts = {
        "headers": [_("Situation"), _("What happened"), _("Binding here")],
        "rows": [[row[f"title_{language}"], row[f"facts_{language}"], row[f"bound_{language}"]] for row in rows],
        "caption": _("Four situations in which somebody limits speech"),
    }
    reasons = {
        "headers": [
            _("Situation"),
            _("Step"),
            _("The best reason for yes"),
            _("The best reason for no"),
            _("What was said"),
        ],
        "rows": [
            [
                row[f"title_{language}"],
                _names(language)[step["step"]],
                step[f"yes_{language}"],
                step[f"no_{language}"],
                _("{who}: {text} ({finding})").format(
                    who=step[f"body_{language}"],
                    text=step[f"said_{language}"],
                    finding=data_word(step["finding"], "fact_steps.finding", language),
                ),
            ]
            for row in rows
            for step in steps(case, row["id"])
        ],
        "caption": _("The steps of the test, with the best reasons both ways"),
    }
    note = _("Reading without running? Decide for yourself first, then open the reasons.")
    return {"asked": facts, "note": note, "told": reasons}


def _situation_card(case, situation, language):
    _ = translator(language)
    row = case.row("fact_patterns", situation)
    sources = {"source": row["bound_source"], "source_1": row["source_1"], "source_2": row["source_2"]}
    return {
        "heading": row[f"title_{language}"],
        "facts": [
            [_("What happened"), row[f"facts_{language}"]],
            [_("Binding here"), row[f"bound_{language}"]],
        ],
        "sources": source_links(case, sources, language),
    }


def _step_in_hand(row, number, language):
    _ = translator(language)
    question, help_text = _questions(language)[row["step"]]
    return {
        "id": row["id"],
        "title": _("Step {number} of 3: {name}").format(number=number + 1, name=_names(language)[row["step"]]),
        "question": question,
        "help": help_text,
    }


def _step_behind(case, row, own, language):
    _ = translator(language)

    def card(heading, label, text, source):
        return {
            "heading": heading,
            "facts": [[label, text]],
            "sources": source_links(case, {"source": source}, language),
        }

    said = card(row[f"body_{language}"], _("What was said"), row[f"said_{language}"], row["said_source"])
    said["facts"].insert(0, [_("Finding"), data_word(row["finding"], "fact_steps.finding", language)])
    return {
        "id": row["id"],
        "title": _("{name}: {text}").format(
            name=_names(language)[row["step"]], text=_questions(language)[row["step"]][0]
        ),
        "own": [_("Your answer"), f"{_answer_names(language)[own['answer']]}. {own['reason']}"],
        "reasons": [
            card(_("The best reason for yes"), _("Reason"), row[f"yes_{language}"], row["yes_source"]),
            card(_("The best reason for no"), _("Reason"), row[f"no_{language}"], row["no_source"]),
        ],
        "said": said,
    }


def _end(case, situation, answers, language):
    _ = translator(language)
    rows = [
        [
            _names(language)[row["step"]],
            _answer_names(language)[answers[row["id"]]["answer"]],
            data_word(row["finding"], "fact_steps.finding", language),
        ]
        for row in steps(case, situation)
    ]
    return {
        "caption": _("Your path, and what was decided"),
        "headers": [_("Step"), _("Your answer"), _("Finding")],
        "rows": rows,
        "note": _(
            "One missing step is enough: then the limit fails the test. “Not decided” means that we found no court or body "
            "that decided this step of this case. You may differ from a court: what counts is the reason."
        ),
        "next": next((each for each in situations(case) if len(answered(case, each, answers)) < 3), ""),
    }


@cache
def _answer_names(language):
    _ = translator(language)
    return {"yes": _("Yes"), "no": _("No"), "cannot tell": _("Cannot tell")}


@cache
def _names(language):
    _ = translator(language)
    return {"law": _("Provided by law"), "aim": _("Legitimate aim"), "necessity": _("Necessary and proportionate")}


@cache
def _questions(language):
    """Map a step to its question and to what the words mean."""
    _ = translator(language)
    return {
        "law": (
            _("Is there a rule for this limit that is public and precise enough?"),
            _(
                "People must be able to read the rule beforehand and to foresee what it forbids. Power without bounds is not a rule."
            ),
        ),
        "aim": (
            _("Does the limit serve one of the accepted aims?"),
            _(
                "Article 19 lists them: the rights or reputation of others, national security, public order, public health, "
                "public morals. No other aim counts."
            ),
        ),
        "necessity": (
            _("Is the limit necessary for that aim, and proportionate to it?"),
            _("It must work, there must be no milder way, and it must not cost more freedom than the aim is worth."),
        ),
    }
