"""The one exception that a student or an instructor may see."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, Protocol, Self


def _(message: str) -> str:
    """Mark a message for the catalogue without translating it here."""
    return message


def ngettext(one: str, many: str) -> tuple[str, str]:
    """Mark a message for one and for many for the catalogue without translating it here; see `CountedMessage`."""
    return one, many


class TranslateFunction(Protocol):
    """What turns English messages into another language: `i18n.Translator`."""

    def __call__(self, message: str) -> str: ...

    @property
    def ngettext(self) -> Any: ...


class Message(str):
    """An English sentence with its parts filled in, which can still be said in another language.

    `template` is the message of the catalogue, `parts` what stands in its brackets: names, or further Messages.
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

    def translated(self, translate: TranslateFunction) -> str:
        """Return the sentence in another language; `translate` turns an English message into it."""
        return translate(self.template).format(**self._translated_parts(translate))

    def _translated_parts(self, translate: TranslateFunction) -> dict[str, object]:
        return {name: translated(part, translate) for name, part in self.parts.items()}


class CountedMessage(Message):
    """A Message about a number of things: `forms` are the messages for one and for many, as from `ngettext`."""

    forms: tuple[str, str]
    number: int

    def __new__(cls, forms: tuple[str, str], number: int, **parts: object) -> Self:
        words = super().__new__(cls, forms[number != 1], count=number, **parts)
        words.forms, words.number = forms, number
        return words

    def __getnewargs_ex__(self) -> tuple[tuple[Any, ...], dict[str, object]]:
        return (self.forms, self.number), {name: part for name, part in self.parts.items() if name != "count"}

    def translated(self, translate: TranslateFunction) -> str:
        """Return the sentence in another language, in which other numbers may ask for the form for one."""
        return str(translate.ngettext(*self.forms, self.number)).format(**self._translated_parts(translate))


def translated(text: Any, translate: TranslateFunction) -> Any:
    """Return a Message in another language; anything else as it stands."""
    return text.translated(translate) if isinstance(text, Message) else text


def join_messages(words: Iterable[Message], template: str = "{first}, {next}") -> Message:
    """Return several Messages as one; `template` says what stands between two of them, a comma if nothing else."""
    first, *others = words
    for other in others:
        first = Message(template, first=first, next=other)
    return first


SEMICOLON = _("{first}; {next}")  # a template for `join_messages`


class KitError(ValueError):
    """Something the user can mend. The message is one sentence that says what to do; as a Message it has parts."""

    @property
    def message(self) -> Message:
        """The sentence, which can still be said in another language."""
        (words,) = self.args
        return words if isinstance(words, Message) else Message(words.replace("{", "{{").replace("}", "}}"))

    def translated(self, translate: TranslateFunction) -> str:
        """Return the sentence in another language; `translate` turns an English message into it."""
        return self.message.translated(translate)

    def _render_traceback_(self) -> list[str]:
        # IPython calls this instead of printing a traceback: a student needs the sentence, not the stack.
        return [str(self)]


def suggest_names(name: object, known: Iterable[str], count: int = 3, listed: Iterable[str] | None = None) -> Message:
    """Return the words "Did you mean …?" with the closest of the known names, or a list to choose from.

    `name` is what was typed, `known` the names to compare with, `count` how many suggestions at most;
    `join_messages` (by default `known`) is listed where nothing is close.
    """
    by_folded_name = {each.casefold(): each for each in known}
    close = get_close_matches(str(name).casefold(), by_folded_name, n=count, cutoff=0.5)
    if not close:
        return Message(_("Choose from: {names}."), names=", ".join(dict.fromkeys(listed or known)))
    first, *others = (by_folded_name[each] for each in close)
    for other in others:
        first = Message(_("{name} or {other}"), name=first, other=other)
    return Message(_("Did you mean {names}?"), names=first)
