"""The queue in words: one case without a name at a time, and what was done only when all are decided."""

from functools import cache
from typing import Any, TypedDict

from ...case import Row
from ...case.reader import Reader
from ...i18n import colon
from ...widgets.clock import clock_words
from ...widgets.tool import AnswerSummary
from .model import SECONDS, count_matching_decisions, groups, ladder_rungs, next_case, parse_decided, queue, rungs_apart


class Line(TypedDict):
    """A decided case: who it was, both rungs (`own` is "" where none is known), and what was done."""

    id: str
    who: str
    company: str
    day: str
    own: str
    done: str
    alt: str
    did: str
    ground: str
    links: list[dict[str, str]]


class Group(TypedDict):
    """Like cases, and how far apart they lie."""

    name: str
    yours: str
    theirs: str
    lines: list[Line]


class Waiting(TypedDict):
    """A case that waits. `name` is empty until somebody asks for it."""

    id: str
    place: str
    text: str
    before: str
    name: str


class DutyView(TypedDict, total=False):
    """What the page shows: a case that waits, or what came of all."""

    waiting: Waiting
    groups: list[Group]
    same: str
    table: dict[str, Any]


@cache
def duty_words(reader: Reader) -> dict[str, Any]:
    """Return what stays as it is while one reads in one language."""
    _ = reader.say
    count = len(queue(reader.case))
    return {
        "labels": {
            "title": _("On duty: one queue, one rule"),
            "rule_is": _("One rule for all, made for this exercise"),
            "rule": reader.entry("queue.rule"),
            "decide": _("Your measure: the keys 1 to 5 choose, too"),
            "names": _("Show names (without them one decides more evenly)"),
            "told": _("In role, not your own politics. Real cases, told in our words as the reports tell them."),
            "undo": _("Undo the last decision"),
            "you": _.pgettext("queue", "you"),
            "they": _("what was done"),
            "came": _("What was done, and by whom"),
            "ground": _("Stated ground:"),
            "think": _("Like cases, one rule. {ask} Or was it only the company?").format(ask=reader.entry("queue.ask")),
            "again": _("Begin again"),
            "plain": _("The same as a table"),
        },
        "rungs": [
            list(each)
            for each in zip(ladder_rungs(reader.case), rung_names(reader).values(), short_names(reader), strict=True)
        ],
        "clock": {"seconds": SECONDS, **clock_words(_, _("Time is over. Decide the rest without a clock."))},
        "count": count,
    }


def duty_view(reader: Reader, decided: Any, names: bool) -> DutyView:
    """Return the next case of the queue, or what came of all once each is decided."""
    own = parse_decided(reader.case, decided)
    waiting = next_case(reader.case, own)
    if waiting:
        return {"waiting": _waiting(reader, waiting, names)}
    return {
        "groups": [_group(reader, group, rows, own) for group, rows in groups(reader.case).items()],
        "same": _matching_decisions_text(reader, own),
        "table": outcome_table(reader, own),
    }


def progress(reader: Reader, decided: Any) -> str:
    """Return one sentence: how many cases of the queue are decided."""
    own, _ = parse_decided(reader.case, decided), reader.say
    return _("You are on duty, in role: {done} of {all} cases decided.").format(
        done=len(own), all=len(queue(reader.case))
    )


def asked_table(reader: Reader) -> dict[str, Any]:
    """Return the cases without names, as {headers, rows, caption}."""
    _ = reader.say
    rows = [[n, reader.text(row, "case"), reader.text(row, "before")] for n, row in enumerate(queue(reader.case), 1)]
    headers = [_("Number"), _("The case"), _("What came before")]
    return {"headers": headers, "rows": rows, "caption": _("Cases that wait for a decision")}


