"""The coder in words: the coding, the second look, who spoke."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from ...agreement_measures import CODERS
from ...case import Case, Reader
from ...coding import (
    ADJUDICATED,
    FEWEST_RECODED,
    MASK,
    Codes,
    SecondPass,
    agreement_count,
    borderline_pairs,
    coding_set,
    known_codes,
    known_second_pass,
    recoded_count,
    reference_codes,
    uncoded_pairs,
)
from ...errors import KitError
from ...i18n import Translator
from ...texts import is_reason, reason_requirement
from ...widgets.base import State
from ...widgets.evidence import statement_card
from ...widgets.tool import AnswerSummary
from .cards import blind_cards
from .codebook import codebook_pages, variable_names

STEPS = ("code", "second", "speakers")


def coder_view(case: Case, state: State) -> dict[str, dict[str, Any]]:
    """Return what the coder shows for a state, in parts: words (fixed for a language), state, view.

    `state` holds language, step (one of STEPS), at, again (each [statement, variable]), who (a statement), codes
    and second, as `coding.known_codes` and `coding.known_second_pass` describe them. What this case does not know is left out.
    Raises KitError where a step is asked for that is not open yet.
    """
    reader = Reader(case, state["language"])
    _ = reader.say
    codes, second = known_codes(case, state["codes"]), known_second_pass(case, state["second"])
    still_open = uncoded_pairs(case, codes)
    step = state["step"] if state["step"] in STEPS else STEPS[0]
    waits = _step_prerequisites(still_open, second, _)
    if waits[step]:
        raise KitError(waits[step])
    pairs = [(each, variable) for each in coding_set(case) for variable in variable_names(reader)]
    shown_state = {
        "language": reader.language,
        "step": step,
        "at": _known_pair(state["at"], pairs, (still_open or pairs)[0]),
        "again": _known_pair(state["again"], borderline_pairs(case), borderline_pairs(case)[0]),
        "who": state["who"] if state["who"] in coding_set(case) else coding_set(case)[0],
        "codes": codes,
        "second": second,
    }
    view = _view(reader, shown_state, still_open) | {"waits": waits}
    return {"words": _words(reader), "state": shown_state, "view": view}


def _step_prerequisites(still_open: Sequence[tuple[str, str]], second: SecondPass, _: Translator) -> dict[str, str]:
    """Return what comes first before each step of STEPS opens, "" where nothing: {step: sentence}."""
    first = later = ""
    if still_open:
        first = later = _("First give all the codes of step 1; still open: {count}.").format(count=len(still_open))
    elif recoded_count(second) < FEWEST_RECODED:
        later = _(
            "First look again at {fewest} borderline codes, each with a reason ({asked}); so far: {done}."
        ).format(fewest=FEWEST_RECODED, asked=reason_requirement(_), done=recoded_count(second))
    return dict(zip(STEPS, ("", first, later), strict=True))


def _known_pair(asked: Sequence[str] | None, known: Collection[Sequence[str]], otherwise: tuple[str, str]) -> list[str]:
    return list(asked if tuple(asked or ()) in known else otherwise)


def _view(reader: Reader, shown_state: dict[str, Any], still_open: Sequence[tuple[str, str]]) -> dict[str, Any]:
    _, codes, second = reader.say, shown_state["codes"], shown_state["second"]
    everything = len(coding_set(reader.case)) * len(variable_names(reader))
    view: dict[str, Any] = {
        "first_open": list(still_open[0]) if still_open else None,
        "progress": _("Codes given: {done} of {all}.").format(done=everything - len(still_open), all=everything),
        "looked": "",
        "reasoned": [
            [statement, variable]
            for statement, variable in borderline_pairs(reader.case)
            if is_reason(second.get(statement, {}).get(variable, {}).get("reason", ""))
        ],
        "references": [],
        "alike": "",
        "wanted": "",
        "card": {},
    }
    if not still_open:
        view["progress"] += " " + _("Step 2, Second look, is open.")
    if shown_state["step"] == "second":
        view["looked"] = _("Borderline codes looked at again, with a reason: {done} of {all}.").format(
            done=recoded_count(second), all=len(borderline_pairs(reader.case))
        )
        if recoded_count(second) >= FEWEST_RECODED:
            view["looked"] += " " + _("Step 3, Who spoke, is open.")
        statement, variable = shown_state["again"]
        reason = second.get(statement, {}).get(variable, {}).get("reason", "")
        if not is_reason(reason):
            view["wanted"] = _("Choose a code and give a reason; then you can open the codes of our coders here.")
            if reason.strip():
                view["wanted"] += " " + _("What you wrote is no reason yet: say why, in {asked}.").format(
                    asked=reason_requirement(_)
                )
        else:
            view["references"] = _references(reader, statement, variable)
            view["alike"] = _coders_agreement_text(reader)
    if shown_state["step"] == "speakers":
        view["card"] = statement_card(reader, shown_state["who"])
        labels, names = reader.labels(), variable_names(reader)
        view["same"] = _same_codes_text(reader, codes)
        view["own"] = [
            [names[variable], labels[variable, codes[shown_state["who"]][variable]]]
            for variable in variable_names(reader)
        ]
    return view


@cache
def _references(reader: Reader, statement: str, variable: str) -> list[list[str]]:
    """Return rows [who, value, confidence, note] for the coders A and B and for the code that the kit uses."""
    _ = reader.say
    labels = reader.labels()
    names = {"A": _("Coder A"), "B": _("Coder B"), ADJUDICATED: _("Used in the kit")}
    coded = reference_codes(reader.case)[statement, variable]
    return [
        [
            name,
            labels[variable, coded[coder]["value"]],
            reader.word(coded[coder]["confidence"], "positions.confidence"),
            coded[coder]["note"] or "–",
        ]
        for coder, name in names.items()
    ]


def _same_codes_text(reader: Reader, codes: Codes) -> str:
    """Return how many of one's own codes are those of each coder."""
    _, coded = reader.say, reference_codes(reader.case)
    same = {
        coder: sum(
            coded[each, variable][coder]["value"] == codes[each][variable]
            for each in codes
            for variable in variable_names(reader)
        )
        for coder in CODERS
    }
    return _("First codes that you share with coder A: {first} of {all}; with coder B: {second} of {all}.").format(
        all=len(codes) * len(variable_names(reader)), first=same[CODERS[0]], second=same[CODERS[1]]
    )


