"""The command that deals: read what waits, split it, write the folder of the split, say how long it takes.

In the folder the table of numbers is the instructor's and the memory of all rounds; each marker has a folder of their own.
What lies there is never written over: it may hold somebody's levels.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..answers import Task, count_words
from ..case.reader import Reader
from ..errors import Counted, KitError, Words, _, ngettext
from ..i18n import decimal, whole
from .marking import EQUAL, marker_files
from .numbers import NUMBERS, read_numbers, write_numbers
from .sheets import write_at_once
from .splitting import HOW, Answer, Split, Waiting, minutes_of, read_markers, read_share, read_waiting, split

SOME_MARKERS = (1, 2, 4)  # for which the hours are said where nobody is named


def write_split(
    graded: Path, out: Path, tasks: Sequence[Task], reader: Reader, markers: str | None = None, twice: str = "10%"
) -> list[Words]:
    """Split what waits in the folder `graded` into the folder `out`; return what the command says, as Words.

    Without `markers` nothing is written. `twice` is the share that two markers judge, as a percentage. Raises KitError.
    """
    waiting, share = read_waiting(graded, tasks), read_share(twice)
    if markers is None:
        return [*_left(waiting), *_forecast(waiting.answers, share, reader.language)]
    names = read_markers(markers)
    earlier = read_numbers(out / NUMBERS) if (out / NUMBERS).is_file() else []
    if not earlier and out.exists() and (not out.is_dir() or any(out.iterdir())):
        wrong = _("'{folder}' is no folder of a split: name a new folder with --out.")
        raise KitError(Words(wrong, folder=out))
    found = split(waiting, names, share, earlier)
    _write(out, found, marker_files(found, waiting, tasks, reader))
    said = [*_left(waiting), *_dealt(waiting, found, len(names), reader.language)]
    if found.dealt:
        each = _("Each marker has a folder in {folder}. {file} says whose each answer is: keep it to yourself.")
        said.append(Words(each, folder=out, file=NUMBERS))
        said.append(
            Words(_("When sheets come back, put them there, and grade again with --judgements {folder}."), folder=out)
        )
    return said


def _write(out: Path, found: Split, files: dict[str, bytes]) -> None:
    if not files:
        return
    out.mkdir(parents=True, exist_ok=True)
    write_numbers(
        out / NUMBERS, found.dealt
    )  # first: where the command is stopped, the next start writes what is missing
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            write_at_once(path, content)


def _left(waiting: Waiting) -> Iterator[Words]:
    """Say what is not dealt."""
    if waiting.judged:
        judged = ngettext("{count} answer has a level already.", "{count} answers have a level already.")
        yield Counted(judged, len(waiting.judged))
    if waiting.others:
        others = ngettext(
            "{count} other line of needs-a-person.csv is for you: it is no argument to be judged.",
            "{count} other lines of needs-a-person.csv are for you: they are no arguments to be judged.",
        )
        yield Counted(others, waiting.others)


def _dealt(waiting: Waiting, found: Split, markers: int, language: str) -> Iterator[Words]:
    """Say what was dealt in this round, and how long it takes."""
    if not found.new:
        yield Words(_("Every answer that waits was dealt before, and nothing new is dealt."))
        return
    if found.equal:
        equal = ngettext(
            "{count} answer is the same as another student's. You find it in {file}, and no marker gets it: what it means, you "
            "decide.",
            "{count} answers are the same as another student's. You find them in {file}, and no marker gets them: what they "
            "mean, you decide.",
        )
        yield Counted(equal, len(found.equal), file=EQUAL.format(round=found.dealt[-1].round))
    texts = {each.key: each for each in waiting.answers}
    new = [each for each in found.dealt[-found.new :] if each.markers]
    twice = sum(len(each.markers) > 1 for each in new)
    answers = [texts[each.key] for each in new]
    yield _amount(answers, language)
    if twice:
        two = ngettext("{count} of them goes to two markers.", "{count} of them go to two markers.")
        yield Counted(
            two,
            twice,
        )
    minutes = minutes_of(texts[each.key] for each in new for _marker in each.markers)
    hours = _("Hours in all: about {hours}. Hours for each marker: {each}.")
    yield Words(hours, hours=_hours(minutes, language), each=_hours(minutes / markers, language))
    yield Words(HOW)


def _forecast(answers: Sequence[Answer], share: float, language: str) -> Iterator[Words]:
    """Say how long all takes, for one marker, for two and for four."""
    yield _amount(answers, language)
    minutes = minutes_of(answers)
    hours = _(
        "Hours for one marker: about {one}. With a share judged twice, for each of two: {two}, for each of four: {four}."
    )
    one, two, four = (
        _hours(minutes * (1 + (share if markers > 1 else 0)) / markers, language) for markers in SOME_MARKERS
    )
    yield Words(hours, one=one, two=two, four=four)
    yield Words(HOW)
    yield Words(_("Name your markers to deal the answers out, as in --markers ana,bo,cy,dee."))


def _amount(answers: Sequence[Answer], language: str) -> Words:
    words = whole(sum(count_words(each.text) for each in answers), language)
    amount = ngettext(
        "{all} answer with {words} words waits for a level.", "{all} answers with {words} words wait for a level."
    )
    return Counted(amount, len(answers), all=whole(len(answers), language), words=words)


def _hours(minutes: float, language: str) -> str:
    return decimal(minutes / 60, language, 1)
