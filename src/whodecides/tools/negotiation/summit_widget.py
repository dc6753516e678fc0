"""The table as a room: a wall for all, a private seat, and the moves between them as a log."""

from typing import Any

from ...answers import Store, open_store, tasks_by_id
from ...answers.file_format import parse
from ...case import Case, Reader, current_case
from ...errors import KitError, Message, _
from ...i18n import translator
from ...texts import is_reason
from ...widgets.answer_files import decoded_file_text
from ...widgets.base import Parts, State, StatefulWidget
from ...widgets.html import html_paragraph
from ...widgets.prediction_result import prediction_result
from ...widgets.scripts import script, style
from ...widgets.templates import render
from .model import RAISED, check_delegation, load_table
from .moves import (
    Move,
    answer_from_moves,
    change_seat,
    is_known_move,
    moves_by,
    moves_of_last_game,
    previous_seat,
    room_after,
    room_of,
    stored_moves,
)
from .room import disputes, ground_basis, non_signatories
from .summit import summit_view
from .summit_static_fallback import summit_static_fallback

MOST_MOVES = 500


class SummitTable(StatefulWidget):
    """Negotiate move by move. `moves` is the log: plain data, only ever added to until a new game begins.

    With `sealed` it is the seat of one sherpa before the summit: an offer, and what others answer in private. `offers`
    names the task in which that was stored; `best` the prediction after which the end shows the best text.
    """

    _esm = script(__file__, "summit.js")
    _css = style(__file__)
    answer_keys = ("picks", "wording", "seat", "raised", "moves")

    def __init__(
        self,
        case: Case,
        store: Store,
        seat: str,
        task: str | None = None,
        after: str | None = None,
        sealed: bool = False,
        offers: str | None = None,
        best: str | None = None,
    ) -> None:
        self._case, self._sealed, self._offers, self._best = case, sealed, offers or "", best or ""
        self._table = load_table(case)
        check_delegation(self._table, seat)
        self._store = store
        seat = self._own_offer().get("by", seat)
        first = {"moves": [], "seat": seat, "wording": "", "clause": "", "wish": "", "asked": "", "files": []}
        super().__init__(store, first, task, after)
        self._page = self._state["moves"]  # the log as the page last sent it

    def static_html(self) -> str:
        """Return the static fallback; before the prediction only what to do, because others' stances are to be found out first."""
        return html_paragraph(self.locked) if self.locked else super().static_html()

    def compute_view(self, state: State) -> Parts:
        """Return the parts of the table for a state. Raises KitError for a move that is none, and for a wrong file."""
        self._check(state)
        reader, shown = Reader(self._case, state["language"]), {**state, "moves": self._log(state)}
        own, told = self._own_offer(), self._private_questions(state["seat"])
        parts = summit_view(reader, shown, self._sealed, told, self._may_show_best_text(), own)
        view = {**parts["view"], "work": self.progress_sentence(state), "own": own if own not in state["moves"] else {}}
        chosen = {**parts["state"], "moves": state["moves"]}
        return {**parts, "state": chosen, "view": {**view, "wait": self._best_text_notice(state)}}

    def _log(self, state: State) -> list[Move]:
        """Return the moves that count: before the summit those of one's own seat, for each seat has an offer of its own."""
        return moves_by(self._table, state["moves"], state["seat"]) if self._sealed else state["moves"]

    def static_fallback(self, state: State) -> tuple[str, str]:
        """Return what the wall shows as a table and a list of moves, and how the text stands in one sentence."""
        found = summit_static_fallback(
            Reader(self._case, state["language"]), {**state, "moves": self._log(state)}, self._sealed
        )
        return render(__file__, "summit.html", **found), found["sentence"]

    def progress_sentence(self, state: State) -> str:
        """Say how far the work is. A sherpa's own government must be able to sign; a summit ends when it is closed."""
        state = {**state, "moves": self._log(state)}
        answer = answer_from_moves(self._table, state)
        if self._sealed:  # the draft chosen once more is no change
            answer["picks"] = {each: it for each, it in answer["picks"].items() if it != self._table.draft[each]}
        sentence, task = super().progress_sentence({**state, **answer}), tasks_by_id().get(self._task)
        if not task or len(answer["picks"]) < task.complete["picks"]:
            return sentence
        _ = translator(state["language"])
        if self._sealed:
            own = room_after(self._table, state["moves"])
            if any(each[0] == state["seat"] for each in disputes(self._table, own)):
                return _("Task {task}: enough clauses are changed, but your own government still objects.").format(
                    task=task.id
                )
            return sentence
        room = room_of(self._table, state)
        if not room.over:
            left = len(room.text) - len(room.called)
            if left:
                return _(
                    "Task {task}: enough clauses are decided, but {left} of {all} are not read yet. Read these first, and "
                    "then the disputed ones a second time."
                ).format(task=task.id, left=left, all=len(room.text))
            if not room.last:
                return _(
                    "Task {task}: all clauses are read. Read the disputed ones a second time. Call the last minute when the "
                    "time is nearly over."
                ).format(task=task.id)
            return _("Task {task}: this is the last minute. Then close the table.").format(task=task.id)
        count = len(non_signatories(self._table, room))
        return _("Task {task}: complete. Delegations that do not sign: {count}.").format(task=task.id, count=count)

    def _store_answer_keys(self, before: State, now: State) -> None:
        super()._store_answer_keys(
            *({**each, **answer_from_moves(self._table, {**each, "moves": self._log(each)})} for each in (before, now))
        )

    def _on_request(self, change: dict[str, Any]) -> None:
        asked = change["new"]
        try:  # what was read from files, and a seat that was taken, becomes moves, which are then stored like any other
            read = self._offers_in_files(asked) if asked.get("files") else []
            moves, self._page = moves_of_last_game(self._merged_log(asked["moves"])), asked["moves"]
            now = self._with_seats_of_log({**asked, "moves": [*moves, *read] if read else moves, "files": []})
        except KitError as error:
            self.message = ""
            self.message = error.translated(translator(self._state["language"]))
            return
        super()._on_request({**change, "new": now})

    def _merged_log(self, moves: Any) -> Any:
        """Return the page's log with what was added to it here and the page, quick as it is, did not know yet."""
        known, now = len(self._page), self._state["moves"]
        if not isinstance(moves, list) or moves[: len(now)] == now or moves[:known] != self._page:
            return moves
        return [*now, *moves[known:]]

    def _with_seats_of_log(self, asked: State) -> State:
        """Return a state in which who sits where follows from the log, if another seat was taken or a move taken back."""
        if self._sealed or not isinstance(asked["moves"], list):
            return asked
        if asked["seat"] != self._state["seat"]:
            check_delegation(self._table, asked["seat"])
            return {**asked, "moves": change_seat(self._table, {**asked, "seat": self._state["seat"]}, asked["seat"])}
        return {**asked, "seat": previous_seat(self._table, asked)}

    def _stored_state(self) -> State:
        # A damaged part of an answer is left out, so that the rest comes back.
        record = self._store.answer(self._task) if self._task else None
        answer = record["answer"] if record and isinstance(record["answer"], dict) else {}
        seat = answer.get("seat") if answer.get("seat") in self._table.delegations else ""
        kind, by = ("draft", seat) if self._sealed else ("propose", "")
        found: State = {"moves": stored_moves(self._table, answer, by, kind)}
        if seat:
            found["seat"] = seat
        if isinstance(answer.get("wording"), str):
            found["wording"] = answer["wording"]
        return found

    def _check(self, state: State) -> None:
        """Raise KitError where the last move is none, or an objection without a reason."""
        moves = state["moves"]
        if not isinstance(moves, list) or len(moves) > MOST_MOVES:
            raise KitError(_("The log of moves is full: save all moves, then begin again."))
        if not moves or moves == self._state["moves"]:
            return
        move = moves[-1]
        if move.get("kind") == "undo":
            return
        if not is_known_move(self._table, move):
            raise KitError(_("This is no move at this table. Choose again."))
        if not self._sealed and move["kind"] != "refuse" and room_of(self._table, self._state).over:
            raise KitError(
                _("The table is closed, so nothing changes any more. Take the last move back to go on, or begin again.")
            )
        if move["kind"] == "object" and not self._has_reason(move):
            raise KitError(_("An objection needs a reason, and the brief has none here: write yours in a sentence."))

    def _has_reason(self, move: Move) -> bool:
        clause, variant = move["clause"], move["variant"]
        wording = (move["by"], clause, variant)
        return is_reason(move["reason"]) if move["reason"].strip() else ground_basis(self._table, wording) != RAISED

    def _offers_in_files(self, state: State) -> list[Move]:
        """Return the offers that stand in files of teams, as moves. Raises KitError for a file without one."""
        moves = []
        for file in state.get("files", []):
            try:
                kept = parse(decoded_file_text(file["data"]))
            except KitError:
                raise KitError(
                    Message(_("{name} is no file of answers: choose the my-answers.json of a team."), name=file["name"])
                ) from None
            offer = self._offer(kept["answers"].get(self._offers), kept["pseudonym"] or file["name"])
            if not offer:
                wrong = _("{name} holds no offer: the team has to do task {task} first.")
                raise KitError(Message(wrong, name=file["name"], task=self._offers))
            moves.append(offer)
        return moves

    def _offer(self, record: Any, name: str) -> Move:
        answer = record["answer"] if record and isinstance(record["answer"], dict) else {}
        if answer.get("seat") not in self._table.delegations or not isinstance(answer.get("picks"), dict):
            return {}
        return {"kind": "offer", "by": answer["seat"], "picks": answer["picks"], "name": name}

    def _own_offer(self) -> Move:
        return self._offer(self._store.answer(self._offers), "") if self._offers and not self._sealed else {}

    def _private_questions(self, seat: str) -> list[Move]:
        """Return what a seat asked in private before the summit."""
        record = self._store.answer(self._offers) if self._offers and not self._sealed else None
        moves = moves_by(self._table, stored_moves(self._table, record["answer"]), seat) if record else []
        return [each for each in moves if each["kind"] == "ask"]

    def _may_show_best_text(self) -> bool:
        return not self._best or bool(self._store.answer(self._best))

    def _best_text_notice(self, state: State) -> str:
        if self._may_show_best_text():
            return ""
        _ = translator(state["language"])
        return _(
            "How far a text could have gone, and what really happened, opens here once task {task} is done."
        ).format(task=self._best)

    def _prediction_result(self) -> dict[str, str]:
        """Return what one predicted of the clauses beside its result, once the table is closed and all cards may be open."""
        if not self._after or self._sealed or not room_of(self._table, self._state).over:
            return {}
        return prediction_result(Reader(self._case, self._state["language"]), self._store, self._after)

    def _on_store_change(self, changed: str) -> None:
        super()._on_store_change(changed)
        if not self.locked and changed in (self._best, self._offers) and changed != self._task:
            self._show(self._state)


def sherpa_seat(seat: str, task: str | None = None, case: Case | None = None) -> SummitTable:
    """Show the private seat of one delegation before a summit: its brief, an offer, and what others answer when asked.

    `seat` is the code of its jurisdiction; another one can be chosen in the tool. The offer is stored as the answer to
    `task`, and nowhere without a task. It covers itself when the window is left. Raises KitError for an unknown code.

    >>> sherpa_seat("MEX")
    """
    return SummitTable(case or current_case(), open_store(), seat, task, sealed=True)


def summit_table(
    seat: str,
    task: str | None = None,
    offers: str | None = None,
    after: str | None = None,
    best: str | None = None,
    case: Case | None = None,
) -> SummitTable:
    """Show a table at which one text is negotiated: a wall with what was said aloud, and a private seat.

    One person plays `seat` (such as "MEX") and the model the others; in a class people play as many seats as there are
    teams. `offers` names the task in which offers were stored before, here and in the teams' files; `after` a prediction
    that comes first; `best` one after which the end shows a best text and what really happened. Raises KitError for an
    unknown code.

    >>> summit_table("MEX")
    """
    return SummitTable(case or current_case(), open_store(), seat, task, after, offers=offers, best=best)