@cache
def _coders_agreement_text(reader: Reader) -> str:
    _ = reader.say
    names = variable_names(reader)
    listed = "; ".join(
        f"{names[variable]} ({agreement_count(reader.case, variable)})" for variable in variable_names(reader)
    )
    return _("Coders A and B gave the same value, each alone, on so many of the {all} statements: {listed}.").format(
        all=len(coding_set(reader.case)), listed=listed
    )


@cache
def _words(reader: Reader) -> dict[str, Any]:
    _ = reader.say
    return {
        "labels": {
            "title": _("Code statements without knowing who speaks"),
            "steps": _("Steps"),
            "step_code": _("1 Code"),
            "step_second": _("2 Second look"),
            "step_speakers": _("3 Who spoke"),
            "rule": _("Rule:"),
            "borderline": _("Borderline case"),
            "back": _("Back"),
            "next": _("Next"),
            "first_open": _("First open code"),
            "undo": _("Undo"),
            "sheet": _("Your coding sheet: choose a cell to go there"),
            "statement": _("Statement"),
            "open": _("to code"),
            "mask": _("{mask} stands for words that would tell who speaks.").format(mask=MASK),
            "second_hint": _(
                "On these codes our coders differed, or were not sure. Keep your code or change it, and say why."
            ),
            "second_sheet": _("Borderline codes: choose one"),
            "first_mark": _("your first code"),
            "reason": _("Why? In {asked}").format(asked=reason_requirement(_)),
            "references": _("Open the codes of our coders"),
            "references_headers": [_("Coder"), _("Code"), _("Confidence"), _("Note")],
            "who": _("Which statement"),
            "own": _("Your codes"),
            "tempted": _("Would you have coded it in another way, had you known who spoke?"),
        },
        "cards": blind_cards(reader),
        "variables": codebook_pages(reader),
        "borderline": [list(pair) for pair in borderline_pairs(reader.case)],
    }


def coder_sentence(reader: Reader, codes: Codes) -> str:
    """Return how many codes were given, in one sentence."""
    _ = reader.say
    everything = len(coding_set(reader.case)) * len(variable_names(reader))
    done = everything - len(uncoded_pairs(reader.case, known_codes(reader.case, codes)))
    return _("Codes given: {done} of {all}.").format(done=done, all=everything)


def coder_static_fallback(reader: Reader, codes: Codes) -> dict[str, Any]:
    """Return the coding sheet as a table (headers, rows, caption), and the codebook, a table and a borderline case a page."""
    _ = reader.say
    labels, names, given = reader.labels(), variable_names(reader), known_codes(reader.case, codes)
    rows = []
    for number, card in enumerate(blind_cards(reader), 1):
        coded = given.get(card["id"], {})
        rows.append([
            number,
            card["wording"],
            card["gloss"],
            " · ".join(f"{label} – {text}" for label, text in card["facts"]),
            *(labels[variable, coded[variable]] if variable in coded else "…" for variable in variable_names(reader)),
        ])  # fmt: skip
    headers = [_("Statement"), _("Wording"), _("Our translation"), _("About"), *names.values()]
    return {
        "sheet": {
            "headers": headers,
            "rows": rows,
            "caption": _("Coding sheet: statements without their speakers"),
        },
        "codebook": [
            {
                "codes": {
                    "headers": [_("Code"), _.pgettext("codebook", "Rule")],
                    "rows": [[value["label"], value["rule"]] for value in page["values"]],
                    "caption": f"{page['name']}. {page['question']} {page['rule']}",
                },
                "borderline": page["borderline"],
            }
            for page in codebook_pages(reader)
        ],
        "borderline": _("Borderline case"),
    }


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many codes were given, how many changed at the second look, and how many the kit gives, too."""
    _, case = reader.say, reader.case
    codes, known = known_codes(case, answer.get("codes")), reference_codes(case)
    first = {(each, name): value for each, coded in codes.items() for name, value in coded.items()}
    again = {
        (each, name): entry["value"]
        for each, looked in known_second_pass(case, answer.get("second")).items()
        for name, entry in looked.items()
    }
    last = first | again
    return {
        "sentence": _("Codes given: {count}; changed at the second look: {changed}.").format(
            count=len(first), changed=sum(first.get(each) != value for each, value in again.items())
        ),
        "words": "",
        "record": _("The same code as the one that the kit uses: {same} of {total}.").format(
            same=sum(known[each][ADJUDICATED]["value"] == value for each, value in last.items() if each in known),
            total=len(last),
        ),
    }
