"""Who gave the same: groups of students, each kept once, so that what thousands have in common costs no more than what
they have not.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from ..errors import CountedMessage, Message, ngettext

MOST_NAMED = 10  # students whom a cell names; the others are counted
Group = tuple[str, ...]
Given = TypeVar("Given", bound=Hashable)


def group_students(pairs: Iterable[tuple[str, Given]]) -> dict[Given, Group]:
    """Return {what: the students who gave it} of (student, what) pairs, in their order, of what several students gave."""
    students: dict[Given, list[str]] = defaultdict(list)
    for student, what in pairs:
        students[what].append(student)
    groups = {what: tuple(dict.fromkeys(group)) for what, group in students.items() if len(group) > 1}
    return {what: group for what, group in groups.items() if len(group) > 1}


def name_others(group: Group, student: str, most: int = MOST_NAMED) -> str | Message:
    """Return in words who is in a group beside one of it: at most so many by their names, the rest counted."""
    named = [each for each in group[: most + 1] if each != student][:most]
    names, rest = ", ".join(named), len(group) - 1 - len(named)
    more = ngettext("{names} and {count} other", "{names} and {count} others")
    return CountedMessage(more, rest, names=names) if rest else names


def describe_groups(groups: Iterable[Iterable[str]]) -> Message:
    """Return how many students have something in common, in words: pairs of them, or students in groups.

    Groups that share a student are one.
    """
    parent: dict[str, str] = {}  # of each student another one of the same group, or, of one in each group, itself

    def root(student: str) -> str:
        while parent[student] != student:
            parent[student] = parent[parent[student]]
            student = parent[student]
        return student

    for group in {id(each): each for each in groups}.values():  # one group may be given for each of its students
        first, *rest = group
        parent.setdefault(first, first)
        for each in rest:
            parent.setdefault(each, each)
            parent[root(each)] = root(first)
    sizes = Counter(map(root, parent))
    if all(size == 2 for size in sizes.values()):
        return CountedMessage(ngettext("{count} pair of students", "{count} pairs of students"), len(sizes))
    many = ngettext("{students} students in {count} group", "{students} students in {count} groups")
    return CountedMessage(many, len(sizes), students=len(parent))
