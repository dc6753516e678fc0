"""The one exception that a student or an instructor may see."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Protocol, Self


def _(message: str) -> str:
    """Mark a message for the catalogue without translating it here."""
    return message


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Mark a message for one and for many for the catalogue without translating it here; see `Counted`."""
    return one, many


class Translates(Protocol):
    """What turns English messages into another language: `i18n.Translator`."""

    def __call__(self, message: str) -> str: ...

    @property
    def ngettext(self) -> Any: ...


class Words(str):
    """An English sentence with its parts filled in, which can still be said in another language.

    `template` is the message of the catalogue, `parts` what stands in its brackets: names, or further Words.
    """

    template: str
    parts: dict[str, object]

    def __new__(cls, template: str, **parts: object) -> Self:
        words = super().__new__(cls, template.format(**parts))
        words.template, words.parts = template, parts
        return words

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, object]]:
        # For copies, and for errors that come from another process.
        return (self.template,), self.parts

    def said(self, translate: Translates) -> str:
        """Return the sentence in another language; `translate` turns an English message into it."""
        return translate(self.template).format(**self._said_parts(translate))

    def _said_parts(self, translate: Translates) -> dict[str, object]:
        return {name: in_words(part, translate) for name, part in self.parts.items()}


class Counted(Words):
    """Words about a number of things: `forms` are the messages for one and for many, as from `ngettext`."""

    forms: tuple[str, str]
    number: int

    def __new__(cls, forms: tuple[str, str], number: int, **parts: object) -> Self:
        words = super().__new__(cls, forms[number != 1], count=number, **parts)
        words.forms, words.number = forms, number
        return words

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, object]]:
        return (self.forms, self.number), {name: part for name, part in self.parts.items() if name != "count"}

    def said(self, translate: Translates) -> str:
        """Return the sentence in another language, in which other numbers may ask for the form for one."""
        return str(translate.ngettext(*self.forms, self.number)).format(**self._said_parts(translate))


def in_words(text: Any, translate: Translates) -> Any:
    """Return Words in another language; anything else as it stands."""
    return text.said(translate) if isinstance(text, Words) else text


def listed(words: Iterable[Words], template: str = "{first}, {next}") -> Words:
    """Return several Words as one; `template` says what stands between two of them, a comma if nothing else."""
    first, *others = words
    for other in others:
        first = Words(template, first=first, next=other)
    return first


CLAUSES = _("{first}; {next}")  # a template for `listed`


class KitError(ValueError):
    """Something the user can mend. The message is one sentence that says what to do; as Words it has parts."""

    @property
    def words(self) -> Words:
        """The sentence, which can still be said in another language."""
        (words,) = self.args
        return words if isinstance(words, Words) else Words(words.replace("{", "{{").replace("}", "}}"))

    def said(self, translate: Translates) -> str:
        """Return the sentence in another language; `translate` turns an English message into it."""
        return self.words.said(translate)

    def _render_traceback_(self) -> list[str]:
        # IPython calls this instead of printing a traceback: a student needs the sentence, not the stack.
        return [str(self)]


def nearest(name: object, known: Iterable[str], count: int = 3, listed: Iterable[str] | None = None) -> Words:
    """Return the words "Did you mean …?" with the closest of the known names, or a list to choose from.

    `name` is what was typed, `known` the names to compare with, `count` how many suggestions at most;
    `listed` (by default `known`) is listed where nothing is close.
    """
    by_folded_name = {each.casefold(): each for each in known}
    close = get_close_matches(str(name).casefold(), by_folded_name, n=count, cutoff=0.5)
    if not close:
        return Words(_("Choose from: {names}."), names=", ".join(dict.fromkeys(listed or known)))
    first, *others = (by_folded_name[each] for each in close)
    for other in others:
        first = Words(_("{name} or {other}"), name=first, other=other)
    return Words(_("Did you mean {names}?"), names=first)
