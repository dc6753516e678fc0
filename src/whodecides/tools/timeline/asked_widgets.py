"""Questions that are answered by a press on the timeline: a day, a statement, the day of each card, the clock."""

from collections.abc import Sequence

from ...answers import Store, check_answer, current_answer, current_revision, is_empty, open_store
from ...case import Case, Day, Reader, current_case, read_day
from ...i18n import localized_day
from ...widgets.asked import AskedQuestion, AskingWidget
from ...widgets.base import Parts, State
from ...widgets.html import asked_static_fallback
from ...widgets.placing import PlacingWidget
from ...widgets.scripts import script, style
from .asked_view import (
    clock_rows,
    coded_statement,
    day_difference_text,
    day_of,
    known_clock,
    laid_cards,
    papers,
    pressed_days,
    pressed_words,
    spoken_by,
    told_of_card,
)
from .model import Filters, check_entry, check_filters
from .view import timeline_sentence, timeline_table

NOTHING_ASKED: AskedQuestion = {"question": "", "options": []}


def _fallback(reader: Reader, filters: Filters, asked: str, options: Sequence[str]) -> tuple[str, str]:
    """Return the question with its options, the entries folded away below it, and one sentence."""
    _, sentence = reader.say, timeline_sentence(reader, filters)
    note = _("Decide for yourself first. Then open what the record shows.")
    return asked_static_fallback(asked, options, note, timeline_table(reader, filters)), sentence


