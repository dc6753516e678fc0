"""The order of governments by likeness to one of them, the questions behind it, and its places under other weights."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...i18n import localized_percent
from ...positions import position_matrix, similarities, weight_sensitivity
from ...widgets.coded_quotation import CodedQuotation, coded_quotation, typical_code
from ...widgets.encodings import SUBSTANTIVE
from ...widgets.similarity_ranking import ranking_rows

WEIGHTS = (0, 1, 2, 3)


class Ranked(TypedDict):
    """A government in the order; `percent` is its likeness, `statements` what its place rests on, `few` whether that is one."""

    id: str
    rank: int
    name: str
    percent: int
    share: str
    statements: int
    few: bool


def ranked(reader: Reader, weights: Mapping[str, float], near: str) -> list[Ranked]:
    """Return who can be ranked, the nearest first."""
    parts = ("id", "rank", "name", "percent", "share", "statements")
    rows = ranking_rows(reader, weights, near)
    return [{**{part: row[part] for part in parts}, "few": row["statements"] == 1} for row in rows]  # type: ignore[typeddict-item]


def nearest_words(reader: Reader, near: str) -> dict[str, Any]:
    """Return the fixed words of the order."""
    _, place = reader.say, reader.name("jurisdictions", near)
    return {
        "labels": {
            "title": "",
            "options": _("Who is most like {place}?").format(place=place),
            "order": _("Likeness to {place}, and on how many statements it rests").format(place=place),
            "counted": _(
                "Of each question that both answered, the share of codes in common (near codes on a scale count in part); "
                "then the mean. In brackets: statements."
            ),
            "mine": _("you expected"),
        }
    }


def nearest_told(reader: Reader, order: Sequence[Ranked], mine: str, outcome: str, near: str) -> dict[str, str]:
    """Return what answers a prediction: my government's place, the record's, and what is surprising."""
    _, by_id, names = reader.say, {each["id"]: each for each in order}, reader.names("jurisdictions")
    if not mine or not outcome:
        return {"own": "", "record": "", "said": ""}

    def place(code: str) -> str:
        if code not in by_id:
            return _("{place}: too little evidence for a place").format(place=names[code])
        return _("{place}: place {rank} of {all}").format(place=names[code], rank=by_id[code]["rank"], all=len(order))

    if mine == outcome:
        said = _("You saw it: of these options, {place} is nearest.").format(place=names[outcome])
    elif mine in by_id:
        apart = by_id[mine]["rank"] - by_id[outcome]["rank"]
        said = _.ngettext(
            "{record} stands {count} place nearer to {near} than {mine}.",
            "{record} stands {count} places nearer to {near} than {mine}.",
            apart,
        ).format(record=names[outcome], count=apart, near=names[near], mine=names[mine])
    else:
        said = ""
    thin = next((each for each in order if each["few"]), None)
    if thin:
        more = _("But look what a place rests on: {place}, place {rank}, has one statement.")
        said = f"{said} {more.format(place=thin['name'], rank=thin['rank'])}".strip()
    return {"own": place(mine), "record": place(outcome), "said": said}


class QuestionBar(TypedDict):
    """How alike two governments are on a question; `share` is "–" where one of them answered nothing."""

    id: str
    name: str
    percent: int
    share: str


def question_bars(reader: Reader, near: str, place: str) -> list[QuestionBar]:
    """Return how alike two governments are on each question."""
    bars: list[QuestionBar] = []
    for variable, table in similarities(reader.case).items():
        value = table.loc[near, place]
        known = value == value
        share = localized_percent(value, reader.language) if known else "–"
        name = reader.name("variables", variable)
        bars.append({"id": variable, "name": name, "percent": round(100 * value) if known else 0, "share": share})
    return bars


@cache
def typical_quotation(reader: Reader, variable: str, place: str) -> CodedQuotation | None:
    """Return the statement that stands for a government on a question, None where it answered nothing."""
    code = typical_code(reader.case, variable, place)
    return coded_quotation(reader, variable, code) if code else None


def codes_in_words(reader: Reader, variable: str, place: str) -> str:
    """Return the codes of a government's statements on a question, each with how many have it; "" where it answered nothing."""
    labels = reader.labels()
    entries = position_matrix(reader.case).get((place, variable), ())
    return ", ".join(f"{labels[variable, each.value]} ({each.count})" for each in entries if each.kind == SUBSTANTIVE)


