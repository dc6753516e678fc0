"""What the bank says of a question in words of its own, in one language, and in XHTML."""

from dataclasses import dataclass
from typing import Any

from ...case import Row
from ...errors import _
from ...i18n import Translator, colon
from ...widgets.templates import macros
from .questions import FOLDED, Question


@dataclass(frozen=True)
class QuestionTexts:
    """Puts what goes with a question into words. `say` translates, `body` are the macros of `body.html`."""

    say: Translator
    body: Any

    def asked(self, question: Question, source: str) -> str:
        """Return the question; `source` is the address of its picture."""
        told = [question.text, question.wrong, *question.common, *(each.feedback for each in question.options)]
        opens = (question.picture or question.table) and any(map(FOLDED.search, told))
        return self.body.asked(question, source, self.say(UNFOLDED) if opens else "")

    def gaps(self, question: Question, fields: list[str]) -> str:
        """Return the gaps with what stands in each."""
        return self.body.gaps(question, fields)

    def paragraph(self, *texts: str) -> str:
        """Return texts as paragraphs, "" where there are none."""
        return self.body.said(texts, "", ())

    def right(self, question: Question) -> str:
        """Return what is read when all is right."""
        return self.paragraph(question.right)

    def wrong(self, question: Question) -> str:
        """Return what is read when something is wrong, where nobody can tell what: the hint, and common mistakes."""
        return self.body.said((question.wrong,), self.say(COMMON), question.common)

    def afterwards(self, question: Question) -> str:
        """Return what a platform shows to everybody afterwards: when all is right, and when something is wrong."""
        texts = []
        if question.right:
            texts.append(self.say(WHEN_RIGHT).format(feedback=question.right))
        if question.wrong:
            texts.append(self.say(WHEN_WRONG).format(feedback=question.wrong))
        return self.body.said(texts, self.say(COMMON), question.common if question.kind == "order" else ())

    def length(self, question: Question) -> str:
        """Return how many words an open answer has; "" where the question says so itself."""
        fewest, most = question.words
        if {str(fewest), str(most)} <= set(question.text.split()):
            return ""
        return self.say(LENGTH).format(fewest=fewest, most=most)

    def rubric(self, question: Question, answers: bool) -> str:
        """Return the levels of an open question; with `answers` an answer of each level, where there is one."""
        told = [
            (self._level(each), each["text"], self._example(each.get("anchor", "")) if answers else "")
            for each in question.levels
        ]
        return self.body.rubric(self.say(RUBRIC), told)

    def samples(self, question: Question) -> str:
        """Return the two answers of a lesson's text, each with its level and then its note; "" where there are none."""
        if not question.samples:
            return ""
        quoted = self.say(QUOTED)
        told = [(self._level(each), quoted.format(words=each["text"]), each["note"]) for each in question.samples]
        return self.body.rubric(self.say(SAMPLES), told)

    def compared(self, question: Question) -> str:
        """Return what the kit shows to who has written a text of a lesson: the rubric and two samples; "" in an exercise."""
        return "" if question.exercise else self.rubric(question, False) + self.samples(question)

    def _level(self, row: Row) -> str:
        return self.say(LEVEL).format(level=row["level"]) + colon(self.say.language).rstrip()

    def _example(self, text: str) -> str:
        return self.say(EXAMPLE).format(text=text) if text else ""


def question_texts(say: Translator) -> QuestionTexts:
    """Return the Voice of one language."""
    return QuestionTexts(say, macros(__file__, "body.html"))


UNFOLDED = _("What you are told to open, a card or a table, stands open here: look for its row.")
COMMON = _("Mistakes that are often made:")
WHEN_RIGHT = _("When all is right: {feedback}")
WHEN_WRONG = _("When something is wrong: {feedback}")
LENGTH = _("Length: {fewest} to {most} words.")
RUBRIC = _("What counts, by level:")
SAMPLES = _("Two answers of different levels, each with what is to be said of it:")
QUOTED = _("“{words}”")
LEVEL = _("Level {level}")
EXAMPLE = _("An answer of this level: “{text}”")
LOWER = _("Where either order is right, give both the lower of their two numbers.")
NUMBERS = _("Give each its number: 1 comes first.")
