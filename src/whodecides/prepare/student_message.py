"""What an instructor does and sends before a class: steps, and a message to students that is ready to be pasted."""

from collections.abc import Mapping, Sequence

from ..errors import _
from ..i18n import Translator
from .lessons import Lesson, Part
from .plan import Plan, Session, minutes_of, minutes_of_exercises
from .run_sheet.room import ANSWERS, BLANK, COMMAND

GRADING = "instructor/grading.md"
ROOM = "site --serve"  # with the folder of the pages: for a room


def steps_before(plan: Plan, lessons: Mapping[str, Lesson], send: Sequence[str], say: Translator) -> list[str]:
    """Return what to do before class, the first thing first. `send` says what students are given."""
    own = _("Before class, if you can, do it yourself: {parts}.")
    part = _("lesson {lesson} as far as task {task} ({minutes} minutes)")
    parts = [say(part).format(lesson=lesson, task=task, minutes=minutes) for lesson, task, minutes in main_parts(plan.sessions[0], lessons)]  # fmt: skip
    return [
        say(_("Read your next run-sheet, and “Read this before class” in debrief.html. Then you can walk in.")),
        *send,
        say(own).format(parts=", ".join(parts)),
        say(_("To print: the PDF beside a page.")),
    ]


def steps_in_class(plan: Plan, say: Translator) -> list[str]:
    """Return what to do in class and after it: what one need not read before."""
    return [
        say(
            _(
                "In class: open the slides on the wall. Arrow keys lead on, S opens your window with notes and clock, ? names all keys."
            )
        ),
        say(_("Six students without a device? “{command}” makes the sheets for them alone.")).format(
            command=f"{COMMAND} cards ../cards --students 6 --lessons {','.join(plan.lessons)}"
        ),
        say(
            _(
                "After class: the rest of the debrief. From the files {file} to marks and pages of feedback: {guide}, in the kit’s folder."
            )
        ).format(file=ANSWERS, guide=GRADING),
    ]


def send_link(pages: str, say: Translator) -> str:
    """Return how an instructor gives students the living pages in the folder `pages`."""
    told = _(
        "Now: upload the folder {folder}, as it is, to any web space, and send students its address with the message below. No web space? “{command}”, with the place of this folder for FOLDER, shows the same pages to a room."
    )
    return say(told).format(folder=pages, command=f"{COMMAND} {ROOM} FOLDER/{pages}")


def send_archive(archive: str, offline: bool, say: Translator) -> str:
    """Return how an instructor gives students the file `archive`; `offline`: it brings its packages."""
    send = (
        _(
            "Now: give students {file}, on the platform of your course or on USB sticks, and send them the message below. Try the archive first on one computer with its network off."
        )
        if offline
        else _(
            "Now: put {file} on the platform of your course or into a shared folder (mail may refuse such an archive), and send students the message below."
        )
    )
    return say(send).format(file=archive)


def send_sticks(archive: str, say: Translator) -> str:
    """Return what a class without a network takes along beside the pages: `archive`, which brings its packages."""
    take = _(
        "No network in class? Take {file} along on USB sticks, too: it starts on a laptop without the internet. Try it first on one computer with its network off."
    )
    return say(take).format(file=archive)


def main_parts(session: Session, lessons: Mapping[str, Lesson]) -> list[tuple[str, str, int]]:
    """Return how far to go in each lesson as far as the longest part of a session: lesson, last task, minutes as far as there.

    In the lessons before that of the longest part one goes as far as the class does.
    """
    asked = [(step.minutes, step.part) for step in session.steps if step.part and step.part.tasks]
    longest = asked.index(max(asked, key=lambda each: each[0]))
    ends = {part.lesson: part for _minutes, part in asked[: longest + 1]}
    return [(number, part.tasks[-1], _minutes_as_far_as(part, lessons[number])) for number, part in ends.items()]


def _minutes_as_far_as(part: Part, lesson: Lesson) -> int:
    """Return the minutes that a lesson gives to its parts as far as this one; a route may give others."""
    place = [each.heading for each in lesson.parts].index(part.heading)
    return minutes_of(lesson.parts[: place + 1])


def _pages_in_class(session: Session, lessons: Mapping[str, Lesson], say: Translator) -> list[str]:
    """Return the names of the pages that a session opens: without a network only those are there that one has opened before."""
    exercises = [say(_("Exercise {number}")).format(number=each) for each in minutes_of_exercises([session])]
    return [*(f"{each} {lessons[each].title}" for each in session.lessons), *exercises]


def message_with_link(plan: Plan, lessons: Mapping[str, Lesson], say: Translator) -> dict:
    """Return what students read before the first session who open living pages: `opening`, `steps`, `closing`."""
    bring = (
        _("Bring the same phone or laptop, charged.")
        if _alone(plan, lessons)
        else _("Bring the same phone or laptop, charged; one for two people is enough.")
    )
    kept = _(
        "Answers are kept in the browser of that device, and nowhere else. At the end of each session save them as a file: some browsers forget them after seven days without a visit."
    )
    return {
        "opening": say(_("For our class, please do this before you come. It takes two minutes.")),
        "steps": [
            say(_("Open this address on your phone or laptop: {address}")).format(address=BLANK),
            say(
                _(
                    "Open each of these once, and wait until the line at the bottom is gone: {pages}. Answer nothing yet: we begin together."
                )
            ).format(pages=", ".join(_pages_in_class(plan.sessions[0], lessons, say))),
            say(bring),
            say(kept),
        ],
        "closing": say(_("Does it not open? Write to me, and come all the same.")),
    }


def message_with_archive(
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
    laptop = (
        _("Bring your laptop, charged.")
        if _alone(plan, lessons)
        else _("Bring your laptop, charged; one for two people is enough.")
    )
    return {
        "opening": say(_("For our class, please do this before you come. It takes about 15 minutes.")),
        "steps": [
            say(python).format(python=asked or say(_("3.11 or newer"))),
            say(_("Download {file} and unpack it (Windows: right click, Extract All).")).format(file=archive),
            f"{say(opened).format(files=names)} {say(start)}",
            say(_("Open the first lesson. Answer nothing yet: we begin together.")),
            say(laptop),
            say(_("Answers are kept in the file {file} in that folder: do not delete it.")).format(file=ANSWERS),
        ],
        "closing": say(
            _("Does it not start, or may you install nothing on your computer? Write to me, and come all the same.")
        ),
    }


def _alone(plan: Plan, lessons: Mapping[str, Lesson]) -> bool:
    """Return whether some session wants a screen for each student."""
    return any(lessons[number].teaching["screens"] == "each" for each in plan.sessions for number in each.lessons)
