"""The command that assigns answers to markers: read what waits, split it, write the folder of the split, say how long it takes.

In the folder the table of numbers is the instructor's and the memory of all rounds; each marker has a folder of their own.
What lies there is never written over: it may hold somebody's levels.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..answers import Task, count_words
from ..case.reader import Reader
from ..errors import CountedMessage, KitError, Message, _, ngettext
from ..i18n import localized_decimal, localized_with_groups
from .answer_groups import describe_groups
from .answer_numbers import NUMBERS_FILE, latest_assignments, read_numbers, write_numbers
from .folder_lock import is_empty_folder, lock_folder
from .judgement_tables import read_judgements
from .marker_pages import EQUAL_FILE, marker_files
from .result_files import atomic_write_bytes
from .split import (
    HOURS_NOTE,
    Answer,
    Split,
    WaitingAnswers,
    check_later_round,
    first_rounds,
    minutes_needed,
    read_markers,
    read_share,
    read_waiting,
    split_answers,
)

EXAMPLE_MARKERS = (1, 2, 4)  # for which the hours are said where nobody is named


def write_split(
    graded: Path,
    out: Path,
    tasks: Sequence[Task],
    reader: Reader,
    markers: str | None = None,
    twice: str = "10%",
    without: str = "",
) -> list[Message]:
    """Split what waits in the folder `graded` into the folder `out`; return what the command says, as Messages.

    Without `markers` nothing is written. `twice` is the share that two markers judge, as a percentage; `without` names
    markers who are gone, whose answers go to the others. Raises KitError.
    """
    waiting, share = read_waiting(graded, tasks), read_share(twice)
    if markers is None:
        name_them = Message(_("Name your markers to deal the answers out, as in --markers ana,bo,cy,dee."))
        return [*_unassigned_lines(waiting), *hours_lines(waiting.answers, share, reader.language), name_them]
    names = read_markers(markers)
    if out.exists() and not out.is_dir():
        raise KitError(Message(NO_SPLIT, folder=out))
    with lock_folder(out):
        return _split_into(out, waiting, share, tasks, reader, names, without)


NO_SPLIT = _("'{folder}' is no folder of a split: name a new folder with --out.")


def _split_into(
    out: Path,
    waiting: WaitingAnswers,
    share: float,
    tasks: Sequence[Task],
    reader: Reader,
    names: list[str],
    without: str,
) -> list[Message]:
    """Split what waits into a folder in which nobody else works, also by what was assigned there before."""
    earlier = read_numbers(out / NUMBERS_FILE) if (out / NUMBERS_FILE).is_file() else []
    if not earlier and not is_empty_folder(out):
        raise KitError(Message(NO_SPLIT, folder=out))
    former = [each.strip() for each in without.split(",") if each.strip()]
    check_later_round(names, former, earlier, waiting)
    done = read_judgements(out).done_by_marker if former else {}
    split = split_answers(waiting, names, share, earlier, former, done)
    _write_files(out, split, marker_files(split, waiting, tasks, reader))
    messages = [
        *_unassigned_lines(waiting),
        *_assigned_lines(waiting, split, len(names), reader.language),
        *_idle_and_former_lines(waiting, split, names, former),
    ]
    if split.assignments:
        each = _("Each marker has a folder in {folder}. {file} says whose each answer is: keep it to yourself.")
        messages.append(Message(each, folder=out, file=NUMBERS_FILE))
        messages.append(
            Message(_("When sheets come back, put them there, and grade again with --judgements {folder}."), folder=out)
        )
    return messages


def _write_files(out: Path, split: Split, files: dict[str, bytes]) -> None:
    if not files:
        return
    out.mkdir(parents=True, exist_ok=True)
    write_numbers(
        out / NUMBERS_FILE, split.assignments
    )  # first: where the command is stopped, the next start writes what is missing
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            atomic_write_bytes(path, content)


def _unassigned_lines(waiting: WaitingAnswers) -> Iterator[Message]:
    """Say what is not assigned."""
    if waiting.judged:
        judged = ngettext("{count} answer has a level already.", "{count} answers have a level already.")
        yield CountedMessage(judged, len(waiting.judged))
    if waiting.others:
        others = ngettext(
            "{count} other line of needs-a-person.csv is for you: it is no argument to be judged.",
            "{count} other lines of needs-a-person.csv are for you: they are no arguments to be judged.",
        )
        yield CountedMessage(others, waiting.others)


def _assigned_lines(waiting: WaitingAnswers, split: Split, markers: int, language: str) -> Iterator[Message]:
    """Say what was assigned in this round, and how long it takes."""
    if not split.new:
        yield Message(_("Every answer that waits was dealt before, and nothing new is dealt."))
        return
    if split.equal:
        equal = ngettext(
            "{count} answer is the same as another student's ({students}). You find it in {file}, and no marker gets it: what it "
            "means, you decide.",
            "{count} answers are the same as another student's ({students}). You find them in {file}, and no marker gets "
            "them: what they mean, you decide.",
        )
        alike = describe_groups(group for _answer, group in split.equal)
        yield CountedMessage(
            equal, len(split.equal), students=alike, file=EQUAL_FILE.format(round=split.assignments[-1].round)
        )
    texts = {each.key: each for each in waiting.answers}
    new = [each for each in split.assignments[-split.new :] if each.markers]
    twice = sum(len(each.markers) > 1 for each in new)
    answers = [texts[each.key] for each in new]
    yield _amount_line(answers, language)
    rounds = first_rounds(split.assignments)
    if twice:
        two = ngettext("{count} of them goes to two markers.", "{count} of them go to two markers.")
        yield CountedMessage(
            two,
            twice,
        )
    minutes = minutes_needed(
        texts[each.key] for each in new for marker in each.markers if rounds[each.number, marker] == each.round
    )
    hours = _("Hours in all: about {hours}. Hours for each marker: {each}.")
    yield Message(hours, hours=_format_hours(minutes, language), each=_format_hours(minutes / markers, language))
    yield Message(HOURS_NOTE)


def _idle_and_former_lines(
    waiting: WaitingAnswers, split: Split, names: Sequence[str], former: Sequence[str]
) -> Iterator[Message]:
    """Say who has nothing, and who still has answers and is not named any more."""
    waits = {each.key for each in waiting.answers}
    has = Counter(
        marker for key, each in latest_assignments(split.assignments).items() if key in waits for marker in each.markers
    )
    for name in names:
        if not has[name]:
            none = _(
                "No answer waits for {marker}: what was dealt stays where it is. To share all anew, before anybody has begun, "
                "name a new folder with --out."
            )
            yield Message(none, marker=name)
    for name in sorted(set(has) - set(names) - set(former)):
        still = ngettext(
            "{marker} is not named now and still has {count} answer. Where {marker} has left, add --without {marker}: it goes "
            "to the others.",
            "{marker} is not named now and still has {count} answers. Where {marker} has left, add --without {marker}: they go "
            "to the others.",
        )
        yield CountedMessage(still, has[name], marker=name)


def hours_lines(answers: Sequence[Answer], share: float, language: str) -> Iterator[Message]:
    """Say how long it takes to judge answers, for one marker, for two and for four, who judge a `share` of them twice."""
    yield _amount_line(answers, language)
    minutes = minutes_needed(answers)
    hours = _(
        "Hours for one marker: about {one}. With a share judged twice, for each of two: {two}, for each of four: {four}."
    )
    one, two, four = (
        _format_hours(minutes * (1 + (share if markers > 1 else 0)) / markers, language) for markers in EXAMPLE_MARKERS
    )
    yield Message(hours, one=one, two=two, four=four)
    yield Message(HOURS_NOTE)


def _amount_line(answers: Sequence[Answer], language: str) -> Message:
    words = localized_with_groups(sum(count_words(each.text) for each in answers), language)
    amount = ngettext(
        "{all} answer with {words} words waits for a level.", "{all} answers with {words} words wait for a level."
    )
    return CountedMessage(amount, len(answers), all=localized_with_groups(len(answers), language), words=words)


def _format_hours(minutes: float, language: str) -> str:
    return localized_decimal(minutes / 60, language, 1)
