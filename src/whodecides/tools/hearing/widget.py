"""The hearing: case file and role packs, steps, the student's ruling, and only then the decision of the body of the case."""

from typing import Any

import traitlets

from ...answers import Store, open_store
from ...case import Case, Reader, the_case
from ...errors import KitError, Words, _, nearest
from ...i18n import colon
from ...show.base import Choice, Explorer, Parts, Widget
from ...show.html import html_table
from ...show.playback import told_beside
from ...show.scripts import script, style
from ...show.templates import render
from .board import board_sentence, board_twin, board_view, opened_view, waiting_sentence
from .model import (
    ALONE,
    PACKS,
    SIDES,
    STAGES,
    known_people,
    parse_ruling,
    parse_steps,
    ruling_hands,
    step_hands,
    step_ids,
    steps_done,
)
from .packs import pack_view, packs_sentence, packs_twin
from .picture import room_picture
from .ruling import ruling_progress, ruling_remark, ruling_table
from .sides import room_view, room_words
from .steps import own_steps, step_view, steps_progress, steps_table
from .words import hearing_words


class Hearing(Explorer):
    """What the parts of the hearing share. `watched` maps a name to the task whose stored work a part shows."""

    _esm = script(__file__)
    _css = style(__file__)

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

    def _reader(self, choice: Choice) -> Reader:
        return Reader(self._case, choice["language"])

    def _work(self, name: str) -> Any:
        """Return the stored answer to a watched task, or None."""
        record = self._store.answer(self._watched[name]) if self._watched.get(name) else None
        return record["answer"] if record else None

    def _follow(self, told: str) -> None:
        super()._follow(told)
        if told in self._watched.values() and not self.locked:
            self._show(self._now)


class CaseFile(Hearing):
    """The case file and the role packs, one at a time."""

    part = traitlets.Unicode("file").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, {"pack": PACKS[0]}, **options)

    def look(self, choice: Choice) -> Parts:
        """Return the chosen pack, and the same as a page to print. Raises KitError for an unknown one."""
        if choice["pack"] not in PACKS:
            wrong, name = _("There is no pack '{name}'. {nearest}"), choice["pack"]
            raise KitError(Words(wrong, name=name, nearest=nearest(name, PACKS)))
        reader = self._reader(choice)
        pack = pack_view(reader, choice["pack"])
        page = render(__file__, "print.html", pack=pack, language=reader.language, colon=colon(reader.language))
        return {"words": hearing_words(reader, self.part), "view": {**pack, "page": page}}

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the case file and all packs as HTML, and a sentence."""
        reader = self._reader(choice)
        return render(__file__, "packs.html", **packs_twin(reader)), packs_sentence(reader)


class Room(Hearing):
    """The room: exhibits, sides with a clock, and one question to each. The clock runs in the browser alone."""

    part = traitlets.Unicode("sides").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        first = {"stage": STAGES[0], "exhibit": 0, "side": SIDES[0], "people": ALONE}
        super().__init__(case, store, {**first, "kept": [], "used": [], "written": {}, "marks": {}}, **options)

    def look(self, choice: Choice) -> Parts:
        """Return who sits where, and the pack on show as a page to print. What is unknown counts as not chosen."""
        reader = self._reader(choice)
        stage = choice["stage"] if choice["stage"] in STAGES else STAGES[0]
        side = choice["side"] if choice["side"] in SIDES else SIDES[0]
        people = known_people(choice["people"])
        pack = pack_view(reader, PACKS[0] if stage == STAGES[0] else side)
        page = render(__file__, "print.html", pack=pack, language=reader.language, colon=colon(reader.language))
        return {
            "words": hearing_words(reader, self.part) | room_words(reader),
            "chosen": {**choice, "stage": stage, "side": side, "people": people},
            "view": {
                **room_view(reader, stage, side, people),
                "page": page,
                "file": f"{pack['id'].replace(' ', '-')}.html",
            },
        }

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the room as a picture with the case file and all packs below it, and a sentence."""
        reader, shown = self._reader(choice), self.look(choice)["chosen"]
        return room_picture(reader, *(shown[each] for each in ("stage", "side", "people"))), packs_sentence(reader)


def _with_hands(chosen: dict[str, Any], hands: dict[str, Any]) -> dict[str, Any]:
    """Return a choice with the hands that were counted. Whoever counts none has none in the answer."""
    return {**{key: part for key, part in chosen.items() if key != "hands"}, **({"hands": hands} if hands else {})}


