"""What most of a class missed, and how: one page for the next session, which a wall can show. Nobody is named on it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..answers import Task
from ..answers.result import Decision
from ..case import Reader
from ..coding import number_in_set
from ..errors import _
from ..i18n import Translator, colon, translator
from ..widgets.readings import blind_passage
from ..widgets.templates import render
from .feedback_pages import shortest_question
from .grading import Mark
from .pool_report import Pool
from .report import Report

NEXT_SESSION = "next-session.html"
MOST_TOPICS = 3  # on one page
MOST_VALUES = 2  # of a divided statement that are named; what few chose might tell who they are
FEWEST_ANSWERS = 3  # of whom something is told, and who gave an answer that is shown
FEWEST_MISSED = 2  # of one who missed something alone, all would know who it is
LEAST_SHARE = 0.25  # of those who answered, from which on a class has missed something


@dataclass(frozen=True)
class Miss:
    """A decision of a task that many of a class missed: `missed` of the `answered`, most often in the way of `chosen`."""

    task: Task
    question: str
    answered: int
    missed: int
    chosen: Decision
    chose: int

    @property
    def share(self) -> float:
        return self.missed / self.answered


@dataclass(frozen=True)
class Topic:
    """What the page says of one thing: how many, what, the most frequent answers with our words before them, what to ask.

    `language` is that of the answers, `item_language` that of `item`. `facts` is what a question tells beside what it asks,
    or, without a question, what else somebody said whose words are the item: it is read after them.
    """

    name: str
    told: str
    share: float
    question: str
    item: str
    lines: Sequence[tuple[str, str]]
    why: str
    ask: str
    language: str = "en"
    item_language: str = "en"
    facts: str = ""

    @property
    def percent(self) -> int:
        return round(100 * self.share)


def class_misses(report: Report) -> list[Miss]:
    """Return the decision of each task that most missed, the largest share first; none that few answered or missed.

    Optional tasks are left out, as few were asked to do them. Of a task with variants only those count who were asked the `question` that is shown.
    """
    marks: dict[str, list[Mark]] = defaultdict(list)
    for result in report.results:
        for mark in result.marks:
            if not mark.judged and mark.decisions[1]:
                marks[mark.task].append(mark)
    found = (_most_missed(each, marks[each.id]) for each in report.tasks if not each.optional)
    return sorted((each for each in found if each), key=lambda each: -each.share)


def _most_missed(task: Task, marks: Sequence[Mark]) -> Miss | None:
    asked = Counter(mark.question for mark in marks)
    missed: dict[tuple[str, str], Counter[Decision]] = defaultdict(Counter)
    for mark in marks:
        for each in mark.again:
            missed[mark.question, each.item][each] += 1
    found = []
    for (question, _item), decisions in missed.items():
        answered, wrong = asked[question], decisions.total()
        if answered >= FEWEST_ANSWERS and wrong >= max(FEWEST_MISSED, LEAST_SHARE * answered):
            found.append(Miss(task, question, answered, wrong, *decisions.most_common(1)[0]))
    return max(found, key=lambda each: (each.share, each.missed), default=None)


def class_topics(report: Report) -> list[Topic]:
    """Return what a graded class talks about next; right answers stand in it where feedback shows them."""
    say = translator(report.language)
    return [_topic(each, report.about.show_answers, say) for each in class_misses(report)[:MOST_TOPICS]]


def class_page(report: Report) -> Markup:
    """Return the page for the next session of a graded class."""
    about = _("Of each task the decision that most students missed, and the answer that most of them gave.")
    return _page(class_topics(report), about, translator(report.language))


def _topic(miss: Miss, answers: bool, say: Translator) -> Topic:
    told = miss.chose >= FEWEST_ANSWERS
    lines = [(_how_many(miss.chose, miss.missed, say), _in_words(miss.chosen.given, miss.task, say))] if told else []
    if answers:
        lines.append((say(_("Better reading")), miss.chosen.better))
    asked = shortest_question(miss.question)
    return Topic(
        miss.task.id,
        say(_("missed by {missed} of {all}")).format(missed=miss.missed, all=miss.answered),
        miss.share,
        asked,
        miss.chosen.item,
        lines,
        miss.chosen.why if told else "",
        say(_ASKED.get(miss.task.kind, _ASKED["choice"])),
        facts=" ".join(miss.question.replace(asked, "", 1).split()),
    )


def _how_many(chose: int, missed: int, say: Translator) -> str:
    """Return in words how many of those who missed something gave the answer that follows."""
    if chose == missed:
        return say(_("All {all} answered:")).format(all=missed)
    return say(_("Answered by {count} of {all}:")).format(count=chose, all=missed)


def _in_words(given: str, task: Task, say: Translator) -> str:
    """Return an answer so that a class which no longer sees the task knows what it is."""
    if not given:
        return say(_("Left open"))
    named = {"order": _("place {number}"), "number": _("the number {number}"), "table": _("the number {number}")}
    return say(named[task.kind]).format(number=given) if task.kind in named else given


_ASKED = {
    "choice": _("What speaks for this answer, and which words of the record speak against it?"),
    "classify": _("Which words decide where it belongs? What would have to be different for the other answer?"),
    "order": _("Which of its neighbours comes before it, and what in the record shows that?"),
    "number": _("How does one come to this number? Where does the count go another way?"),
    "table": _("How does one come to this number? Where does the count go another way?"),
}


def pool_topics(pool: Pool, reader: Reader) -> list[Topic]:
    """Return what a pooled class talks about next: where it is divided, and which prediction went wrong."""
    say = translator(reader.language)
    divided, wrong = list(_divided(pool, reader, say)), list(_wrong_predictions(pool, say))
    return [*divided[: MOST_TOPICS - bool(wrong)], *wrong[:1]]


def pool_page(pool: Pool, reader: Reader) -> Markup:
    """Return the page for the next session of a pooled class."""
    about = _(
        "The statements on which the class is most divided, without the kit's code, and the prediction that most missed."
    )
    return _page(pool_topics(pool, reader), about, translator(reader.language))


def _divided(pool: Pool, reader: Reader, say: Translator) -> Iterator[Topic]:
    table, names, labels = pool["disagreements"], reader.names("variables"), reader.labels()
    for row in table[(table["coded"] >= FEWEST_ANSWERS) & (table["values"] > 1)].to_dict("records"):
        values, every = pool["values"], int(row["coded"])
        given = values[(values["statement"] == row["statement"]) & (values["variable"] == row["variable"])]
        counts = Counter(dict(zip(given["value"], map(int, given["count"]), strict=True))).most_common()
        counted = [(count, labels.get((row["variable"], value), value)) for value, count in counts[:MOST_VALUES]]
        if others := sum(count for _value, count in counts[MOST_VALUES:]):
            counted.append((others, say(_("Other values"))))
        passage = blind_passage(reader, row["statement"])
        number = number_in_set(reader.case, row["statement"])
        yield Topic(
            say(_("Statement {number}")).format(number=number),
            names[row["variable"]],
            1 - row["share"],
            "",
            passage["gloss"] or passage["wording"],
            [(say(_("{count} of {all} chose")).format(count=count, all=every), value) for count, value in counted],
            "",
            say(
                _(
                    "One of each side names the words that decided it. Which sentence would make the rule clear? Vote again."
                )
            ),
            reader.language,
            reader.language if passage["gloss"] else passage["wording_language"],
            f"{say(_('Also said'))}{colon(reader.language)}{passage['context']}",
        )


def _wrong_predictions(pool: Pool, say: Translator) -> Iterator[Topic]:
    """Yield the predictions that most missed, the largest share first, with what the data show."""
    found = []
    for task, rows in pool["predictions"].groupby("task", sort=False):
        told, every = rows[rows["came_true"] == "yes"], int(rows["count"].sum())
        wrong = rows[rows["came_true"] == "no"].sort_values("count", ascending=False, kind="stable")
        if len(told) and every >= FEWEST_ANSWERS and wrong["count"].sum() >= LEAST_SHARE * every:
            found.append((int(wrong["count"].sum()) / every, str(task), told.iloc[0], wrong.iloc[0], every))
    for share, task, true, most, every in sorted(found, key=lambda each: -each[0]):
        yield Topic(
            task,
            say(_("missed by {missed} of {all}")).format(missed=round(share * every), all=every),
            share,
            shortest_question(true["question"]),
            "",
            [
                *(
                    [(_how_many(int(most["count"]), round(share * every), say), most["text"])]
                    if most["count"] >= FEWEST_ANSWERS
                    else []
                ),
                (say(_("What the data show")), true["text"]),
            ],
            "",
            say(_("What made the other answer likely? Which fact would have told it?")),
        )


def _page(topics: Iterable[Topic], about: str, say: Translator) -> Markup:
    return render(
        __file__,
        "next_session.html",
        title=say(_("For the next session")),
        language=say.language,
        about=say(about),
        topics=list(topics),
        discuss=say(_("Talk about it")),
        nothing=say(_("Nothing was missed by a quarter of the class.")),
    )
