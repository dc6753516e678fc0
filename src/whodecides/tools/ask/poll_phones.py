"""What a phone shows at each step of a poll: first what to do, then what to read."""

from ...game.screen import Option, Part, Row, Screen, field, options, rows, text
from ...i18n import colon
from ...widgets.base import lessons_in_english_text
from .poll import MOST_SIGNS
from .poll_view import SeatView, on_record
from .poll_words import (
    Asked,
    counts_for_both,
    feedback_of,
    foreign_words,
    governments_of,
    option_row,
    paragraph,
    prompt,
    record_label,
    rules_text,
    think_again_text,
    titled,
    what_was_done,
)


def join_phone(asked: Asked, seen: SeatView) -> Screen:
    """One is here."""
    _, ready = asked.reader.say, seen["own"]["mine"].get("join", {}).get("ready")
    done = _("Nothing more to press now: the question comes next.") if ready else ""
    press = options("ready", [{"value": True, "label": _("I am ready")}], ready)
    return titled(_("You are in."), [press, paragraph(done), text(rules_text(asked.reader))])


def press_phone(asked: Asked, seen: SeatView) -> Screen:
    """What is judged, and below it the options."""
    _, mine = asked.reader.say, _pressed(seen)
    is_in = _("Your answer is in. You may change it until the answers are shown.")
    english = lessons_in_english_text(asked.reader.language) if asked.language else ""
    return titled(
        asked.title,
        [
            paragraph(asked.before, asked.language),
            *asked.judged,
            options("choose", [_option(asked, each) for each in asked.options], mine or None),
            text(is_in if mine else _("Press one answer. You may change it until the answers are shown.")),
            text(english, small=True) if english else None,
        ],
        asked.language,
    )


def _pressed(seen: SeatView) -> str:
    return str(seen["own"]["mine"].get("press", {}).get("choose", ""))


def _option(asked: Asked, option: str) -> Option:
    found: Option = {"value": option, "label": asked.options[option], "sign": asked.signs.get(option, "")}
    return {**found, "language": asked.named_in} if asked.named_in else found


def shown_phone(asked: Asked, seen: SeatView) -> Screen:
    """One's own option beside the record, and what is said of it; whose lot was drawn reads that first."""
    _, reader, speaks = asked.reader.say, asked.reader, seen["speaks"]
    mine, record = _pressed(seen), on_record(seen["wall"])
    return titled(
        _("Your phone was drawn: speak for 20 seconds.") if speaks else asked.title,
        [
            text(_what_now(asked, seen)),
            _beside_record(asked, mine, record),
            _governments(asked),
            paragraph(counts_for_both(asked)),
            *_feedback(asked, mine, record),
            *what_was_done(asked),
            text(reader.entry("first_minute.others"), small=True) if asked.on_ladder else None,
        ],
        "" if speaks else asked.language,
    )


def _what_now(asked: Asked, seen: SeatView) -> str:
    _ = asked.reader.say
    if seen["speaks"]:
        return _("Say why you pressed your answer. You may also say: “Pass.”")
    if seen["wall"]["voices"]:
        return _("Nothing to press now: listen to those who speak.")
    return _("Nothing to press now: look at the wall.")


def _beside_record(asked: Asked, mine: str, record: str) -> Part:
    _ = asked.reader.say
    own: Row = {"text": _("You pressed nothing.")}
    if mine:
        own = {**option_row(asked, mine), "label": _("You pressed")}
    if not record:
        return rows([own])
    shown: Row = {**option_row(asked, record), "label": record_label(asked), "strong": True}
    return rows([own, shown])


def _governments(asked: Asked) -> Part | None:
    """Return how many governments said each option in the record, a row each."""
    _, found = asked.reader.say, governments_of(asked)
    counted: list[Row] = []
    for option, count in found.items():
        row = option_row(asked, option)
        counted.append({**row, "text": f"{row['text']}{colon(asked.reader.language)}{count}"})
    return rows(counted, title=_("How many governments said so in the record")) if counted else None


def _feedback(asked: Asked, mine: str, record: str) -> list[Part | None]:
    """Return what is said of one's own option, and folded below it of the right one, where that is another."""
    _, language = asked.reader.say, foreign_words(asked.reader)
    own, right = feedback_of(asked.task, mine or record), feedback_of(asked.task, record)
    why: Row = {"text": right, "language": language} if language else {"text": right}
    folded = rows([why], title=_("Why the other answer is right"), folded=True)
    return [paragraph(own, language), folded if right not in ("", own) else None]


def sentence_phone(asked: Asked, seen: SeatView) -> Screen:
    """A sentence to write."""
    _, mine = asked.reader.say, seen["own"]["mine"].get("sentence", {}).get("sentence", "")
    said = _(
        "Your instructor’s screen shows it with your answer, without your number; the wall shows the sentence alone."
    )
    pressed, box = _pressed(seen), field("sentence", _("One sentence"), MOST_SIGNS, mine)
    record = on_record(seen["wall"])
    shown = _beside_record(asked, pressed, record) if pressed or record else None
    return titled(
        prompt(asked, record, has_pressed=bool(pressed)),
        [paragraph(asked.title, asked.language), box, shown, text(said), _governments(asked), *asked.judged],
    )


def sentences_phone(asked: Asked, seen: SeatView) -> Screen:
    """The released sentences of others, one of which may make one think again."""
    _, mine = asked.reader.say, seen["own"]["mine"]
    pressed, written = mine.get("sentences", {}).get("think"), mine.get("sentence", {}).get("sentence")
    found: list[Option] = [
        {"value": each["number"], "label": each["text"]}
        for each in seen["wall"]["now"]["texts"]
        if each["text"] != written
    ]
    if not found:
        waits = _("Nothing to press yet: your instructor chooses the sentences that are shown.")
        return titled(think_again_text(asked.reader), [text(waits)])
    is_gone = pressed is not None and pressed not in [each["value"] for each in found]
    gone = _("The sentence that you pressed is no longer on the wall: press another one.") if is_gone else ""
    press = [paragraph(gone), options("think", found, pressed), text(_("Press one. You may change it."))]
    return titled(think_again_text(asked.reader), press)
