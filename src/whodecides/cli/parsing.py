"""A parser that answers in one sentence what it does not know: a command, an option, a value, a word too many."""

import argparse
import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from ..errors import KitError, Message, _, suggest_names
from .invocation import program_name

HELP = ("-h", "--help")
OPTION = re.compile(r"--?[^\W\d]")  # not a number below zero
REQUIRED = "the following arguments are required: "  # as argparse says it, with the names behind it
EXPECTED = "expected "  # so many arguments


class Parser(argparse.ArgumentParser):
    """As argparse's, but it raises KitError where that one prints how it is called and ends.

    An option is written in full: a short form would mean something else once there is a second one that begins so.
    """

    commands: Any = None  # the action that holds the parsers of its commands, where it has some

    def __init__(self, **named: Any) -> None:
        super().__init__(**{"exit_on_error": False, "allow_abbrev": False} | named)

    def add_subparsers(self, **named: Any) -> Any:
        self.commands = super().add_subparsers(**named)
        return self.commands

    def parse_known_args(self, args: Sequence[str], namespace: Any = None) -> tuple[argparse.Namespace, list[Any]]:  # type: ignore[override]  # argparse gives it two signatures
        (self._refuse_command if self.commands else self._refuse_options)(args)
        try:
            options, left = super().parse_known_args(args, namespace)
        except argparse.ArgumentError as error:
            self._say(error)
        if left:
            wrong = _(
                "'{word}' is a word too many for '{command}': write lists with commas and without spaces, such as 04,06, "
                "and put a name with spaces into quotation marks."
            )
            raise KitError(Message(wrong, word=left[0], command=self.prog))
        return options, left

    def _refuse_command(self, args: Sequence[str]) -> None:
        known = self.commands.choices
        if not args:
            raise KitError(Message(_("Say what to do. {nearest}"), nearest=suggest_names("", known)))
        if args[0] not in (*known, *HELP):
            wrong = _("There is no command '{name}'. {nearest}")
            raise KitError(Message(wrong, name=args[0], nearest=suggest_names(args[0], known, 1)))

    def _refuse_options(self, args: Sequence[str]) -> None:
        """Look at them first: with a word that was meant for an unknown one, argparse would complain of something else."""
        flags = {flag: each.help for each in self._actions for flag in each.option_strings}
        for name in (each.partition("=")[0] for each in takewhile(lambda each: each != "--", args)):
            if OPTION.match(name) and name not in flags:
                known = [flag for flag, told in flags.items() if told != argparse.SUPPRESS and flag.startswith("--")]
                wrong = _("'{command}' has no option {name}. {nearest}")
                raise KitError(Message(wrong, command=self.prog, name=name, nearest=suggest_names(name, known, 1)))

    def _say(self, error: argparse.ArgumentError) -> Any:
        """Raise KitError for a value, or the lack of one."""
        if isinstance(error.__context__, KitError):  # what reads a value says why it cannot
            reason = error.__context__.message
            raise KitError(Message(_("{option}: {reason}"), option=error.argument_name, reason=reason)) from error
        if error.message.startswith(EXPECTED):
            raise KitError(Message(_("{option}: write a value behind it."), option=error.argument_name)) from error
        self.error(error.message)

    def error(self, message: str) -> Any:
        """Raise KitError for what argparse finds missing, and for whatever else it refuses."""
        told = f"{program_name()}{self.prog.removeprefix('whodecides')} --help"
        if message.startswith(REQUIRED):
            wrong = _("'{command}' needs {missing}, too. What that is says: {help}")
            raise KitError(Message(wrong, command=self.prog, missing=message.removeprefix(REQUIRED), help=told))
        wrong = _("'{command}' was not understood ({reason}). What it takes says: {help}")
        raise KitError(Message(wrong, command=self.prog, reason=message, help=told))
