"""The hearing: case file and role packs, steps, the student's ruling, and only then the decision of the body of the case."""

from typing import Any

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _, suggest_names
from ...i18n import colon
from ...widgets.base import Parts, State, StatefulWidget, Widget
from ...widgets.html import html_table
from ...widgets.prediction_result import prediction_result_at
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .answers import log_of_heard, log_of_ruling, log_of_steps, parse_board, parse_heard, parse_ruling, parse_steps
from .board import board_sentence, board_static_fallback, board_view, opened_view, pending_work_sentence
from .model import PACKS, STAGES, steps_done
from .packs import pack_view, packs_sentence, packs_static_fallback
from .picture import room_picture
from .plan import step_ids
from .room import room_view, room_words
from .ruling import ruling_progress, ruling_remark, ruling_table
from .seats import ONE_PERSON, SIDES, valid_number_of_people
from .steps import own_steps, step_view, steps_progress, steps_table
from .words import hearing_words

HEARD_KEYS, STEPS_KEYS = ("heard",), ("decisions", "reasons", "hands", "bets", "moves")  # two parts of one answer


class Hearing(StatefulWidget):
    """What the parts of the hearing share. `watched` maps a name to the task whose stored work a part shows."""

    _esm = script(__file__)
    _css = style(__file__)

    keys_beside: tuple[str, ...] = ()  # what another part keeps in the answer to the same task
    part = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        case: Case,
        store: Store,
        first: dict[str, Any],
        task: str | None = None,
        after: str | None = None,
        **watched: Any,
    ) -> None:
        self._case, self._watched = case, watched
        super().__init__(store, first, task, after)

    def _reader(self, state: State) -> Reader:
        return Reader(self._case, state["language"])

    def _stored_answer(self, task: str) -> Any:
        record = self._store.answer(task) if task else None
        return record["answer"] if record else None

    def _stored_work(self, name: str) -> Any:
        """Return the stored answer to a watched task, or None."""
        return self._stored_answer(self._watched.get(name, ""))

    def _known(self, state: State) -> State:
        """Return a state as its log reads it: what is kept is what is shown."""
        return state

    def _answer_beside(self) -> State:
        answer = self._stored_answer(self._task)
        return {key: answer[key] for key in self.keys_beside if key in answer} if isinstance(answer, dict) else {}

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(self._known(before), self._known(now))

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if changed in self._watched.values() and not self.locked:
            self._show(self._state)


