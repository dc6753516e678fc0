"""The ranking by similarity in words, and how far the weights decide it."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from ...case import Reader
from ...i18n import Translator, colon, localized_percent, sort_key
from ...positions import position_matrix, similarities, weight_sensitivity
from ...widgets.similarity_ranking import ranking_rows

MOST_LEADING = 3
ABSENT = "no statement found"
MOST_FIRST = 4  # of those who come first with other weights


def _no_weights_text(_: Translator) -> str:
    """Return what to say where every weight is 0: that is no lack of evidence."""
    return _("All weights are 0, so nothing is compared: give a weight above 0 to one variable at least.")


@lru_cache(maxsize=1024)  # a student moves to and fro between a few weights
def ranking_view(
    reader: Reader, weights: tuple[tuple[str, int], ...], near: str, places: tuple[str, ...]
) -> dict[str, Any]:
    """Return the ranking for weights ((variable, weight), …) in words; `places` are those on show."""
    names, weighed = reader.names("jurisdictions"), any(weight for _, weight in weights)
    _ = reader.say
    rows = ranking_rows(reader, dict(weights), near)
    found = weight_sensitivity(similarities(reader.case), dict(weights), near)
    even = unweighted_ranking(reader, tuple(variable for variable, _weight in weights), near)
    places_before = {each["id"]: number for number, each in enumerate(even)}
    caption = _("Similarity to {place}").format(place=names[near])
    unranked = set(next(iter(similarities(reader.case).values())).index) - {row["id"] for row in rows} - {near}
    out = sorted(unranked, key=lambda each: sort_key(names[each]))
    return {
        "caption": caption,
        "leading": _leading_text(reader, caption, rows, places, [names[each] for each in out if each in places])
        if weighed
        else _no_weights_text(_),
        "headers": [
            _("Rank"),
            _("Jurisdiction"),
            _("Similarity"),
            _("Weight that rests on evidence"),
            _("Statements"),
            _("Rank if each counts once"),
        ],
        "rows": [
            [row[part] for part in ("rank", "name", "share", "weight", "statements")]
            + [even[places_before[row["id"]]]["rank"] if row["id"] in places_before else "–"]
            for row in rows
        ],
        "order": [
            {
                **{part: row[part] for part in ("id", "name", "rank", "share", "statements", "evidence")},
                "tied": sum(other["rank"] == row["rank"] for other in rows) > 1,
                "shown": row["id"] in places,
            }
            for row in rows
        ],
        "even": even,
        "similarity": similarity_by_variable(reader, near),
        "first": _leaders_by_weights(reader, found, rows),
        "unranked": [names[each] for each in out if weighed],
        "unranked_text": _unranked_text(reader, out) if weighed else "",
        "sensitivity": _sensitivity_text(reader, found) if weighed else _no_weights_text(_),
    }


@cache
def unweighted_ranking(reader: Reader, variables: tuple[str, ...], near: str) -> list[dict[str, Any]]:
    """Return the order if each of these variables counts once: [{id, name, rank}, …]."""
    rows = ranking_rows(reader, dict.fromkeys(variables, 1), near)
    return [{part: row[part] for part in ("id", "name", "rank")} for row in rows]


@cache
def similarity_by_variable(reader: Reader, near: str) -> dict[str, dict[str, list[Any]]]:
    """Return how alike each government is to `near` on each variable: {id: {variable: [percent, in words]}}.

    Variables on which one of both said nothing are left out.
    """
    found = {}
    for variable, frame in similarities(reader.case).items():
        for place, value in frame[near].dropna().items():
            found.setdefault(place, {})[variable] = [round(100 * value), localized_percent(value, reader.language)]
    found.pop(near, None)
    return found


def _leaders_by_weights(reader: Reader, found: dict[str, Any], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return who comes first with other weights, and how often: [{name, percent, share, statements}, …]."""
    names, statements = reader.names("jurisdictions"), {row["id"]: row["statements"] for row in rows}
    return [
        {
            "name": names[each],
            "percent": round(100 * part),
            "share": localized_percent(part, reader.language),
            "statements": statements[each],
        }
        for each, part in list(found["first"].items())[:MOST_FIRST]
    ]


def _unranked_text(reader: Reader, out: Sequence[str]) -> str:
    """Return who is not ranked: those who spoke by name, and how many others there are."""
    _, names = reader.say, reader.names("jurisdictions")
    silent = [
        each
        for each in out
        if position_matrix(reader.case)[each, next(iter(similarities(reader.case)))][0].kind == ABSENT
    ]
    spoke = [names[each] for each in out if each not in silent]
    if silent:
        spoke.append(
            _.ngettext(
                "{count} government of which no statement was found",
                "{count} governments of which no statement was found",
                len(silent),
            ).format(count=len(silent))
        )
    return ", ".join(spoke)


def _leading_text(
    reader: Reader, caption: str, rows: Sequence[dict[str, Any]], places: tuple[str, ...], unranked: Sequence[str]
) -> str:
    """Return the first places of a ranking and those on show in one line, which stands beside the weights.

    The table stands far below them. A gap in the ranks is marked.
    """
    _ = reader.say
    listed, before = [], -1
    for number, row in enumerate(rows):
        if number < MOST_LEADING or row["id"] in places:
            listed += ["…"] * (number > before + 1) + [
                _("{rank}. {place} {share} ({evidence})").format(
                    rank=row["rank"], place=row["name"], share=row["share"], evidence=row["evidence"]
                )
            ]
            before = number
    listed += ["…"] * (before < len(rows) - 1)
    if unranked:
        listed.append(_("not ranked: {places}").format(places=", ".join(unranked)))
    return f"{caption}{colon(reader.language)}{'; '.join(listed)}" if listed else ""


def _sensitivity_text(reader: Reader, found: dict[str, Any]) -> str:
    _, names = reader.say, reader.names("jurisdictions")
    if not found["weightings"]:
        return _("Too little evidence to rank anyone: give a weight to more variables.")
    percent = [
        f"{names[each]} {localized_percent(part, reader.language)}" for each, part in list(found["first"].items())[:3]
    ]
    return _(
        "We weighed these variables in {all} ways (each 0, 1 or 2). In {same} of them the whole order is as it is now. "
        "Most often closest, alone or jointly: {first}."
    ).format(
        all=found["weightings"], same=localized_percent(found["same_order"], reader.language), first=", ".join(percent)
    )
