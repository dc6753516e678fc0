"""What the clerk of a hearing does beside pressing: keeps the time, calls who speaks, reads out what was decided."""

from ...case.reader import Reader
from ...game.plan import Step
from .words import board_name


def duty_of_clerk(reader: Reader, step: Step) -> str:
    """Return what the clerk does aloud in a step."""
    _ = reader.say
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
        "ruled": _("Clerk: read the hands aloud, and call who was drawn to read the ruling."),
        "sentence": _("Clerk: say when one minute is left to write."),
        "sentences": _("Clerk: read the sentences on the wall aloud, one by one."),
        "guess": _("Clerk: read the question aloud."),
        "finding": _("Clerk: read aloud what {board} found."),
        "out": _("Clerk: close the hearing, and ask all to say who they were."),
    }
    return duties[step.kind].format(board=board_name(reader))
