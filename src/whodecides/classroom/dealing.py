"""The command that deals: read what waits, split it, write the folder of the split, say how long it takes.

In the folder the table of numbers is the instructor's and the memory of all rounds; each marker has a folder of their own.
What lies there is never written over: it may hold somebody's levels.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..answers import Task, count_words
from ..case.reader import Reader
from ..errors import Counted, KitError, Words, _, ngettext
from ..i18n import decimal, grouped
from .alike import alike_in_words
from .alone import alone_in, is_free
from .marking import EQUAL, marker_files
from .numbers import NUMBERS, last_of_each, read_numbers, write_numbers
from .sheets import write_at_once
from .splitting import (
    HOW,
    Answer,
    Split,
    Waiting,
    check_again,
    first_rounds,
    minutes_of,
    read_markers,
    read_share,
    read_waiting,
    split,
)

SOME_MARKERS = (1, 2, 4)  # for which the hours are said where nobody is named


def write_split(
    graded: Path,
    out: Path,
    tasks: Sequence[Task],
    reader: Reader,
    markers: str | None = None,
    twice: str = "10%",
    without: str = "",
) -> list[Words]:
    """Split what waits in the folder `graded` into the folder `out`; return what the command says, as Words.

    Without `markers` nothing is written. `twice` is the share that two markers judge, as a percentage; `without` names
    markers who are gone, whose answers go to the others. Raises KitError.
    """
    waiting, share = read_waiting(graded, tasks), read_share(twice)
    if markers is None:
        name_them = Words(_("Name your markers to deal the answers out, as in --markers ana,bo,cy,dee."))
        return [*_left(waiting), *hours_lines(waiting.answers, share, reader.language), name_them]
    names = read_markers(markers)
    if out.exists() and not out.is_dir():
        raise KitError(Words(NO_SPLIT, folder=out))
    with alone_in(out):
        return _split_into(out, waiting, share, tasks, reader, names, without)


NO_SPLIT = _("'{folder}' is no folder of a split: name a new folder with --out.")


def _split_into(
    out: Path, waiting: Waiting, share: float, tasks: Sequence[Task], reader: Reader, names: list[str], without: str
) -> list[Words]:
    """Split what waits into a folder in which nobody else works, also by what was dealt there before."""
    earlier = read_numbers(out / NUMBERS) if (out / NUMBERS).is_file() else []
    if not earlier and not is_free(out):
        raise KitError(Words(NO_SPLIT, folder=out))
    gone = [each.strip() for each in without.split(",") if each.strip()]
    check_again(names, gone, earlier, waiting)
    found = split(waiting, names, share, earlier, gone)
    _write(out, found, marker_files(found, waiting, tasks, reader))
    said = [
        *_left(waiting),
        *_dealt(waiting, found, len(names), reader.language),
        *_of_markers(waiting, found, names, gone),
    ]
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
            "{count} answer is the same as another student's ({students}). You find it in {file}, and no marker gets it: what it "
            "means, you decide.",
            "{count} answers are the same as another student's ({students}). You find them in {file}, and no marker gets "
            "them: what they mean, you decide.",
        )
        alike = alike_in_words(group for _answer, group in found.equal)
        yield Counted(equal, len(found.equal), students=alike, file=EQUAL.format(round=found.dealt[-1].round))
    texts = {each.key: each for each in waiting.answers}
    new = [each for each in found.dealt[-found.new :] if each.markers]
    twice = sum(len(each.markers) > 1 for each in new)
    answers = [texts[each.key] for each in new]
    yield _amount(answers, language)
    rounds = first_rounds(found.dealt)
    if twice:
        two = ngettext("{count} of them goes to two markers.", "{count} of them go to two markers.")
        yield Counted(
            two,
            twice,
        )
    minutes = minutes_of(
        texts[each.key] for each in new for marker in each.markers if rounds[each.number, marker] == each.round
    )
    hours = _("Hours in all: about {hours}. Hours for each marker: {each}.")
    yield Words(hours, hours=_hours(minutes, language), each=_hours(minutes / markers, language))
    yield Words(HOW)


def _of_markers(waiting: Waiting, found: Split, names: Sequence[str], gone: Sequence[str]) -> Iterator[Words]:
    """Say who has nothing, and who still has answers and is not named any more."""
    waits = {each.key for each in waiting.answers}
    has = Counter(marker for key, each in last_of_each(found.dealt).items() if key in waits for marker in each.markers)
    for name in names:
        if not has[name]:
            none = _(
                "No answer waits for {marker}: what was dealt stays where it is. To share all anew, before anybody has begun, "
                "name a new folder with --out."
            )
            yield Words(none, marker=name)
    for name in sorted(set(has) - set(names) - set(gone)):
        still = ngettext(
            "{marker} is not named now and still has {count} answer. Where {marker} has left, add --without {marker}: it goes "
            "to the others.",
            "{marker} is not named now and still has {count} answers. Where {marker} has left, add --without {marker}: they go "
            "to the others.",
        )
        yield Counted(still, has[name], marker=name)


def hours_lines(answers: Sequence[Answer], share: float, language: str) -> Iterator[Words]:
    """Say how long it takes to judge answers, for one marker, for two and for four, who judge a `share` of them twice."""
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


def _amount(answers: Sequence[Answer], language: str) -> Words:
    words = grouped(sum(count_words(each.text) for each in answers), language)
    amount = ngettext(
        "{all} answer with {words} words waits for a level.", "{all} answers with {words} words wait for a level."
    )
    return Counted(amount, len(answers), all=grouped(len(answers), language), words=words)


def _hours(minutes: float, language: str) -> str:
    return decimal(minutes / 60, language, 1)