class CaseFile(Hearing):
    """The case file and the role packs, one at a time."""

    part = traitlets.Unicode("file").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, {"pack": PACKS[0]}, **options)

    def compute_view(self, state: State) -> Parts:
        """Return the chosen pack, and the same as a page to print. Raises KitError for an unknown one."""
        if state["pack"] not in PACKS:
            wrong, name = _("There is no pack '{name}'. {nearest}"), state["pack"]
            raise KitError(Message(wrong, name=name, nearest=suggest_names(name, PACKS)))
        reader = self._reader(state)
        pack = pack_view(reader, state["pack"])
        page = render(__file__, "print.html", pack=pack, language=reader.language, colon=colon(reader.language))
        return {"words": hearing_words(reader, self.part), "view": {**pack, "page": page}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the case file and all packs as HTML, and a sentence."""
        reader = self._reader(state)
        return render(__file__, "packs.html", **packs_static_fallback(reader)), packs_sentence(reader)


class Room(Hearing):
    """The room: exhibits, sides with a clock, and one question to each. The clock runs in the browser alone.

    What is pressed in it is kept beside the `steps`, in the answer to their task.
    """

    answer_keys = HEARD_KEYS
    keys_beside = STEPS_KEYS

    part = traitlets.Unicode("sides").tag(sync=True)

    def __init__(
        self, case: Case, store: Store, task: str | None = None, steps: str | None = None, **options: Any
    ) -> None:
        first = {"stage": STAGES[0], "exhibit": 0, "side": SIDES[0], "people": ONE_PERSON, "heard": []}
        super().__init__(case, store, first, task or steps, **options)

    def compute_view(self, state: State) -> Parts:
        """Return who sits where, and the pack on show as a page to print. What is unknown counts as not chosen."""
        reader = self._reader(state)
        stage = state["stage"] if state["stage"] in STAGES else STAGES[0]
        side = state["side"] if state["side"] in SIDES else SIDES[0]
        people = valid_number_of_people(state["people"])
        pack = pack_view(reader, PACKS[0] if stage == STAGES[0] else side)
        page = render(__file__, "print.html", pack=pack, language=reader.language, colon=colon(reader.language))
        return {
            "words": hearing_words(reader, self.part) | room_words(reader),
            "state": {**self._known(state), "stage": stage, "side": side, "people": people},
            "view": {
                **room_view(reader, stage, side, people),
                "page": page,
                "file": f"{pack['id'].replace(' ', '-')}.html",
            },
        }

    def _known(self, state: State) -> State:
        return {**state, "heard": log_of_heard(state), **parse_heard(self._case, state)}

    def _stored_state(self) -> State:
        return {"heard": log_of_heard(self._stored_answer(self._task))}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the room as a picture with the case file and all packs below it, and a sentence."""
        reader, shown = self._reader(state), self.compute_view(state)["state"]
        return room_picture(reader, *(shown[each] for each in ("stage", "side", "people"))), packs_sentence(reader)

    def _status_sentence(self) -> str:
        return self.static_fallback(self._state)[1]  # it says nothing of one's own work


def _with_answer(state: State, answer: dict[str, Any]) -> State:
    """Return a state with the answer that its log leaves. Whoever counts no hands, or bets nothing, has none in the answer."""
    optional = ("hands", "bets", "bet")
    kept = {key: part for key, part in answer.items() if part or key not in optional}
    return {key: part for key, part in state.items() if key not in optional} | kept


class Steps(Hearing):
    """The steps of the hearing: the strongest point of each side, a decision and a reason."""

    answer_keys = STEPS_KEYS
    keys_beside = HEARD_KEYS

    part = traitlets.Unicode("steps").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, {"step": step_ids(case)[0], "moves": []}, **options)

    def compute_view(self, state: State) -> Parts:
        """Return the chosen step and how far the work has come. Raises KitError for an unknown step."""
        known, reader = step_ids(self._case), self._reader(state)
        if state["step"] not in known:
            wrong, name = _("There is no step '{name}'. {nearest}"), state["step"]
            raise KitError(Message(wrong, name=name, nearest=suggest_names(name, known)))
        return {
            "words": hearing_words(reader, self.part),
            "state": self._known(state),
            "view": {
                "step": step_view(reader, state["step"]),
                "done": steps_done(self._case, state),
                "progress": steps_progress(reader, state),
            },
        }

    def _known(self, state: State) -> State:
        return _with_answer({**state, "moves": log_of_steps(self._case, state)}, parse_steps(self._case, state))

    def _stored_state(self) -> State:
        return {"moves": log_of_steps(self._case, self._stored_answer(self._task))}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the steps with both sides as a table, and how far the work has come."""
        reader = self._reader(state)
        return html_table(**steps_table(reader)), steps_progress(reader, state)


class Ruling(Hearing):
    """The student's ruling with reasons and a dissent."""

    answer_keys = ("outcome", "length", "reasons", "dissent", "hands", "bet", "moves")

    part = traitlets.Unicode("ruling").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, {"moves": []}, **options)

    def compute_view(self, state: State) -> Parts:
        """Return what the ruling still lacks, and the student's steps to look back on."""
        reader, steps = self._reader(state), self._stored_work("steps")
        told = parse_steps(self._case, steps)
        return {
            "words": hearing_words(reader, self.part),
            "state": self._known(state),
            "view": {
                "progress": ruling_progress(reader, state),
                "remark": ruling_remark(reader, steps, state),
                "steps": own_steps(reader, steps),
                "counted": bool(told["hands"]),
                "betting": bool(told["bets"]),
            },
        }

    def _known(self, state: State) -> State:
        return _with_answer({**state, "moves": log_of_ruling(state)}, parse_ruling(self._case, state))

    def _stored_state(self) -> State:
        return {"moves": log_of_ruling(self._stored_answer(self._task))}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the parts of a ruling as a table, and what is still missing."""
        return html_table(**ruling_table(self._reader(state))), ruling_progress(self._reader(state), state)


class Board(Hearing):
    """What the body of the case decided, beside the student's own work, row by row; closed until that work is complete.

    The prediction `after` is played back beside what answers it, once all rows are open.
    """

    part = traitlets.Unicode("board").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, {"moves": []}, **options)

    def compute_view(self, state: State) -> Parts:
        """Return the decision as far as it is opened, or what the student still owes."""
        reader, steps, ruling = self._reader(state), self._stored_work("steps"), self._stored_work("ruling")
        owed = self._pending_work(reader, steps, ruling)
        board = {} if owed else board_view(reader, steps, ruling)
        if board and self._watched:
            pressed = parse_board(self._case, state)
            opened = pressed["opened"]
            board = opened_view(reader, board, steps, **pressed)
            played = (
                prediction_result_at(reader, self._store, self._after, "board") if opened > len(board["steps"]) else {}
            )
            board["prediction_result"] = [played[part] for part in ("expected", "shown")] if played else []
        return {"words": hearing_words(reader, self.part), "view": {"owed": owed, **board}}

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return the decision as HTML, and its outcome in one sentence."""
        reader = self._reader(state)
        return render(__file__, "board.html", **board_static_fallback(reader)), board_sentence(reader)

    def _closed_notice(self) -> str:
        return super()._closed_notice() or self._pending_work(
            self._reader(self._state), self._stored_work("steps"), self._stored_work("ruling")
        )

    def _pending_work(self, reader: Reader, steps: Any, ruling: Any) -> str:
        if not self._watched:
            return ""
        return pending_work_sentence(reader, steps, ruling)


PARTS = {"file": CaseFile, "sides": Room, "steps": Steps, "ruling": Ruling, "board": Board}


def hearing(
    part: str = "file", task: str | None = None, after: str | None = None, case: Case | None = None, **work: str
) -> Widget:
    """Show a part of the hearing on what a platform did: "file", "sides", "steps", "ruling" or "board".

    "sides" is the room for one alone or for 5 to 60: exhibits, sides that speak against a clock, one question to each.

    `task` names the task that stores the work of this part; `after` a prediction that must be stored first.
    `steps="08.2"` and `ruling="08.4"` name the tasks whose stored work a later part shows; the decision
    waits until both are complete. What is pressed in "sides" is kept beside the steps. Raises KitError for an unknown part.

    >>> hearing("steps")
    """
    if part not in PARTS:
        raise KitError(
            Message(_("The hearing has no part '{name}'. {nearest}"), name=part, nearest=suggest_names(part, PARTS))
        )
    unknown = set(work) - {"steps", "ruling"}
    if unknown:
        wrong = _("The hearing does not know '{name}': write {example}.")
        raise KitError(Message(wrong, name=min(unknown), example='steps="08.2", ruling="08.4"'))
    return PARTS[part](case or current_case(), open_store(), task=task, after=after, **work)
