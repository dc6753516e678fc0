"""The hearing in words: case file and role packs, six steps, the student's ruling, what the Board decided."""

from functools import cache

from ...i18n import colon, data_word, language_name, translator
from ...show.evidence import source_links, statement_card
from ...texts import asked_of_reason
from .model import (
    DECISIONS,
    FEWEST_WORDS,
    LENGTHS,
    OUTCOMES,
    PACKS,
    beside_the_board,
    parse_ruling,
    parse_steps,
    ruling_against_steps,
    ruling_lacks,
    step_ids,
    steps_done,
)


@cache
def hearing_words(case, part, language):
    """Return what stays as it is while one reads a part in one language: labels, and what can be chosen."""
    _ = translator(language)
    return {
        "labels": {"title": _titles(_)[part], "board": case.entry("board.decided")[language], **_labels(_)},
        "packs": [[each, name] for each, name in _pack_names(case, language).items()],
        "steps": [[row["id"], row[f"name_{language}"]] for row in case["hearing_steps"].to_dict("records")],
        "decisions": [[each, _finding_names(_)[each]] for each in DECISIONS],
        "outcomes": [[each, _outcome_names(_)[each]] for each in OUTCOMES],
        "lengths": [[each, _length_names(_)[each]] for each in LENGTHS],
        "fewest": FEWEST_WORDS,
    }


def pack_view(case, pack, language):
    """Return one pack: {id, name, items}.

    Each item is {kind, text, quotation, gloss, card}; `card` is the source card, or None where nothing is claimed.
    """
    return _packs(case, language)[pack]


@cache
def _packs(case, language):
    names = {**_pack_names(case, language), "outcome": case.entry("board.decided")[language]}
    return {pack: _pack(case, pack, name, language) for pack, name in names.items()}


def _pack(case, pack, name, language):
    rows = case["hearing_roles"]
    items = [_item(case, row, language) for row in rows[rows["pack"] == pack].to_dict("records")]
    return {"id": pack, "name": name, "items": items}


def _item(case, row, language):
    _ = translator(language)
    own = {"en": "", "fr": row["gloss_fr"], "es": row["gloss_es"]}
    return {
        "kind": _kind_names(_)[row["kind"]],
        "text": row[f"text_{language}"],
        "quotation": row["quotation"],
        "gloss": own[language],
        "card": _source_card(case, row, language),
    }


def _source_card(case, row, language):
    """Return the card of the statement behind an item, or one that describes its first document."""
    others = source_links(case, row, language)
    if row["statement"]:
        card = statement_card(case, row["statement"], language)
        return {**card, "sources": card["sources"] + others}
    return _document_card(case, row["source_1"], others, language) if others else None


def _document_card(case, source_id, links, language):
    _ = translator(language)
    source = case.row("sources", source_id)
    facts = [
        [_("Kind of document"), data_word(source["kind"], "sources.kind", language)],
        [_("Language"), language_name(source["language"], language)],
    ]
    if source["date"] == source["date"]:
        facts.insert(0, [_("Date"), f"{source['date']:%Y-%m-%d}"])
    return {"heading": source["publisher"], "facts": facts, "sources": links}


def packs_twin(case, language):
    """Return the case file and all role packs, as from `pack_view`, and the colon of the language."""
    packs = [pack for pack in _packs(case, language).values() if pack["id"] in PACKS]
    return {"packs": packs, "colon": colon(language)}


def packs_sentence(case, language):
    """Return one sentence on what the case file and the packs hold."""
    _ = translator(language)
    rows = case["hearing_roles"]
    return _("Case file: {facts} items; role packs: {roles}, with {items} items in all.").format(
        facts=int((rows["pack"] == "case file").sum()),
        roles=len(PACKS) - 1,
        items=int(rows["pack"].isin(PACKS[1:]).sum()),
    )


def step_view(case, step, language):
    """Return one step: {id, number, name, question, sides}; a side is {name, text, card}."""
    return _steps(case, language)[step]


@cache
def _steps(case, language):
    _ = translator(language)
    sides = (("for", _("Strongest point for the measure")), ("against", _("Strongest point against the measure")))
    return {
        row["id"]: {
            "id": row["id"],
            "number": number,
            "name": row[f"name_{language}"],
            "question": row[f"question_{language}"],
            "sides": [
                {
                    "name": name,
                    "text": row[f"{side}_{language}"],
                    "card": _document_card(
                        case,
                        row[f"{side}_source"],
                        source_links(case, {"source": row[f"{side}_source"]}, language),
                        language,
                    ),
                }
                for side, name in sides
            ],
        }
        for number, row in enumerate(case["hearing_steps"].to_dict("records"), start=1)
    }


