"""What most of a class missed, a slide each: with it a teacher begins the next session."""

from collections.abc import Sequence

from ...classroom.next_session import Topic
from ...i18n import Translator, _
from .decks import written_slides
from .kinds.layout import headline
from .scene import FOOT, INNER, LEAST, LEFT, Box, Item, Line, Note, Slide, Text
from .text_fitting import cut_to_fit, fitted, shortened, text_height

NAME = "next-session-slides"  # of the files, before their ending
TOLD, BAR, LABEL, ANSWER, ASKED = 42, 18, 32, 92, 104  # pixels in height
LEAST_ANSWER, LEAST_PART = 70, 31  # pixels in height of an answer with its label, and of another part in one line
GAP = 16  # pixels between parts
NUMBER_AT = 722  # pixels from the top to the number of a task
MOST_QUESTION, MOST_REASON = 150, 600  # letters


def topic_decks(topics: Sequence[Topic], say: Translator) -> dict[str, bytes]:
    """Return {name: bytes} of a deck of one slide a topic: a page and, where python-pptx is installed, a PPTX.

    There is none where a class missed nothing.
    """
    if not topics:
        return {}
    slides = [topic_slide(each, place) for place, each in enumerate(topics, 1)]
    return written_slides(slides, say(_("For the next session")), NAME, say, say.language)


def topic_slide(topic: Topic, place: int) -> Slide:
    """Return the slide of one topic: how many missed what, what they answered, why not, what to ask.

    Questions, statements, answers and reasons have any length: what has no room ends in "…". The whole reason is a note.
    """
    asked = shortened(topic.question or topic.told, MOST_QUESTION)
    items, top = headline(asked)
    if topic.question:
        bar = top + TOLD
        items.append(Text(LEFT, top, INNER, TOLD, topic.told, 30, bold=True))
        items += [Box(LEFT, bar, INNER, BAR, "soft", ""), Box(LEFT, bar, INNER * topic.share, BAR, "ink", "")]
        top = bar + BAR + GAP
    ask = FOOT - ASKED
    facts, item, why = _heights(topic, ask - GAP - top)
    parts = [(topic.facts, facts, _fact), (topic.item, item, _quoted)]
    for words, height, shown in parts if topic.question else reversed(parts):
        if words:
            items += shown(topic, top, height)
            top += height + GAP
    tall = min(ANSWER, (ask - GAP - top - (why + GAP if why else 0)) / max(1, len(topic.lines)))
    for number, (label, words) in enumerate(topic.lines):
        y = top + number * tall
        items.append(Text(LEFT, y, INNER, LABEL, label, LEAST, colour="quiet"))
        items.append(cut_to_fit(LEFT, y + LABEL, INNER, tall - LABEL - 6, words, 32, bold=True, lang=topic.language))
    if topic.why:
        items.append(cut_to_fit(LEFT, ask - GAP - why, INNER, why, topic.why, 28, italic=True))
    items.append(Box(LEFT, ask, INNER, ASKED, "soft", "", 0, 8))
    items.append(fitted(LEFT + 28, ask + 10, INNER - 56, ASKED - 20, topic.ask, 32, anchor="middle"))
    items.append(Text(LEFT, NUMBER_AT, INNER, 32, topic.name, LEAST, colour="quiet", align="right"))
    notes = (Note("", shortened(topic.why, MOST_REASON)),) if topic.why else ()
    return Slide(tuple(items), asked, notes, row=place, number=str(place))


def _heights(topic: Topic, room: float) -> list[float]:
    """Return how high facts, quoted words and reason are in so much room, beside the answers; 0 where there are none."""
    parts = (topic.facts, topic.item, topic.why)
    wanted = [text_height(shortened(each, MOST_REASON), INNER - 28, 30) if each else 0 for each in parts]
    left = room - GAP * sum(map(bool, parts)) - LEAST_ANSWER * len(topic.lines)
    least = [LEAST_PART * bool(each) for each in parts]
    more = max(left - sum(least), 0) / max(sum(wanted) - sum(least), 1)
    return [low + max(want - low, 0) * min(more, 1) for low, want in zip(least, wanted, strict=True)]


def _fact(topic: Topic, y: float, tall: float) -> list[Item]:
    return [cut_to_fit(LEFT, y, INNER, tall, topic.facts, 32, lang="en" if topic.question else topic.language)]


def _quoted(topic: Topic, y: float, tall: float) -> list[Item]:
    words = cut_to_fit(LEFT + 28, y, INNER - 28, tall, topic.item, 36, lang=topic.item_language)
    return [Line(LEFT + 4, y, LEFT + 4, y + tall, "line", 6), words]
