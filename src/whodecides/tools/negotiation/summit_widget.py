"""The table as a room: a wall for all, a private seat, and the moves between them as a log."""

from typing import Any

from ...answers import Store, open_store, tasks_by_id
from ...answers.file import parse
from ...case import Case, Reader, the_case
from ...errors import KitError, Words, _
from ...i18n import translator
from ...show.base import Choice, Explorer, Parts
from ...show.files import text_sent
from ...show.html import html_paragraph
from ...show.scripts import script, style
from ...show.templates import render
from ...texts import is_reason
from .model import RAISED, check_delegation, negotiation
from .moves import Move, as_answer, change_seat, moves_by, moves_of, of_this_game, room_after, room_of, seat_left, sound
from .room import disputes, ground_basis, refusing
from .summit import summit_view
from .summit_twin import summit_twin

MOST_MOVES = 500


class SummitTable(Explorer):
    """Negotiate move by move. `moves` is the log: plain data, only ever added to until a new game begins.

    With `sealed` it is the seat of one sherpa before the summit: an offer, and what others answer in private. `offers`
    names the task in which that was stored; `best` the prediction after which the end shows the best text.
    """

    _esm = script(__file__, "summit.js")
    _css = style(__file__)
    kept = ("picks", "wording", "seat", "raised", "moves")

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
        self._table = negotiation(case)
        check_delegation(self._table, seat)
        self._store = store
        seat = self._own_offer().get("by", seat)
        first = {"moves": [], "seat": seat, "wording": "", "clause": "", "wish": "", "asked": "", "files": []}
        super().__init__(store, first, task, after)
        self._page = self._now["moves"]  # the log as the page last sent it

    def static_html(self) -> str:
        """Return the twin; before the prediction only what to do, because others' stances are to be found out first."""
        return html_paragraph(self.locked) if self.locked else super().static_html()

    def look(self, choice: Choice) -> Parts:
        """Return the parts of the table for a choice. Raises KitError for a move that is none, and for a wrong file."""
        self._check(choice)
        reader, shown = Reader(self._case, choice["language"]), {**choice, "moves": self._log(choice)}
        parts = summit_view(reader, shown, self._sealed, self._told(choice["seat"]), self._opened())
        own = self._own_offer()
        view = {**parts["view"], "work": self.work(choice), "own": own if own not in choice["moves"] else {}}
        chosen = {**parts["chosen"], "moves": choice["moves"]}
        return {**parts, "chosen": chosen, "view": {**view, "wait": self._wait(choice)}}

    def _log(self, choice: Choice) -> list[Move]:
        """Return the moves that count: before the summit those of one's own seat, for each seat has an offer of its own."""
        return moves_by(self._table, choice["moves"], choice["seat"]) if self._sealed else choice["moves"]

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return what the wall shows as a table and a list of moves, and how the text stands in one sentence."""
        found = summit_twin(
            Reader(self._case, choice["language"]), {**choice, "moves": self._log(choice)}, self._sealed
        )
        return render(__file__, "summit.html", **found), found["said"]

    def work(self, choice: Choice) -> str:
        """Say how far the work is. A sherpa's own government must be able to sign; a summit ends when it is closed."""
        choice = {**choice, "moves": self._log(choice)}
        answer = as_answer(self._table, choice)
        if self._sealed:  # the draft chosen once more is no change
            answer["picks"] = {each: it for each, it in answer["picks"].items() if it != self._table.draft[each]}
        said, task = super().work({**choice, **answer}), tasks_by_id().get(self._task)
        if not task or len(answer["picks"]) < task.complete["picks"]:
            return said
        _ = translator(choice["language"])
        if self._sealed:
            own = room_after(self._table, choice["moves"])
            if any(each[0] == choice["seat"] for each in disputes(self._table, own)):
                return _("Task {task}: enough clauses are changed, but your own government still objects.").format(
                    task=task.id
                )
            return said
        room = room_of(self._table, choice)
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
        count = len(refusing(self._table, room))
        return _("Task {task}: complete. Delegations that do not sign: {count}.").format(task=task.id, count=count)

    def _keep(self, before: Choice, now: Choice) -> None:
        super()._keep(
            *({**each, **as_answer(self._table, {**each, "moves": self._log(each)})} for each in (before, now))
        )

    def _choose(self, change: dict[str, Any]) -> None:
        asked = change["new"]
        try:  # what was read from files, and a seat that was taken, becomes moves, which are then stored like any other
            read = self._read(asked) if asked.get("files") else []
            moves, self._page = of_this_game(self._grown(asked["moves"])), asked["moves"]
            now = self._sitting({**asked, "moves": [*moves, *read] if read else moves, "files": []})
        except KitError as error:
            self.message = ""
            self.message = error.said(translator(self._now["language"]))
            return
        super()._choose({**change, "new": now})

    def _grown(self, moves: Any) -> Any:
        """Return the page's log with what was added to it here and the page, quick as it is, did not know yet."""
        known, now = len(self._page), self._now["moves"]
        if not isinstance(moves, list) or moves[: len(now)] == now or moves[:known] != self._page:
            return moves
        return [*now, *moves[known:]]

    def _sitting(self, asked: Choice) -> Choice:
        """Return a choice in which who sits where follows from the log, if another seat was taken or a move taken back."""
        if self._sealed or not isinstance(asked["moves"], list):
            return asked
        if asked["seat"] != self._now["seat"]:
            check_delegation(self._table, asked["seat"])
            return {**asked, "moves": change_seat(self._table, {**asked, "seat": self._now["seat"]}, asked["seat"])}
        return {**asked, "seat": seat_left(self._table, asked)}

    def _stored(self) -> Choice:
        # A damaged part of an answer is left out, so that the rest comes back.
        record = self._store.answer(self._task) if self._task else None
        answer = record["answer"] if record and isinstance(record["answer"], dict) else {}
        seat = answer.get("seat") if answer.get("seat") in self._table.delegations else ""
        kind, by = ("draft", seat) if self._sealed else ("propose", "")
        found: Choice = {"moves": moves_of(self._table, answer, by, kind)}
        if seat:
            found["seat"] = seat
        if isinstance(answer.get("wording"), str):
            found["wording"] = answer["wording"]
        return found

    def _check(self, choice: Choice) -> None:
        """Raise KitError where the last move is none, or an objection without a reason."""
        moves = choice["moves"]
        if not isinstance(moves, list) or len(moves) > MOST_MOVES:
            raise KitError(_("The log of moves is full: save all moves, then begin again."))
        if not moves or moves == self._now["moves"]:
            return
        move = moves[-1]
        if move.get("kind") == "undo":
            return
        if not sound(self._table, move):
            raise KitError(_("This is no move at this table. Choose again."))
        if not self._sealed and move["kind"] != "refuse" and room_of(self._table, self._now).over:
            raise KitError(
                _("The table is closed, so nothing changes any more. Take the last move back to go on, or begin again.")
            )
        if move["kind"] == "object" and not self._reasoned(move):
            raise KitError(_("An objection needs a reason, and the brief has none here: write yours in a sentence."))

    def _reasoned(self, move: Move) -> bool:
        clause, variant = move["clause"], move["variant"]
        wording = (move["by"], clause, variant)
        return is_reason(move["reason"]) if move["reason"].strip() else ground_basis(self._table, wording) != RAISED

    def _read(self, choice: Choice) -> list[Move]:
        """Return the offers that stand in files of teams, as moves. Raises KitError for a file without one."""
        moves = []
        for file in choice.get("files", []):
            try:
                kept = parse(text_sent(file["data"]))
            except KitError:
                raise KitError(
                    Words(_("{name} is no file of answers: choose the my-answers.json of a team."), name=file["name"])
                ) from None
            offer = self._offer(kept["answers"].get(self._offers), kept["pseudonym"] or file["name"])
            if not offer:
                wrong = _("{name} holds no offer: the team has to do task {task} first.")
                raise KitError(Words(wrong, name=file["name"], task=self._offers))
            moves.append(offer)
        return moves

    def _offer(self, record: Any, name: str) -> Move:
        answer = record["answer"] if record and isinstance(record["answer"], dict) else {}
        if answer.get("seat") not in self._table.delegations or not isinstance(answer.get("picks"), dict):
            return {}
        return {"kind": "offer", "by": answer["seat"], "picks": answer["picks"], "name": name}

    def _own_offer(self) -> Move:
        return self._offer(self._store.answer(self._offers), "") if self._offers and not self._sealed else {}

    def _told(self, seat: str) -> list[Move]:
        """Return what a seat asked in private before the summit."""
        record = self._store.answer(self._offers) if self._offers and not self._sealed else None
        moves = moves_by(self._table, moves_of(self._table, record["answer"]), seat) if record else []
        return [each for each in moves if each["kind"] == "ask"]

    def _opened(self) -> bool:
        return not self._best or bool(self._store.answer(self._best))

    def _wait(self, choice: Choice) -> str:
        if self._opened():
            return ""
        _ = translator(choice["language"])
        return _(
            "How far a text could have gone, and what really happened, opens here once task {task} is done."
        ).format(task=self._best)

    def _follow(self, told: str) -> None:
        super()._follow(told)
        if not self.locked and told in (self._best, self._offers) and told != self._task:
            self._show(self._now)


def sherpa_seat(seat: str, task: str | None = None, case: Case | None = None) -> SummitTable:
    """Show the private seat of one delegation before a summit: its brief, an offer, and what others answer when asked.

    `seat` is the code of its jurisdiction; another one can be chosen in the tool. The offer is stored as the answer to
    `task`, and nowhere without a task. It covers itself when the window is left. Raises KitError for an unknown code.

    >>> sherpa_seat("MEX")
    """
    return SummitTable(case or the_case(), open_store(), seat, task, sealed=True)


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
    return SummitTable(case or the_case(), open_store(), seat, task, after, offers=offers, best=best)