def steps_progress(case, answer, language):
    """Return one sentence: how many steps have a decision and a reason, and which are open."""
    _ = translator(language)
    done, steps = steps_done(case, answer), _steps(case, language)
    left = [steps[each]["name"] for each in steps if each not in done]
    if not left:
        return _("All six steps have a decision and a reason. You can still change them.")
    return _("Steps with a decision and a reason ({asked}): {done} of {all}. Still open: {left}.").format(
        asked=asked_of_reason(_), done=len(done), all=len(steps), left=", ".join(left)
    )


def steps_table(case, language):
    """Return headers, rows and caption of a table of the six steps, with the strongest point of each side."""
    _ = translator(language)
    rows = [
        [f"{each['number']}. {each['name']}", each["question"], *(side["text"] for side in each["sides"])]
        for each in _steps(case, language).values()
    ]
    headers = [_("Step"), _("Question"), _("Strongest point for the measure"), _("Strongest point against the measure")]
    return {"headers": headers, "rows": rows, "caption": _("Six steps of proportionality")}


def own_steps(case, answer, language):
    """Return the student's steps as rows of text: name, decision, reason."""
    _ = translator(language)
    parsed, names = parse_steps(case, answer), _finding_names(_)
    return [
        [
            _step_title(case, step, language),
            names.get(parsed["decisions"].get(step, ""), _.pgettext("step", "(open)")),
            parsed["reasons"].get(step, ""),
        ]
        for step in _steps(case, language)
    ]


def ruling_progress(answer, language):
    """Return one sentence: what the ruling still lacks."""
    _ = translator(language)
    lacks = ruling_lacks(answer)
    if not lacks:
        return _("Your ruling is complete and stored. You can still change it.")
    names = {
        "outcome": _("the outcome"),
        "length": _("the length of the measure"),
        "reasons": _("reasons of {fewest} words or more, in sentences").format(fewest=FEWEST_WORDS["reasons"]),
        "dissent": _("a dissent of {fewest} words or more, in sentences").format(fewest=FEWEST_WORDS["dissent"]),
    }
    return _("Stored so far. Still missing: {parts}.").format(parts=", ".join(names[each] for each in lacks))


def ruling_remark(case, steps, ruling, language):
    """Return a remark where a ruling passes over the student's own steps, or ""."""
    _ = translator(language)
    passed_over = ruling_against_steps(case, steps, ruling)
    if not passed_over:
        return ""
    if parse_ruling(ruling)["outcome"] == "overturn":
        return _("You overturn the measure, and you found that it passes every step. Do your reasons say why?")
    return _("You uphold the measure, and you found that it does not pass: {steps}. Do your reasons say why?").format(
        steps=", ".join(_step_title(case, each, language) for each in passed_over)
    )


def ruling_table(language):
    """Return headers, rows and caption of a table of what a ruling consists of."""
    _ = translator(language)
    labels = _labels(_)
    rows = [
        [labels["outcome"], " / ".join(_outcome_names(_)[each] for each in OUTCOMES)],
        [labels["length"], " / ".join(_length_names(_)[each] for each in LENGTHS)],
        [labels["reasons"], _("{fewest} words or more").format(fewest=FEWEST_WORDS["reasons"])],
        [labels["dissent"], _("{fewest} words or more").format(fewest=FEWEST_WORDS["dissent"])],
    ]
    return {"headers": [_("Part of the ruling"), _("What to give")], "rows": rows, "caption": _("Your ruling")}


def board_view(case, steps, ruling, language):
    """Return what the Board decided beside the student's own work: {items, steps, own}.

    `steps` and `ruling` are stored answers or None. Each step is {name, mine, reason, finding, text, card}; `own` is
    the student's ruling as [label, text] pairs. Without stored answers `mine` and `own` are empty.
    """
    _ = translator(language)
    names, labels, said = _finding_names(_), _labels(_), _board_said(case, language)
    reasons, given = parse_steps(case, steps)["reasons"], parse_ruling(ruling)
    return {
        "items": _packs(case, language)["outcome"]["items"],
        "steps": [
            {
                "name": _step_title(case, step, language),
                "mine": names.get(own, _.pgettext("step", "(open)")) if steps else "",
                "reason": reasons.get(step, ""),
                "finding": names[finding],
                **said[step],
            }
            for step, own, finding in beside_the_board(case, steps)
        ],
        "own": [
            [labels["outcome"], _outcome_names(_).get(given["outcome"], "")],
            [_("Length of the measure"), _length_names(_).get(given["length"], "")],
            [labels["reasons"], given["reasons"]],
            [labels["dissent"], given["dissent"]],
        ]
        if ruling
        else [],
    }


