"""A government's statements by day and value, who made them, and between which of them one speaker was given another value."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypedDict

from ...case.reader import Reader
from ...i18n import localized_day
from ...positions import changes_by_same_speaker, position_changes
from ...widgets.coded_quotation import CodedQuotation, coded_quotation, codes_of
from ...widgets.encodings import SUBSTANTIVE, value_encodings

SHORT_DATE = "d MMM"
APART = 0.2  # share of the width from one sign to the next, so that each can be pressed on a phone
ROOM = 0.3  # share of the width in which a name, a day and a subject can be read


class Dot(CodedQuotation):
    """A statement in the picture: `day` is a share of the time shown, moved on where signs of one value would cover each
    other, `level` the place of its value, `speaker` a name; `crowded` says that little room is left beside it.
    """

    day: float
    level: int
    short: str
    speaker: str
    crowded: bool


class Picture(TypedDict):
    """One government: its statements by day, and the pairs of ids that a line joins."""

    place: str
    name: str
    dots: list[Dot]
    lines: list[tuple[str, str]]


@cache
def picture(reader: Reader, variable: str, place: str) -> Picture:
    """Return what one government's statements come to, by day; those that do not answer the question are left out."""
    case, levels = reader.case, [each["id"] for each in value_levels(reader, variable)]
    codes = [each for each in codes_of(case, variable, [place]) if each.kind == SUBSTANTIVE]
    days = _places_in_time(codes)
    dots: list[Dot] = []
    for code in codes:
        actor = case.row("actors", case.row("statements", code.statement)["actor"])
        day, level = days[code.statement], levels.index(code.value)
        beside = [days[each.statement] for each in codes if each.value == code.value and each is not code]
        dots.append(
            {
                **coded_quotation(reader, variable, code),
                "day": day,
                "level": level,
                "short": localized_day(code.date, reader.language, SHORT_DATE),
                "speaker": actor["name"],
                "crowded": any(abs(day - each) < ROOM for each in beside),
            }
        )
    steps = position_changes(case, variable).get(place, ())
    lines = [(before.statement, after.statement) for before, after in changes_by_same_speaker(steps)]
    return {"place": place, "name": reader.name("jurisdictions", place), "dots": dots, "lines": lines}


def _places_in_time(codes: Sequence[Any]) -> dict[str, float]:
    """Return where statements stand in time, as shares of it: {id: share}; those of one value at least `APART` from each other,
    as far as there is room.
    """
    if not codes:
        return {}
    span, places = max((codes[-1].date - codes[0].date).days, 1), {}
    for value in dict.fromkeys(each.value for each in codes):
        own = [each for each in codes if each.value == value]
        shares = spread([(each.date - codes[0].date).days / span for each in own])
        places |= {each.statement: share for each, share in zip(own, shares, strict=True)}
    return places


def spread(shares: Sequence[float]) -> list[float]:
    """Return shares in their order, each at least `APART` from the one before as far as there is room, and at most 1."""
    apart, moved = min(APART, 1 / max(len(shares) - 1, 1)), list(shares)
    for at in range(1, len(moved)):
        moved[at] = max(moved[at], moved[at - 1] + apart)
    for at, before in enumerate(reversed(moved)):
        moved[-1 - at] = min(before, 1 - at * apart)
    return moved


def value_levels(reader: Reader, variable: str) -> list[dict[str, Any]]:
    """Return the answers to a question in the order of the codebook: id, label, sign and colour."""
    labels = reader.labels()
    return [
        {"id": each, "label": labels[variable, each], "sign": sign, "order": order}
        for each, (sign, order) in value_encodings(reader.case, variable).items()
        if order >= 0
    ]


def pair_told(reader: Reader, shown: Picture, picks: Sequence[str]) -> dict[str, Any]:
    """Return what answers two statements that were picked as those of one person: whether they are, and whose they are."""
    _, by_id = reader.say, {each["id"]: each for each in shown["dots"]}
    if len(picks) < 2:
        return {"solved": False, "own": "", "said": ""}
    one, other = sorted((by_id[each] for each in picks), key=lambda each: each["day"])
    if one["speaker"] != other["speaker"]:
        said = _("Two people: {one} and {other}. Pick two others.")
        return {"solved": False, "own": _("one person"), "said": said.format(one=one["who"], other=other["who"])}
    same = one["about"] == other["about"]
    about = _("Both times about: {about}.") if same else _("But first about: {about}; then about: {other}.")
    said = _("One person, {first} and {second}: from “{value}” to “{another}”.").format(
        first=one["short"], second=other["short"], value=one["label"], another=other["label"]
    )
    told = f"{said} {about.format(about=one['about'], other=other['about'])}"
    return {"solved": True, "own": _("one person"), "record": one["who"], "said": told}


def speakers_sentence(reader: Reader, shown: Picture) -> str:
    """Return how many statements, speakers and lines a government's picture has."""
    _, people = reader.say, len({each["speaker"] for each in shown["dots"]})
    statements, lines = len(shown["dots"]), len(shown["lines"])
    return _("{place}: {statements}, {speakers}, {lines}.").format(
        place=shown["name"],
        statements=_.ngettext("{count} statement", "{count} statements", statements).format(count=statements),
        speakers=_.ngettext("{count} speaker", "{count} speakers", people).format(count=people),
        lines=_.ngettext("{count} line", "{count} lines", lines).format(count=lines),
    )


def speakers_words(reader: Reader, variable: str) -> dict[str, Any]:
    """Return the fixed words of the picture."""
    _ = reader.say
    return {
        "labels": {
            "title": "",
            "picture": _("Statements by day and value: {variable}").format(variable=reader.name("variables", variable)),
            "who": _("Who?"),
            "governments": _("Government"),
            "press": _("Press a sign: here come its words."),
            "pick": _("One of the two"),
            "picked": _("picked"),
        }
    }
