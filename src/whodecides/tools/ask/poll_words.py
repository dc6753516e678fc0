"""What a poll asks, in the words of one reader; the lesson's own, in its language, where the case has no others."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from ...answers import Task
from ...case import Case, Reader
from ...case import Row as CaseRow
from ...case.first_minute import ground_exhibits, judged_exhibits, reply_exhibits, rule_exhibits, words_of_minute
from ...game.screen import Part, Row, Screen, quote, text
from ...i18n import COURSE_LANGUAGE
from ...positions import governments_by_value, variable_of
from .poll import ALONE, NEIGHBOUR

MOST_IN_TITLE = 18  # words; of a longer question the title holds its last sentence
FEWEST_IN_TITLE = 4  # words; of a shorter last sentence it holds the one before, too
SHORT = 22  # letters of options that need no letter before them to be spoken of
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[.?!][)”\"])\s+")


class Asked(NamedTuple):
    """A task as a reader is asked it: its title, what one must know `before` it, what is `judged`, its options, {id: words}.

    `signs` are letters for options of many words. `language` is that of title and `before`, `named_in` that of the
    options, each "" where it is the reader's. `on_ladder` says that the options are the steps of the case's first minute.
    """

    reader: Reader
    task: Task
    title: str
    before: str
    judged: list[Part]
    options: dict[str, str]
    signs: dict[str, str]
    language: str
    named_in: str
    on_ladder: bool


def asked_of(reader: Reader, task: Task) -> Asked:
    """Return a task as a reader is asked it."""
    _, ids, foreign = reader.say, [each["id"] for each in task.options], reader.language != COURSE_LANGUAGE
    long = max(len(each["text"]) for each in task.options) > SHORT
    signs = {each: chr(ord("A") + place) for place, each in enumerate(ids)} if long else {}
    steps = {each["id"]: each["name"][reader.language] for each in reader.case.entry("first_minute.steps", [])}
    if list(steps) == ids:
        title = " ".join((words_of_minute(reader)["duty"], _("What do you do?")))
        before = _("In role, not your own politics.")
        return Asked(reader, task, title, before, _judged_and_rule(reader), steps, signs, "", "", True)
    before, title = split_question(task.question)
    named = _names_in_case(reader, tuple(ids)) if foreign else {}
    words, language = named or {each["id"]: each["text"] for each in task.options}, foreign_words(reader)
    return Asked(
        reader,
        task,
        title,
        before,
        _cards(reader, tuple(task.cards)),
        words,
        signs,
        language,
        "" if named else language,
        False,
    )


def foreign_words(reader: Reader) -> str:
    """Return the language of the lesson's words, "" where it is the reader's."""
    return "" if reader.language == COURSE_LANGUAGE else COURSE_LANGUAGE


def split_question(question: str) -> tuple[str, str]:
    """Return what comes before a question, "" where it is short, and the question itself, which can stand alone."""
    *before, last = SENTENCE_END.split(question) if len(question.split()) > MOST_IN_TITLE else [question]
    if before and len(last.split()) < FEWEST_IN_TITLE:
        last = f"{before.pop()} {last}"
    return " ".join(before), last


@cache
def _names_in_case(reader: Reader, ids: tuple[str, ...]) -> dict[str, str]:
    """Return the names of options that are places, or values of one variable, of the case; {} where they are neither."""
    places = reader.names("jurisdictions")
    if all(each in places for each in ids):
        return {each: places[each] for each in ids}
    labels, variable = reader.labels(), variable_of(reader.case, ids)
    words = {each: labels[variable, each] for each in ids} if variable else {}
    return {each: label[:1].upper() + label[1:] for each, label in words.items()}


@cache
def _judged_and_rule(reader: Reader) -> list[Part]:
    """Return what is judged in the first minute, the rule, and what was answered."""
    lead, name = text(reader.entry("first_minute.lead"), small=True), words_of_minute(reader)["rule"]
    rules, replies = rule_exhibits(reader.case), reply_exhibits(reader.case)
    return [
        lead,
        *(_quoted(reader, row) for row in judged_exhibits(reader.case)),
        *_named_first(reader, name, rules),
        *(_named_first(reader, reader.entry("first_minute.reply_is"), replies) if replies else []),
    ]


def _named_first(reader: Reader, name: str, found: list[CaseRow]) -> list[Part]:
    """Return what was not posted: what it is stands above its words, so that nobody takes it for one post more."""
    return [text(name, small=True), *(_quoted(reader, row) for row in found)]


def what_was_done(asked: Asked) -> list[Part]:
    """Return what was done, and the ground that was stated, where that was asked; [] elsewhere."""
    return _done_and_ground(asked.reader) if asked.on_ladder else []


@cache
def _done_and_ground(reader: Reader) -> list[Part]:
    stated = words_of_minute(reader)["ground"]
    return [text(reader.entry("first_minute.did")), *_named_first(reader, stated, ground_exhibits(reader.case))]


def _quoted(reader: Reader, row: CaseRow, by: str = "") -> Part:
    words = reader.own_words(row)
    return quote(words["words"], by, words["language"], gloss=words["gloss"])


@cache
def _cards(reader: Reader, named: tuple[str, ...]) -> list[Part]:
    """Return the exhibits and statements that are named, each with its day and without who spoke: that may be asked."""
    case = reader.case
    rows = [
        case.row(table, each)
        for each in named
        for table in ("exhibits", "statements")
        if each in set(case[table]["id"])
    ]
    return [_quoted(reader, row, reader.date(row)) for row in rows if row["wording"]]


def governments_of(asked: Asked) -> dict[str, int]:
    """Return how many governments said each option in the record; {} where that is not what a prediction is of."""
    ids = tuple(each["id"] for each in asked.task.options)
    return _governments(asked.reader.case, ids) if asked.task.kind == "prediction" else {}


def counts_for_both(asked: Asked) -> str:
    """Return why counts of governments add up to more than there are; "" where none are shown."""
    _ = asked.reader.say
    return _("A government that gave two answers counts for both.") if governments_of(asked) else ""


@cache
def _governments(case: Case, ids: tuple[str, ...]) -> dict[str, int]:
    variable = variable_of(case, ids)
    found = governments_by_value(case, variable) if variable else {}
    return {each: int(found[each]) for each in ids if each in found}


def option_row(asked: Asked, option: str) -> Row:
    """Return an option as a row of a list."""
    found: Row = {"text": asked.options[option], "sign": asked.signs.get(option, "")}
    return {**found, "language": asked.named_in} if asked.named_in else found


def record_label(asked: Asked) -> str:
    """Return what to call the option on record."""
    _ = asked.reader.say
    if asked.on_ladder:
        return words_of_minute(asked.reader)["did"]
    return _("The record shows") if asked.task.kind == "prediction" else _("The right answer")


def feedback_of(task: Task, option: str) -> str:
    """Return what is said of an option, "" where nothing is, or where there is no such option."""
    return next((str(each.get("feedback", "")) for each in task.options if each["id"] == option), "")


def prompt(asked: Asked, record: str, *, has_pressed: bool = True) -> str:
    """Return what to write a sentence on: a reason for a decision, surprise at a fact, why the right answer is right."""
    _ = asked.reader.say
    if asked.on_ladder or asked.task.path.get("decision") or not record:
        if not has_pressed:
            return _("Write the strongest reason for one of the answers.")
        return _("Write the strongest reason for what you pressed.")
    if asked.task.kind == "prediction":
        return _("Write why the record surprises you, or why it does not.")
    return _("Write in your own words why the right answer is right.")


def rules_text(reader: Reader) -> str:
    """Return what all should know before they press."""
    _ = reader.say
    return _(
        "No screen shows who pressed what. Then at most two people, drawn by lot, are asked to say why they pressed their "
        "answer. Whoever is drawn may pass."
    )


def time_divides(reader: Reader) -> str:
    """Say how the time divides in which all press."""
    _ = reader.say
    told = _("Press on your phone: {alone} s alone, {neighbour} s with your neighbour.")
    return told.format(alone=ALONE, neighbour=NEIGHBOUR)


def think_again_text(reader: Reader) -> str:
    """Return what is asked of the sentences on the wall."""
    _ = reader.say
    return _("Which of these sentences makes you think again?")


def titled(title: str, parts: Iterable[Part | None], language: str = "") -> Screen:
    """Return a screen of those parts that there are; `language` is that of its title, "" for the reader's."""
    found: Screen = {"title": title, "parts": [each for each in parts if each]}
    return {**found, "language": language} if language else found


def paragraph(words: str, language: str = "") -> Part | None:
    """Return a paragraph in a language, "" for the reader's; None where there is nothing to say."""
    part = text(words)
    return ({**part, "language": language} if language else part) if words else None
