"""Under which names a class is pooled: none that the class list or the platform tells."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from .class_work import StudentWork
from .name_matching import exact_key, name_keys
from .roster import Student


def real_names(handed_in: list[StudentWork], students: Sequence[Student]) -> set[str]:
    """Return the names that must not be written: those of the class list and those in a platform's paths."""
    listed = {each.name for each in students}
    paths = [each for each in handed_in if each.from_platform and not students]
    in_paths = {name for each in paths for name in (each.student.label, *(hint.name for hint in each.owner_hints))}
    return {each for each in listed | in_paths if each.strip()}


def pooled_names(handed_in: list[StudentWork], students: Sequence[Student]) -> dict[Student, str]:
    """Map each student to the name under which they are pooled.

    That is the pseudonym of the class list, else the one they typed. Where it is missing, is somebody's name or stands
    for two, it is "Student 1", "Student 2" …, in an order that the class list does not tell.
    """
    real = {key for name in real_names(handed_in, students) for key in name_keys(name) if key}
    wished = {each.student: each.student.pseudonym or each.pseudonym for each in handed_in}
    times = Counter(map(exact_key, wished.values()))
    kept = {
        student: name
        for student, name in wished.items()
        if exact_key(name) and times[exact_key(name)] == 1 and not real & set(name_keys(name))
    }
    taken = {exact_key(name) for name in kept.values()}
    free = (f"Student {number}" for number in range(1, len(wished) + len(taken) + 1))
    free = (name for name in free if exact_key(name) not in taken)
    nameless = sorted((each for each in handed_in if each.student not in kept), key=_shuffle_key)
    return kept | {each.student: name for each, name in zip(nameless, free, strict=False)}


def name_masker(names: Collection[str], mask: str) -> Callable[[str], str]:
    """Return a function that puts `mask` in place of each of the names in a text, the longest first, in any capitals.

    Each place of a text is looked up once for each length that a name has: there are few, also in a large class.
    """
    known = {_lowercase(each) for each in names}
    lengths = sorted({len(each) for each in known}, reverse=True)

    def hide(text: str) -> str:
        small, masked, at = _lowercase(text), [], 0
        while at < len(text):
            length = next((each for each in lengths if small[at : at + each] in known), 0)
            masked.append(mask if length else text[at])
            at += length or 1
        return "".join(masked)

    return hide


def _lowercase(text: str) -> str:
    """Return a text in small letters, each in its place: one that would become two stays."""
    text = text.replace("İ", "i").replace("ı", "i")  # four letters in Turkish, and two to many a keyboard
    for small in (str.lower, str.casefold):  # each alone leaves a few pairs apart, such as ẞ and ß, ſ and s
        text = "".join(small(each) if len(small(each)) == 1 else each for each in text)
    return text


def _shuffle_key(student_work: StudentWork) -> str:
    """Return what sorts students without a name: nobody who knows the list alone can work it out."""
    times = sorted(f"{task} {record['at']}" for task, record in student_work.answers.items())
    text = "\n".join([student_work.student.label, *times])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
