"""Whose codes are compared: coders A and B, the student, classmates."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from ...agreement_measures import CODERS
from ...coding import Codes
from ...i18n import Translator

FEWEST_OWN = 6  # with fewer statements of one's own a number says nothing
ALL = "all"


def other_coders(own: Codes, classmates: Sequence[Codes], variable: str) -> dict[str, Codes]:
    """Return the codes of those who coded enough statements on the variable, by the name of the coder."""
    given = {"me": own} | {f"mate{number}": codes for number, codes in enumerate(classmates, 1)}
    coded = {who: {s: each for s, each in codes.items() if variable in each} for who, codes in given.items()}
    return {who: codes for who, codes in coded.items() if len(codes) >= FEWEST_OWN}


def coder_names(others: Iterable[str], _: Translator) -> dict[str, str]:
    """Map each coder who can be compared to what that coder is called: A, B, the student, classmates."""
    names = {each: _("Coder {name}").format(name=each) for each in CODERS}
    for who in others:
        names[who] = _("You") if who == "me" else _("Classmate {number}").format(number=who.removeprefix("mate"))
    return names


def offered_pairs(names: dict[str, str]) -> dict[str, str]:
    """Return the pairs that can be compared, and all together where there are more than two."""
    pairs = {f"{a}+{b}": f"{{{a}}} · {{{b}}}" for a, b in combinations(names, 2)}
    together = {ALL: " · ".join(f"{{{each}}}" for each in names)} if len(names) > len(CODERS) else {}
    return pairs | together


def own_text(
    own: Codes, classmates: Sequence[Codes], variable: str, others: Mapping[str, Codes], lesson: str, _: Translator
) -> str:
    """Say how many statements the student coded on the variable, and what is shown where they are too few.

    `lesson` is the number of the lesson in which students code, "" where there is none, so that nothing is said of it.
    """
    if not lesson:
        sentence = ""
    elif len(own) < FEWEST_OWN:
        sentence = _.ngettext(
            "Your own codes cannot be compared yet: lesson {lesson} holds {count} statement that you coded, at least {fewest} "
            "are needed. What you see are the codes of coders A and B on all statements.",
            "Your own codes cannot be compared yet: lesson {lesson} holds {count} statements that you coded, at least {fewest} "
            "are needed. What you see are the codes of coders A and B on all statements.",
            len(own),
        ).format(count=len(own), fewest=FEWEST_OWN, lesson=lesson)
    elif "me" not in others:
        sentence = _(
            "You coded fewer than {fewest} statements on this variable. What you see are the codes of others."
        ).format(fewest=FEWEST_OWN)
    else:
        sentence = _(
            "Statements of lesson {lesson} that you coded on this variable: {count}. Choose whom to compare."
        ).format(count=len(others["me"]), lesson=lesson)
    if classmates:
        sentence += " " + _("Files of classmates read: {count}.").format(count=len(classmates))
    return sentence
