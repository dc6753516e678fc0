"""Who gave the same: groups of students, each kept once, so that what thousands have in common costs no more than what
they have not.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from ..errors import Counted, Words, ngettext

MOST_NAMED = 10  # students whom a cell names; the others are counted
Group = tuple[str, ...]
Given = TypeVar("Given", bound=Hashable)


def groups_of(given: Iterable[tuple[str, Given]]) -> dict[Given, Group]:
    """Return {what: the students who gave it} of (student, what) pairs, in their order, of what several students gave."""
    found: dict[Given, list[str]] = defaultdict(list)
    for student, what in given:
        found[what].append(student)
    groups = {what: tuple(dict.fromkeys(group)) for what, group in found.items() if len(group) > 1}
    return {what: group for what, group in groups.items() if len(group) > 1}


def others(group: Group, own: str, most: int = MOST_NAMED) -> str | Words:
    """Return in words who is in a group beside one of it: at most so many by their names, the rest counted."""
    named = [each for each in group[: most + 1] if each != own][:most]
    names, rest = ", ".join(named), len(group) - 1 - len(named)
    more = ngettext("{names} and {count} other", "{names} and {count} others")
    return Counted(more, rest, names=names) if rest else names


def alike_in_words(groups: Iterable[Iterable[str]]) -> Words:
    """Return how many students have something in common, in words: pairs of them, or students in groups.

    Groups that share a student are one.
    """
    above: dict[str, str] = {}  # of each student another one of the same group, or, of one in each group, itself

    def head(student: str) -> str:
        while above[student] != student:
            above[student] = above[above[student]]
            student = above[student]
        return student

    for group in {id(each): each for each in groups}.values():  # one group may be given for each of its students
        first, *rest = group
        above.setdefault(first, first)
        for each in rest:
            above.setdefault(each, each)
            above[head(each)] = head(first)
    sizes = Counter(map(head, above))
    if all(size == 2 for size in sizes.values()):
        return Counted(ngettext("{count} pair of students", "{count} pairs of students"), len(sizes))
    many = ngettext("{students} students in {count} group", "{students} students in {count} groups")
    return Counted(many, len(sizes), students=len(above))