def alike_view(reader: Reader, near: str, others: Sequence[str], place: str, variable: str) -> dict[str, Any]:
    """Return the questions on which two governments are alike, and of the one that is open a statement of each."""
    _, names, bars = reader.say, reader.names("jurisdictions"), question_bars(reader, near, place)
    known = [each for each in bars if each["share"] != "–"]
    furthest = min(known, key=lambda each: each["percent"], default=None)
    said, sides = "", []
    if variable:
        sides = [
            {
                "name": names[each],
                "codes": codes_in_words(reader, variable, each),
                "quotation": typical_quotation(reader, variable, each),
            }
            for each in (near, place)
        ]
        bar = next(each for each in bars if each["id"] == variable)
        said = (
            _("{question}: {share} alike.").format(question=bar["name"], share=bar["share"])
            if bar["share"] != "–"
            else _("{question}: one side says nothing on this.").format(question=bar["name"])
        )
        if furthest and furthest["share"] == bar["share"]:
            said += " " + _("Nowhere are they further apart.")
        elif furthest:
            most = _("Furthest apart: {question}, {share}.")
            said += " " + most.format(question=furthest["name"], share=furthest["share"])
    return {
        "others": [[each, names[each]] for each in others],
        "near": names[near],
        "bars": bars,
        "sides": sides,
        "said": said,
        "silent": _("Nothing said on this question."),
    }


def alike_words(reader: Reader, near: str) -> dict[str, Any]:
    """Return the fixed words of the questions."""
    _, place = reader.say, reader.name("jurisdictions", near)
    return {
        "labels": {
            "title": "",
            "others": _("{place} beside").format(place=place),
            "bars": _("How alike, question by question"),
            "choose": _("Press a question: here comes a statement of each."),
            "mine": _("you expected"),
        }
    }


def weigh_words(reader: Reader, near: str, whose: str, moved: str) -> dict[str, Any]:
    """Return the fixed words of the axis."""
    _, names = reader.say, reader.names("jurisdictions")
    parts = {"place": names[whose], "near": names[near], "question": reader.name("variables", moved)}
    return {
        "labels": {
            "title": "",
            "places": _("Place of {place} where “{question}” counts nothing").format(**parts),
            "axis": _("Places by likeness to {near}, for each weight of “{question}”").format(**parts),
            "weight": _("“{question}” counts ×{weight}").format(question=parts["question"], weight="{weight}"),
            "moved": parts["question"],
            "thin": _("A dashed line rests on one statement."),
        }
    }


class Line(TypedDict):
    """A government on the axis; `ranks` are its places by weight, None where there is none or it is not told yet."""

    id: str
    name: str
    ranks: list[int | None]
    few: bool


def weigh_view(
    reader: Reader, near: str, places: Sequence[str], variables: Sequence[str], guess: int | None, weight: int
) -> dict[str, Any]:
    """Return the axis; what the weight 0 does stays out of it until a place was guessed.

    `places[0]` is the government that is asked for, `variables[-1]` the question whose weight moves.
    """
    _, names, whose, moved = reader.say, reader.names("jurisdictions"), places[0], variables[-1]
    orders = [ranked(reader, dict.fromkeys(variables, 1) | {moved: each}, near) for each in WEIGHTS]
    rows = [{each["id"]: each for each in order} for order in orders]
    told = guess is not None
    lines: list[Line] = [
        {
            "id": each,
            "name": names[each],
            "ranks": [row[each]["rank"] if each in row and (told or at) else None for at, row in enumerate(rows)],
            "few": each in rows[1] and rows[1][each]["few"],
        }
        for each in places
    ]
    last = max((row[each]["rank"] for each in places for row in rows if each in row), default=1)
    view = {"weights": list(WEIGHTS), "lines": lines, "last": last, "told": told, "sum": [], "record": "", "said": ""}
    if not told:
        return view
    mine = [row.get(whose) for row in rows]
    tied = [
        sum(each["rank"] == at["rank"] for each in order) if at else 0 for order, at in zip(orders, mine, strict=True)
    ]
    found = weight_sensitivity(similarities(reader.case), dict.fromkeys(variables, 1), near)
    shown = mine[weight]
    bars = {each["id"]: each["share"] for each in question_bars(reader, near, whose)}
    sums = [
        _("{question}: {share} alike, counts ×{weight}").format(
            question=reader.name("variables", each), share=bars[each], weight=weight if each == moved else 1
        )
        for each in variables
    ]
    if shown:
        sums.append(_("Together {share}: place {rank}.").format(share=shown["share"], rank=shown["rank"]))
    said = [
        _("From place {last} to place {first}, and no word of the evidence changed.").format(
            first=mine[0]["rank"], last=mine[-1]["rank"]
        )
        if mine[0] and mine[-1]
        else "",
        _(
            "{all} governments share that place: they have no code in common with {near}. That is not the same as opposed."
        ).format(all=tied[0], near=names[near])
        if mine[0] and mine[0]["percent"] == 0 and tied[0] > 1
        else "",
    ]
    more = ""
    for first, often in list(found["first"].items())[:1]:
        more = _(
            "There are {all} ways to weigh them, each question 0, 1 or 2. {place} comes first in {often}; in {same} the whole "
            "order is that of equal weights."
        ).format(
            all=found["weightings"],
            place=names[first],
            often=round(often * found["weightings"]),
            same=round(found["same_order"] * found["weightings"]),
        )
    named = _("place {rank}")
    own, record = named.format(rank=guess), named.format(rank=mine[0]["rank"]) if mine[0] else ""
    return view | {"sum": sums, "own": own, "record": record, "said": " ".join(filter(None, said)), "more": more}