class PressedTimeline(AskingWidget):
    """Days that are pressed, or statements on them, as the options of the task say; `statement` is shown with a day."""

    _esm = script(__file__, "days.js")
    _css = style(__file__)

    def __init__(
        self,
        case: Case,
        store: Store,
        filters: Filters,
        task: str | None,
        statement: str = "",
        after: str | None = None,
    ) -> None:
        self._case, self._filters, self._statement = case, check_filters(case, filters), statement
        if statement:
            check_entry(case, statement)
        super().__init__(store, {}, task, after)

    def compute_view(self, state: State) -> Parts:
        """Return the days; what governments said comes with the answer, where a day is asked for."""
        reader, asked = Reader(self._case, state["language"]), self.asked_question() or NOTHING_ASKED
        days, options = pressed_days(reader, self._filters), [each for each, _text in asked["options"]]
        answer = state["answer"] if state["answer"] in options else ""
        view = {
            "days": days,
            "asked": asked,
            "told": {},
            "verdict": {},
            "quotation": None,
            "speakers": {},
            "statement": self._statement,
        }
        if self._statement:
            if not answer:
                view["days"] = [{**each, "voices": []} for each in days]
            elif task := self.asked_task:
                own, record = (
                    localized_day(read_day(each), reader.language, "EEE d MMM") for each in (answer, task.outcome)
                )
                view["told"] = {
                    "own": own,
                    "record": record,
                    "said": day_difference_text(reader, answer, task.outcome, self._statement),
                }
                view["quotation"] = coded_statement(reader, self._statement)
        else:
            spoken = [each["id"] for day in days for each in day["voices"] if each["id"] in options]
            view["speakers"] = {each: spoken_by(reader, each) for each in spoken}
            view["verdict"] = self.verdict({**state, "answer": answer})
            view["quotation"] = coded_statement(reader, answer) if answer in spoken else None
        return {"words": pressed_words(reader), "view": view, "state": {**state, "answer": answer}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the question, and folded away what governments said."""
        asked = self.asked_question() or NOTHING_ASKED
        return _fallback(
            Reader(self._case, state["language"]),
            self._filters,
            asked["question"],
            [text for _id, text in asked["options"]],
        )


class PlacedEvents(PlacingWidget):
    """Cards of a task that asks for an order, put on the days of a period; the order of their first days is the answer."""

    _esm = script(__file__, "cards.js")
    _css = style(__file__)

    def __init__(self, case: Case, store: Store, filters: Filters, task: str | None = None) -> None:
        self._case, self._filters = case, check_filters(case, filters)
        super().__init__(store, {}, task)

    def right_places(self) -> dict[str, str]:
        """Return the day of each card."""
        return {each["id"]: day_of(self._case, each["id"]) for each in self._items.items} if self._items else {}

    def known_places(self) -> set[str]:
        """Return the days of the period."""
        return {each["id"] for each in pressed_days(Reader(self._case, "en"), self._filters)}

    def compute_view(self, state: State) -> Parts:
        """Return the days with the cards that lie on them, the card in hand, and what is said of the last one."""
        reader, state = Reader(self._case, state["language"]), self.read_places(state)
        items, right = {each["id"]: each for each in self._items.items} if self._items else {}, self.right_places()
        laid = laid_cards(state["tried"], state["placed"], right)
        left = [each for each in items if each not in laid]
        hand = state["hand"] if state["hand"] in left else next(iter(left), "")
        last, last_day = state["last"] if state["last"] in right else "", self.last_places(state)
        view = {
            "days": [
                {"id": day["id"], "name": day["name"], "line": day["line"],
                 "cards": [{"id": each, "text": items[each]["text"], "how": laid[each]} for each in laid if right[each] == day["id"]]}
                for day in pressed_days(reader, self._filters)
            ],
            "hand": {"id": hand, "text": items[hand]["text"], "day": last_day.get(hand, "")} if hand else {},
            "others": left[left.index(hand) + 1 :] + left[: left.index(hand)] if hand else [],
            "told": told_of_card(reader, items[last], last_day[last], right[last], [each for each in laid if right[each] == right[last]]) if last in last_day else {},
            "end": "" if left else self._end(reader, state, laid),
        }  # fmt: skip
        return {"words": pressed_words(reader), "view": view, "state": {**state, "hand": hand}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the cards, and folded away the entries of the period."""
        items = self._items.items if self._items else []
        asked = self._items.question if self._items else ""
        return _fallback(Reader(self._case, state["language"]), self._filters, asked, [each["text"] for each in items])

    def _end(self, reader: Reader, state: State, laid: dict[str, str]) -> str:
        if not self._items:
            return ""
        _, tries = reader.say, list(laid.values())
        counted = _("On their day at the first press: {first} of {all}.").format(
            first=tries.count("first"), all=len(tries)
        )
        found = check_answer(self._items, self._order(state), 1, language=reader.language).text
        return f"{counted} {found}" if state["placed"] else found  # of an answer that was stored the days are not kept

    def _order(self, state: State) -> list[str]:
        """Return the cards by the first day of each; those of one day as they happened."""
        record = current_answer(self._items, self._store.read()["answers"])
        if record:
            return record["answer"]
        happened = {each["id"]: each["place"] for each in self._items.items}
        return sorted(state["placed"], key=lambda each: (state["placed"][each], happened[each]))

    def _stored_state(self) -> State:
        """Return the cards on their days where the answer is stored: it holds an order, and no days."""
        record = current_answer(self._items, self._store.read()["answers"]) if self._items else None
        return {"tried": {each: [day] for each, day in self.right_places().items()}} if record else {}

    def _store_answer_keys(self, before: State, now: State) -> None:
        """Store the order of the first days once each card has one; what came later is no answer."""
        if not self._items or len(self.read_places(now)["placed"]) < len(self._items.items):
            return
        if is_empty((current_answer(self._items, self._store.read()["answers"]) or {}).get("answer")):
            self._store.record(self._task, self._order(now), revision=current_revision(self._items))


class OtherClocks(AskingWidget):
    """Entries as bars on days: what has an hour moves with the clock. A state holds `clock`."""

    _esm = script(__file__, "clocks.js")
    _css = style(__file__)

    def __init__(
        self, case: Case, store: Store, chosen: Sequence[str], pair: Sequence[str], clock: str, task: str | None
    ) -> None:
        for each in (*chosen, *pair):
            check_entry(case, each)
        self._case, self._chosen, self._pair, self._to = case, tuple(chosen), tuple(pair), known_clock(case, clock)
        super().__init__(store, {"clock": ""}, task)

    def compute_view(self, state: State) -> Parts:
        """Return the bars on a clock, and once the question is answered what two papers print."""
        reader, clock = Reader(self._case, state["language"]), known_clock(self._case, state["clock"])
        days, rows = clock_rows(reader, self._chosen, clock)
        shown = dict.fromkeys((known_clock(self._case, ""), self._to))
        view = {
            "days": days, "rows": rows, "to": self._to, "asked": self.asked_question(), "verdict": self.verdict(state), "key": self._pair[-1],
            "papers": papers(reader, self._pair, list(shown)) if state["answer"] else [],
        }  # fmt: skip
        return {"words": pressed_words(reader), "view": view, "state": {**state, "clock": clock}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the question, and folded away the entries with their hours."""
        reader, asked = Reader(self._case, state["language"]), self.asked_question() or NOTHING_ASKED
        days = [read_day(day_of(self._case, each)) for each in self._chosen]
        return _fallback(
            reader, Filters(min(days), max(days)), asked["question"], [text for _id, text in asked["options"]]
        )


def press_timeline(
    start: Day | None = None,
    end: Day | None = None,
    statement: str = "",
    task: str | None = None,
    after: str | None = None,
    case: Case | None = None,
) -> PressedTimeline:
    """Show days that are pressed: a `statement` answers, whose day `task` asks for. Without one, the statements that are
    options of `task` are pressed, each on its day.

    Days are written YYYY-MM-DD; without them it shows the period of the case. `after` names a task: the picture stays
    closed until that answer is stored. Raises KitError for a statement that the timeline does not have.

    >>> press_timeline()
    """
    case = case or current_case()
    return PressedTimeline(case, open_store(), _period(case, start, end), task, statement, after)


def place_events(
    start: Day | None = None, end: Day | None = None, *, task: str | None = None, case: Case | None = None
) -> PlacedEvents:
    """Show the cards of a `task` that asks for an order: each is put on a day of the period, and the first days are the answer.

    >>> place_events()
    """
    case = case or current_case()
    return PlacedEvents(case, open_store(), _period(case, start, end), task)


def other_clocks(
    chosen: Sequence[str], pair: Sequence[str], clock: str = "", *, task: str | None = None, case: Case | None = None
) -> OtherClocks:
    """Show entries as bars on their days, and move them to another clock, such as "Berlin", once `task` is answered.

    `pair` are two entries of which two papers print the days. Raises KitError for an entry that the timeline does not have.

    >>> other_clocks(["MEX-03", "A027"], pair=["MEX-03", "A027"])
    """
    return OtherClocks(case or current_case(), open_store(), chosen, pair, clock, task)


def _period(case: Case, start: Day | None, end: Day | None) -> Filters:
    days = (read_day(start or case.entry("period.first")), read_day(end or case.entry("period.last")))
    return Filters(*days)