class Steps(Hearing):
    """The steps of the hearing: the strongest point of each side, a decision and a reason."""

    kept = ("decisions", "reasons", "hands")

    part = traitlets.Unicode("steps").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, {"step": step_ids(case)[0], "decisions": {}, "reasons": {}}, **options)

    def look(self, choice: Choice) -> Parts:
        """Return the chosen step and how far the work has come. Raises KitError for an unknown step."""
        known, reader = step_ids(self._case), self._reader(choice)
        if choice["step"] not in known:
            wrong, name = _("There is no step '{name}'. {nearest}"), choice["step"]
            raise KitError(Words(wrong, name=name, nearest=nearest(name, known)))
        return {
            "words": hearing_words(reader, self.part),
            "chosen": _with_hands({**choice, **parse_steps(self._case, choice)}, step_hands(self._case, choice)),
            "view": {
                "step": step_view(reader, choice["step"]),
                "done": steps_done(self._case, choice),
                "progress": steps_progress(reader, choice),
            },
        }

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the steps with both sides as a table, and how far the work has come."""
        reader = self._reader(choice)
        return html_table(**steps_table(reader)), steps_progress(reader, choice)


class Ruling(Hearing):
    """The student's ruling with reasons and a dissent."""

    kept = ("outcome", "length", "reasons", "dissent", "hands")

    part = traitlets.Unicode("ruling").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, parse_ruling({}), **options)

    def look(self, choice: Choice) -> Parts:
        """Return what the ruling still lacks, and the student's steps to look back on."""
        reader = self._reader(choice)
        return {
            "words": hearing_words(reader, self.part),
            "chosen": _with_hands({**choice, **parse_ruling(choice)}, ruling_hands(choice)),
            "view": {
                "progress": ruling_progress(reader, choice),
                "remark": ruling_remark(reader, self._work("steps"), choice),
                "steps": own_steps(reader, self._work("steps")),
                "counted": bool(step_hands(self._case, self._work("steps"))),
            },
        }

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the parts of a ruling as a table, and what is still missing."""
        return html_table(**ruling_table(self._reader(choice))), ruling_progress(self._reader(choice), choice)


class Board(Hearing):
    """What the body of the case decided, beside the student's own work, row by row; closed until that work is complete.

    The prediction `after` is played back beside what answers it, once all rows are open.
    """

    part = traitlets.Unicode("board").tag(sync=True)

    def __init__(self, case: Case, store: Store, **options: Any) -> None:
        super().__init__(case, store, {"opened": 0}, **options)

    def look(self, choice: Choice) -> Parts:
        """Return the decision as far as it is opened, or what the student still owes."""
        reader, steps, ruling = self._reader(choice), self._work("steps"), self._work("ruling")
        owed = self._owed(reader, steps, ruling)
        opened = choice["opened"] if isinstance(choice["opened"], int) else 0
        board = {} if owed else board_view(reader, steps, ruling)
        if board and self._watched:
            board = opened_view(reader, board, steps, opened)
            played = told_beside(reader, self._store, self._after, "board") if opened > len(board["steps"]) else {}
            board["played"] = [played[part] for part in ("expected", "shown")] if played else []
        return {"words": hearing_words(reader, self.part), "view": {"owed": owed, **board}}

    def twin(self, choice: Choice) -> tuple[str, str]:
        """Return the decision as HTML, and its outcome in one sentence."""
        reader = self._reader(choice)
        return render(__file__, "board.html", **board_twin(reader)), board_sentence(reader)

    def _closed(self) -> str:
        return super()._closed() or self._owed(self._reader(self._now), self._work("steps"), self._work("ruling"))

    def _owed(self, reader: Reader, steps: Any, ruling: Any) -> str:
        if not self._watched:
            return ""
        return waiting_sentence(reader, steps, ruling)


PARTS = {"file": CaseFile, "sides": Room, "steps": Steps, "ruling": Ruling, "board": Board}


def hearing(
    part: str = "file", task: str | None = None, after: str | None = None, case: Case | None = None, **work: str
) -> Widget:
    """Show a part of the hearing on what a platform did: "file", "sides", "steps", "ruling" or "board".

    "sides" is the room for one alone or for 5 to 46: exhibits, sides that speak against a clock, one question to each.

    `task` names the task that stores the work of this part; `after` a prediction that must be stored first.
    `steps="08.2"` and `ruling="08.4"` name the tasks whose stored work a later part shows; the decision
    waits until both are complete. Raises KitError for an unknown part.

    >>> hearing("steps")
    """
    if part not in PARTS:
        raise KitError(Words(_("The hearing has no part '{name}'. {nearest}"), name=part, nearest=nearest(part, PARTS)))
    unknown = set(work) - {"steps", "ruling"}
    if unknown:
        wrong = _("The hearing does not know '{name}': write {example}.")
        raise KitError(Words(wrong, name=min(unknown), example='steps="08.2", ruling="08.4"'))
    return PARTS[part](case or the_case(), open_store(), task=task, after=after, **work)