def _step_title(case, step, language):
    shown = _steps(case, language)[step]
    return f"{shown['number']}. {shown['name']}"


@cache
def _board_said(case, language):
    """Return what the Board said on each step: {step: {text, card}}."""
    return {
        row["id"]: {
            "text": row[f"board_{language}"],
            "card": _document_card(case, row["source_1"], source_links(case, row, language), language),
        }
        for row in case["hearing_steps"].to_dict("records")
    }


def board_twin(case, language):
    """Return the Board's decision: what came of it, as from `pack_view`, and a table (headers, rows, caption) of the steps."""
    _ = translator(language)
    view, labels = board_view(case, None, None, language), _labels(_)
    return {
        "outcome": pack_view(case, "outcome", language),
        "colon": colon(language),
        "steps": {
            "headers": [_("Step"), labels["board_reads"], _("What the Board said")],
            "rows": [[step["name"], step["finding"], step["text"]] for step in view["steps"]],
            "caption": _("What the Board said, step by step"),
        },
    }


def board_sentence(case, language):
    """Return one sentence: the outcome of the Board's decision."""
    return _packs(case, language)["outcome"]["items"][0]["text"]


def waiting_sentence(case, steps, ruling, language):
    """Return what the student still owes before the Board's decision opens, or "" where nothing."""
    _ = translator(language)
    if len(steps_done(case, steps)) < len(step_ids(case)):
        return _("The Board's decision opens once each of your six steps has a decision and a reason.")
    if ruling_lacks(ruling):
        return _("The Board's decision opens once your ruling is complete: outcome, length, reasons and dissent.")
    return ""


def _titles(_):
    return {
        "file": _("Hearing: case file and roles"),
        "steps": _("Hearing: six steps"),
        "ruling": _("Hearing: your ruling"),
        "board": _("Hearing: the Board's decision"),
    }


def _pack_names(case, language):
    _ = translator(language)
    return {
        "case file": _("Case file"),
        "company": _("Role: the company"),
        "user": _("Role: the suspended user's side"),
        "public": _("Role: people at risk"),
        "civil society": case.entry("board.society")[language],
        "board": _("Role: member of the Board"),
    }


def _kind_names(_):
    return {
        "fact": _("Fact"),
        "post": _("Post, described"),
        "measure": _("Measure"),
        "rule": _("Rule"),
        "company": _("What the company said"),
        "who": _("Who you are"),
        "argument": _("Argument"),
        "tool": _("How you work"),
        "question": _("Hardest question for you"),
        "decision": _("Decision"),
        "minority": _("Minority view"),
        "advice": _("Recommendations"),
        "afterwards": _("Afterwards"),
    }


def _finding_names(_):
    return {
        "met": _("Passes"),
        "partly met": _("Passes in part"),
        "not met": _("Does not pass"),
        "not established": _("Not established"),
    }


def _outcome_names(_):
    return {"uphold": _("Uphold"), "uphold in part": _("Uphold in part"), "overturn": _("Overturn")}


def _length_names(_):
    return {
        "none": _("No measure: the account returns at once"),
        "days": _("Some days"),
        "months": _("Some months"),
        "years": _("Years, with a fixed end"),
        "permanent": _("For good"),
        "indefinite": _("Indefinite: the company decides later"),
    }


def _labels(_):
    """Return the fixed words of all parts of the hearing."""
    return {
        "packs": _("Open the case file or a role"),
        "quotation": _("Show some of the words"),
        "card": _("Source card"),
        "print": _("Save this pack as a page to print"),
        "step": _("Step"),
        "decide": _("Your decision on this step"),
        "reason": _("Your reason, in one or two sentences"),
        "previous": _("Previous step"),
        "next": _("Next step"),
        "undo": _("Undo the last change"),
        "done": _.pgettext("step", "decided"),
        "open": _.pgettext("step", "open"),
        "own_steps": _("Your six steps, for your reasons"),
        "decision": _("Decision"),
        "your_reason": _("Reason"),
        "outcome": _("Outcome"),
        "choose": _("(choose)"),
        "length": _("How long may the measure last?"),
        "reasons": _("Your reasons"),
        "dissent": _("Dissent: the best case against your own ruling"),
        "words": _("Words: {count} (at least {fewest})"),
        "beside": _("Your steps beside the Board's"),
        "beside_note": _(
            "This is no score. The Board did not number its steps like this: the words in bold on its side are our reading "
            "of what it said. “Not established” means that the parts that we read do not settle it."
        ),
        "you": _("You"),
        "board_reads": _("The Board, as we read it"),
        "own": _("Your ruling"),
    }
