"""What an instructor does and sends before a class: steps, and a message to students that is ready to be pasted."""

from collections.abc import Mapping, Sequence

from ..errors import _
from ..i18n import Translator
from .lessons import Lesson
from .plan import Plan, Session, minutes_of


def steps_before(plan: Plan, lessons: Mapping[str, Lesson], archive: str, offline: bool, say: Translator) -> list[str]:
    """Return what to do before class, the first thing first. `archive` is the file for students."""
    send = (
        _(
            "Now: give students {file}, on the platform of your course or on USB sticks, and send them the message below. Try the archive first on one computer with its network off."
        )
        if offline
        else _(
            "Now: put {file} on the platform of your course or into a shared folder (mail may refuse such an archive), and send students the message below."
        )
    )
    number, task, minutes = main_part(plan.sessions[0], lessons)
    own = _("Before class, if you can, do it yourself as far as task {task} ({minutes} minutes): lesson {lesson}.")
    return [
        say(_("Read your next run-sheet, and “Read this before class” in debrief.html. Then you can walk in.")),
        say(send).format(file=archive),
        say(own).format(lesson=number, task=task, minutes=minutes),
        say(_("To print, take the PDF beside a page, or Print in your browser.")),
    ]


def main_part(session: Session, lessons: Mapping[str, Lesson]) -> tuple[str, str, int]:
    """Return the lesson of the longest part of a session, the last task of this part, and the minutes as far as there."""
    asked = [(step.minutes, step.part) for step in session.steps if step.part and step.part.tasks]
    _minutes, longest = max(asked, key=lambda each: each[0])
    parts = lessons[longest.lesson].parts  # with the minutes of the lesson, which a route may change
    place = [each.heading for each in parts].index(longest.heading)
    return longest.lesson, longest.tasks[-1], minutes_of(parts[: place + 1])


def message_to_students(
    plan: Plan, lessons: Mapping[str, Lesson], archive: str, pythons: Sequence[str], say: Translator
) -> dict:
    """Return what students read before the first session: `opening`, `steps`, `closing`.

    `pythons` are those for which the archive brings packages; without them the first start fetches these.
    """
    python = _("Install Python {python} from python.org/downloads, unless you have it.")
    asked = (
        say(_("{name} or {other}")).format(name=pythons[-1], other=pythons[-2])
        if len(pythons) > 1
        else "".join(pythons)
    )
    start = (
        _("The first start takes some minutes. It needs no internet.")
        if pythons
        else _("The first start takes some minutes and needs the internet.")
    )
    names = "start-windows.bat, start-macos.command, start-linux.sh"
    opened = _("In its folder open the file for your computer: {files}. The README in the folder helps.")
    alone = any(lessons[number].teaching["screens"] == "each" for each in plan.sessions for number in each.lessons)
    laptop = (
        _("Bring your laptop, charged.") if alone else _("Bring your laptop, charged; one for two people is enough.")
    )
    return {
        "opening": say(_("For our class, please do this before you come. It takes about 15 minutes.")),
        "steps": [
            say(python).format(python=asked or say(_("3.11 or newer"))),
            say(_("Download {file} and unpack it (Windows: right click, Extract All).")).format(file=archive),
            f"{say(opened).format(files=names)} {say(start)}",
            say(_("Open the first lesson. Answer nothing yet: we begin together.")),
            say(laptop),
        ],
        "closing": say(
            _("Does it not start, or may you install nothing on your computer? Write to me, and come all the same.")
        ),
    }
