"""Cards of laws: which are shown, what is asked on each, and what was guessed. Pure functions."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from ...case import Case
from ...errors import KitError, Message, _, suggest_names
from ...regulation import (
    EFFECT_TIMES,
    LAW,
    ON_THE_DAY,
    applicable_instruments,
    application_row,
    application_steps,
    effect_time,
)

Guesses = dict[str, str]  # {"instrument.step": outcome}


class Page(NamedTuple):
    """What stands on the card at one time: a text, and the steps that are asked of it."""

    id: str
    instrument: str
    steps: tuple[str, ...]


def pages(instruments: Sequence[str], steps: Sequence[str]) -> list[Page]:
    """Return a page for each text; of one text alone a page for each step."""
    if len(instruments) == 1:
        return [Page(step, instruments[0], (step,)) for step in steps]
    return [Page(each, each, tuple(steps)) for each in instruments]


def chosen(asked: str, known: Sequence[str], wrong: str, default: Sequence[str]) -> tuple[str, ...]:
    """Return the names that a call joins by "+", in its order. Raises KitError with the nearest name for an unknown one."""
    names = tuple(str(asked).split("+")) if asked else tuple(default)
    for each in names:
        if each not in known:
            raise KitError(Message(wrong, name=each, nearest=suggest_names(each, known)))
    return names


def chosen_instruments(case: Case, asked: str) -> tuple[str, ...]:
    """Return the texts of a call; without a name the first that can be applied."""
    known = applicable_instruments(case)
    return chosen(asked, known, _("'{name}' cannot be applied to the case. {nearest}"), known[:1])


def chosen_steps(case: Case, asked: str) -> tuple[str, ...]:
    """Return the steps of a call; without a name all that ask something."""
    known = list(application_steps(case))
    return chosen(asked, known, _("There is no step '{name}'. {nearest}"), known)


def outcomes_of(case: Case, step: str) -> tuple[str, ...]:
    """Return what one can guess on a step; of the law only whether it was one on the day, later or never."""
    return EFFECT_TIMES if step == LAW else application_steps(case)[step]


def outcome_of(case: Case, instrument: str, step: str) -> str:
    """Return what the record says on a step."""
    return effect_time(case, instrument) if step == LAW else application_row(case, instrument, step)["outcome"]


def known_guesses(case: Case, guesses: Any) -> Guesses:
    """Return the guesses that fit the present data: stored ones may be older."""
    if not isinstance(guesses, Mapping):
        return {}
    fits = {f"{each}.{step}": outcomes_of(case, step) for each in applicable_instruments(case) for step in application_steps(case)}  # fmt: skip
    return {key: code for key, code in guesses.items() if code in fits.get(key, ())}


def is_read(page: Page, guesses: Guesses) -> bool:
    """Say whether each step of a page has a guess."""
    return all(f"{page.instrument}.{step}" in guesses for step in page.steps)


def decided(case: Case, instrument: str) -> bool:
    """Say whether a text was law on the day and itself said what becomes of what the act touched."""
    duty = application_row(case, instrument, case.entry("application.duty"))["outcome"]
    return effect_time(case, instrument) == ON_THE_DAY and duty in case.entry("application.decides")


def known_parts(case: Case, parts: Any, instruments: Sequence[str]) -> dict[str, str]:
    """Return the parts of a law that fit the present data, as {step: the text that it is taken from}."""
    given = parts if isinstance(parts, Mapping) else {}
    return {step: given[step] for step in part_steps(case) if given.get(step) in instruments}


def part_steps(case: Case) -> list[str]:
    """Return the steps that are parts of a law: those that ask something and stand in its summary."""
    rows = case["application_steps"]
    return [each for each in rows.loc[rows["in_summary"], "id"] if each in application_steps(case)]


def reason_steps(case: Case) -> list[str]:
    """Return the steps that ask nothing and stand in the summary of a text: what speaks for it, and last what speaks against."""
    rows = case["application_steps"]
    return [each for each in rows.loc[rows["in_summary"], "id"] if each not in application_steps(case)]
