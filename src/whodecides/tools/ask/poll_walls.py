"""What the wall shows at each step of a poll."""

from ...case import Reader
from ...game.screen import Bar, Part, Row, Screen, bars, rows, text
from .poll_view import OptionView, WallView, on_record
from .poll_words import (
    Asked,
    counts_for_both,
    governments_of,
    option_row,
    paragraph,
    prompt,
    record_label,
    rules_text,
    think_again_text,
    time_divides,
    titled,
    what_was_done,
)

MOST_BARS = 10  # of more options those that nobody pressed have no bar
FEW_ROWS = 3  # options that stand below each other, however short they are
LONG_ROW = 40  # letters; a longer option has a line for itself
NUMBER = 4  # letters; shorter options stand four in a row


def join_wall(asked: Asked, wall: WallView) -> Screen:
    """All come in."""
    _ = asked.reader.say
    return titled(_("One question: everybody answers on a phone."), [text(rules_text(asked.reader))])


def press_wall(asked: Asked, wall: WallView) -> Screen:
    """The question, what is judged, and the options. Where a case is judged, it needs the line of what stands before."""
    shown = titled(
        asked.title,
        [
            None if asked.on_ladder else paragraph(asked.before, asked.language),
            *asked.judged,
            rows([option_row(asked, each) for each in asked.options], columns=_columns(asked)),
            text(time_divides(asked.reader)),
        ],
        asked.language,
    )
    return {**shown, "above": asked.before} if asked.on_ladder else shown


def _columns(asked: Asked) -> int:
    longest = max(map(len, asked.options.values()))
    if longest > LONG_ROW or len(asked.options) <= FEW_ROWS:
        return 1
    return 4 if longest < NUMBER else 2


def shown_wall(asked: Asked, wall: WallView) -> Screen:
    """What all pressed beside the record, and who speaks now."""
    _, reader = asked.reader.say, asked.reader
    shown = _with_bars(wall)
    left_out = _("Answers that nobody pressed are left out.") if len(shown) < len(wall["options"]) else ""
    return titled(
        asked.title,
        [
            paragraph(asked.before, asked.language),
            *_answers(asked, shown, on_record(wall)),
            paragraph(left_out),
            *what_was_done(asked),
            paragraph(_who_speaks(reader, wall["voices"])),
        ],
        asked.language,
    )


def _with_bars(wall: WallView) -> list[OptionView]:
    """Return the options that have a bar: of many those that somebody pressed, and the one on record."""
    found = wall["options"]
    return found if len(found) <= MOST_BARS else [each for each in found if each["count"] or each["record"]]


def _answers(asked: Asked, shown: list[OptionView], record: str) -> list[Part | None]:
    """Return how many pressed each answer and, where they are known, beside it how many governments gave it."""
    _, governments = asked.reader.say, governments_of(asked)
    own = [_bar(asked, each["id"], each["count"] or 0, each["id"] == record) for each in shown]
    if not governments:
        return [bars(own)]
    both: list[Bar] = [{**bar, "beside": governments.get(each["id"], 0)} for bar, each in zip(own, shown, strict=True)]
    return [bars(both, heads=(_("pressed here"), _("governments"))), paragraph(counts_for_both(asked))]


def _bar(asked: Asked, option: str, count: int, on_record: bool) -> Bar:
    label = f"{asked.signs.get(option, '')} {asked.options[option]}".strip()
    found: Bar = {"label": label, "count": count, "record": record_label(asked) if on_record else ""}
    return {**found, "language": asked.named_in} if asked.named_in else found


def _who_speaks(reader: Reader, voices: int) -> str:
    _ = reader.say
    said = _.ngettext(
        "{count} phone was drawn by lot: its owner says why, in 20 seconds.",
        "{count} phones were drawn by lot: their owners say why, in 20 seconds each.",
        voices,
    )
    return said.format(count=voices) if voices else ""


def sentence_wall(asked: Asked, wall: WallView) -> Screen:
    """What to write a sentence on, and below it what was judged, or what the answers were."""
    _, record = asked.reader.say, on_record(wall)
    said = _(
        "Write one sentence on your phone. Your instructor reads all of them and shows some of them here, without names."
    )
    below = asked.judged if asked.on_ladder else _answers(asked, _with_bars(wall), record)
    return titled(prompt(asked, record), [text(said), *below])


def sentences_wall(asked: Asked, wall: WallView) -> Screen:
    """The sentences that were released, and how many each makes think again."""
    _ = asked.reader.say
    found = [_sentence_row(asked.reader, each["text"], wall["thinks"].get(str(each["number"]), 0)) for each in wall["now"]["texts"]]  # fmt: skip
    parts = [rows(found, columns=2) if found else text(_("No sentence is shown yet."))]
    return titled(think_again_text(asked.reader), [paragraph(asked.title, asked.language), *parts])


def _sentence_row(reader: Reader, sentence: str, thinks: int) -> Row:
    _ = reader.say
    if not thinks:
        return {"text": sentence}
    means = _.ngettext("It makes {count} person think again.", "It makes {count} people think again.", thinks)
    return {"text": sentence, "sign": f"● {thinks}", "means": means.format(count=thinks)}
