"""The translation chain: one expression from its speaker to the French text, a step at a time."""

from functools import cache

from ...case import Reader
from ...show.evidence import note_facts
from ...story import CHANGES, SCOPES, chain, chain_ids, judged_steps, readable, step_id


def chain_view(case, choice):
    """Return all that the translation chain shows for a choice, as plain data in the reader's language.

    `choice` holds language, expression, scope and judgements ({"R01.2": ["no"]} or {"R01.2": ["no", "yes"]}).
    A step is shown once the one before is judged; what changed is told once the step itself is judged.
    Raises KitError for an unknown expression or scope.
    """
    reader, expression = Reader(case, choice["language"]), choice["expression"]
    judgements = readable(choice["judgements"], judged_steps(case, "all"), CHANGES)
    steps, branches = chain(case, expression)
    chain_ids(case, choice["scope"])  # raises for an unknown scope
    shown = _shown(steps, judgements)
    done = _is_done(case, expression, judgements)
    return {
        "words": _words(reader),
        "chosen": {**choice, "judgements": judgements},
        "view": {
            "steps": [_step(reader, row, judgements.get(step_id(row))) for row in shown],
            "branches": [_branch(reader, row) for row in branches] if done else [],
            "summary": _summary(reader, steps, judgements) if done else None,
            "progress": _progress(reader, expression, judgements),
            "done": [each for each in chain_ids(case, "all") if _is_done(case, each, judgements)],
        },
    }


def chain_twin(reader, expression):
    """Return two tables, as headers, rows and caption: the wordings of a chain, and what changed; and a note."""
    _ = reader.say
    steps, branches = chain(reader.case, expression)
    title = reader.name("expressions", expression)
    wordings = {
        "headers": [_("Step"), _("Who, in which language"), _("Wording"), _("Our translation")],
        "rows": [[r["step"], _who(reader, r), r["wording"], reader.text(r, "gloss")] for r in steps],
        "caption": f"{expression} · {title}",
    }
    changes = {
        "headers": [_("Step"), _("Who, in which language"), _("Wording"), _("What changed")],
        "rows": [[r["step"], _who(reader, r), r["wording"], reader.text(r, "change")] for r in (*steps[1:], *branches)],
        "caption": _("What changed at each step, and how others rendered it"),
    }
    note = _("Does the meaning change at each step? Answer first, then open this.")
    return {"asked": wordings, "note": note, "told": changes}


def chain_sentence(case, choice):
    """Return in one sentence how far the student is."""
    judgements = readable(choice["judgements"], judged_steps(case, "all"), CHANGES)
    return _progress(Reader(case, choice["language"]), choice["expression"], judgements)


@cache
def _words(reader):
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    counts = {scope: len(chain_ids(reader.case, scope)) for scope in SCOPES}
    return {
        "labels": {
            "title": _("Translation chain"),
            "scope": _("Set of expressions"),
            "expression": _("Expression"),
            "question": _("Compared with the step before, does the meaning change?"),
            "told": _("What changed:"),
            "first": _("Your first answer: {answer}"),
            "branches": _("How others rendered the same words"),
            "summary": _("Your answers along this chain"),
            "undo": _("Undo my last step"),
            "again": _("You may change an answer; the first one is kept."),
            "done": _("followed"),
        },
        "scopes": [
            ["class", _("{all} expressions for class").format(all=counts["class"])],
            ["all", _("All {all} expressions").format(all=counts["all"])],
        ],
        "expressions": {
            scope: [[each, f"{each} · {reader.name('expressions', each)}"] for each in chain_ids(reader.case, scope)]
            for scope in SCOPES
        },
        "changes": [
            {"id": each, "name": reader.word(each, "chain.change"), "sign": sign}
            for each, sign in zip(CHANGES, "=≈≠?", strict=True)
        ],
    }


def _shown(steps, judgements):
    """Return the steps up to and with the first that is not judged."""
    waiting = next((place for place, row in enumerate(steps[1:], 1) if step_id(row) not in judgements), len(steps))
    return steps[: waiting + 1]


def _is_done(case, expression, judgements):
    return all(step_id(row) in judgements for row in chain(case, expression)[0][1:])


def _who(reader, row):
    return f"{_heading(reader, row)} · {reader.tongue(row['language'])}"


def _heading(reader, row):
    _ = reader.say
    presumed = " (" + _.pgettext("step", "inferred") + ")" if row["inferred"] else ""
    return f"{reader.word(row['stage'], 'renderings.stage')} · {reader.text(row, 'outlet')}{presumed}"


def _step(reader, row, mine):
    """Return one step: a card, its id where it can be judged, and what changed where it was."""
    _ = reader.say
    first = row["step"] == 1
    told = first or mine
    facts = [[_("What the speaker says"), reader.text(row, "change")]] if first else []
    facts.append([_("Language"), reader.tongue(row["language"])])
    if row["date"] == row["date"]:
        facts.append([_("Date"), f"{row['date']:%Y-%m-%d}"])
    if row["inferred"]:
        facts.append([_("Inferred"), _("This step could not be read. Its words are presumed from another document.")])
    if told:
        facts += note_facts(reader, row)
    readable_wording = not row["wording"].startswith("[")
    return {
        "id": step_id(row),
        "first": first,
        "mine": mine,
        "change": reader.text(row, "change") if told and not first else "",
        "card": {
            "heading": f"{row['step']} · {_heading(reader, row)}",
            "wording": row["wording"] if readable_wording else "",
            "wording_language": row["language"],
            "gloss": reader.text(row, "gloss"),
            "facts": facts if readable_wording else [[_("Wording"), _("could not be read")], *facts],
            "sources": reader.links(row),
        },
    }


def _branch(reader, row):
    shown = _step(reader, row, ["told"])
    _ = reader.say
    shown["card"]["facts"].insert(0, [_("What changed"), shown["change"]])
    shown["card"]["heading"] = reader.text(row, "outlet")
    return shown["card"]


def _summary(reader, steps, judgements):
    _ = reader.say
    return {
        "headers": [_("Step"), _("Who, in which language"), _("First answer"), _("Answer now"), _("What changed")],
        "rows": [
            [
                row["step"],
                _who(reader, row),
                *(reader.word(judgements[step_id(row)][place], "chain.change") for place in (0, -1)),
                reader.text(row, "change"),
            ]
            for row in steps[1:]
        ],
    }


def _progress(reader, expression, judgements):
    _ = reader.say
    steps = chain(reader.case, expression)[0]
    own = [step_id(row) for row in steps[1:]]
    return _("Steps judged: {done} of {all} in this chain; {total} in all.").format(
        done=sum(each in judgements for each in own), all=len(own), total=len(judgements)
    )
