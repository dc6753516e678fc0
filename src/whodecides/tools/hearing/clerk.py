"""The clerk of a hearing: its card, and what it does aloud in each step: it keeps the time, calls who speaks, reads out what was decided."""

from ...case.reader import Reader
from ...game.plan import Step
from ...game.screen import Part, Row, timer
from .plan import SECONDS
from .play_view import WallView
from .words import board_name


def clerk_card(reader: Reader) -> list[Row]:
    """Return the card of the clerk. It is no card of the data: the clerk is in each hearing the same."""
    _ = reader.say
    return [
        {
            "label": reader.word("who", "hearing_roles.kind"),
            "text": _("You are the clerk: you keep the time and call who speaks."),
        },
        {
            "label": reader.word("tool", "hearing_roles.kind"),
            "text": _("You do not vote. You bet on what the bench will say."),
        },
        {"text": _("You read what sides write to the bench.")},
    ]


def clock_of_clerk(reader: Reader, step: Step, seen: WallView) -> list[Part]:
    """Return the clock of those who have the word now, where their time is only a part of that of the step; [] elsewhere."""
    _ = reader.say
    speaks = seen["voices"] if step.kind == "talk" else step.kind in ("plea", "question") and not seen["now"]["open"]
    if not speaks:
        return []
    time = f"{SECONDS[step.phase] // 60}:{SECONDS[step.phase] % 60:02}"
    return [timer(SECONDS[step.phase], _("Start the clock: {time}").format(time=time))]


def duty_of_clerk(reader: Reader, step: Step, seen: WallView) -> str:
    """Return what the clerk does aloud in a step, as it stands on the wall."""
    _, is_open = reader.say, seen["now"]["open"]
    if step.kind == "plea" and is_open:
        if any(each["asks"] for each in seen["points"]):
            return _("Clerk: call the points for which an exhibit is asked, one by one.")
        return _("Clerk: say that nobody asks for an exhibit.")
    if step.kind == "question" and is_open:
        return _("Clerk: read aloud how many found the question answered.")
    if step.kind == "talk" and not seen["voices"]:
        return _("Clerk: ask who says in twenty seconds what speaks for and against.")
    if step.kind == "ruled" and not seen["verdict"]["answer"]:
        return _("Clerk: say that it is a tie, or that nobody voted, and that there is no ruling.")
    duties = {
        "seats": _("Clerk: ask each side to raise its hand, and the bench. Show who sits where."),
        "cards": _("Clerk: say when one minute is left."),
        "plea": _(
            "Clerk: call the side. Say when ten seconds are left, and stop it at one minute; when it is shown, ask for the exhibits."
        ),
        "question": _("Clerk: call who was drawn to read the question. Stop the side after half a minute."),
        "vote": _("Clerk: read the question aloud."),
        "talk": _("Clerk: call those who were drawn, one by one. Stop each after twenty seconds."),
        "ruling": _("Clerk: read the three outcomes aloud."),
        "ruled": _("Clerk: say how many voted for each outcome, and call who was drawn to read the ruling."),
        "sentence": _("Clerk: say when one minute is left to write."),
        "sentences": _("Clerk: read the sentences on the wall aloud, one by one."),
        "guess": _("Clerk: read the question aloud."),
        "finding": _("Clerk: read aloud what {board} found."),
        "out": _("Clerk: close the hearing, and ask all to say who they were."),
    }
    return duties[step.kind].format(board=board_name(reader))