def outcome_table(reader: Reader, own: dict[str, str]) -> dict[str, Any]:
    """Return all cases with names, own measures and what was done, as {headers, rows, caption}."""
    _, rungs = reader.say, rung_names(reader)
    rows = [
        [
            line["who"],
            f"{line['company']}, {line['day']}",
            rungs.get(line["own"], _("not decided")),
            rungs[line["done"]],
            f"{line['did']} {_('Stated ground:')} {line['ground']}",
        ]
        for line in lines(reader, own)
    ]
    headers = [_("Who"), _("Company and day"), _("You"), _("What was done"), _("In detail")]
    return {"headers": headers, "rows": rows, "caption": _("What was done, and by whom")}


def lines(reader: Reader, own: dict[str, str]) -> list[Line]:
    """Return all cases as lines, like ones together."""
    return [_line(reader, row, own) for rows in groups(reader.case).values() for row in rows]


def rung_names(reader: Reader) -> dict[str, str]:
    """Map each rung to its words."""
    return {each: reader.word(each, "queue.rung") for each in ladder_rungs(reader.case)}


def short_names(reader: Reader) -> list[str]:
    """Return one word for each rung, from the mildest."""
    return [reader.short_word(each, "queue.rung") for each in ladder_rungs(reader.case)]


def _waiting(reader: Reader, row: Row, names: bool) -> Waiting:
    _, all_cases = reader.say, queue(reader.case)
    place = [each["action"] for each in all_cases].index(row["action"]) + 1
    name = f"{reader.text(row, 'who')} · {_case_place(reader, row)}" if names else ""
    return {
        "id": row["action"],
        "place": _("Case {number} of {all}").format(number=place, all=len(all_cases)),
        "text": reader.text(row, "case"),
        "before": reader.text(row, "before"),
        "name": name,
    }


def _case_place(reader: Reader, row: Row) -> str:
    action = reader.case.row("platform_actions", row["action"])
    return f"{action['company']}, {reader.date(action)}"


def _line(reader: Reader, row: Row, own: dict[str, str]) -> Line:
    _, rungs = reader.say, rung_names(reader)
    action, mine, mark = reader.case.row("platform_actions", row["action"]), own.get(row["action"], ""), colon(reader.language)  # fmt: skip
    sentences = [f"{_.pgettext('queue', 'you')}{mark}{rungs[mine]}"] if mine else []
    return {
        "id": row["action"],
        "who": reader.text(row, "who"),
        "company": action["company"],
        "day": reader.date(action),
        "own": mine,
        "done": row["rung"],
        "alt": "; ".join([*sentences, f"{_('what was done')}{mark}{rungs[row['rung']]}"]),
        "did": reader.text(row, "did"),
        "ground": reader.text(action, "ground"),
        "links": reader.links(action),
    }


def _group(reader: Reader, group: str, rows: list[Row], own: dict[str, str]) -> Group:
    _ = reader.say
    name = next(each["name"][reader.language] for each in reader.case.entry("queue.groups") if each["id"] == group)
    case = reader.case
    yours, theirs = (
        rungs_apart(case, [own[row["action"]] for row in rows]),
        rungs_apart(case, [row["rung"] for row in rows]),
    )
    return {
        "name": name,
        "yours": _.ngettext("you: {count} rung apart", "you: {count} rungs apart", yours).format(count=yours),
        "theirs": _.ngettext("the companies: {count} rung apart", "the companies: {count} rungs apart", theirs).format(count=theirs),
        "lines": [_line(reader, row, own) for row in rows],
    }  # fmt: skip


def _matching_decisions_text(reader: Reader, own: dict[str, str]) -> str:
    _, same, count = reader.say, count_matching_decisions(reader.case, own), len(queue(reader.case))
    return _("In {same} of {all} cases you chose what was done. That is no answer key.").format(same=same, all=count)


def summarize_answer(reader: Reader, answer: dict[str, Any]) -> AnswerSummary:
    """Return how many cases were decided, and in how many the company did the same."""
    _, decided = reader.say, parse_decided(reader.case, answer.get("decided"))
    return {
        "sentence": _("Cases decided: {count}.").format(count=len(decided)),
        "words": "",
        "record": _("In {same} of {all} cases you chose what was done. That is no answer key.").format(
            same=count_matching_decisions(reader.case, decided), all=len(queue(reader.case))
        ),
    }
