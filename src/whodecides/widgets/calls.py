"""How a public call is answered: with what it shows, or with one sentence in the student's language."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Any

from ..answers import open_store
from ..case import TASK_NUMBER, current_case, full_task_id, require
from ..errors import KitError, Message
from ..i18n import _, translator
from .tool import Call

ANSWER = "answer"  # what a student wrote: no name of a task, whatever it looks like


def with_readable_errors(public: Call) -> Callable[..., Any]:
    """Return the function of a public `Call` so that one which fails says why in one sentence, in the student's language.

    A call that does not fit its arguments is told how it is written; one on a case that lacks what the tool needs,
    what is missing.
    """
    function = public.function

    @wraps(function)
    def call(*arguments: Any, **named: Any) -> Any:
        try:
            try:
                given = signature(function).bind(*arguments, **named)
            except TypeError:
                written = f"{function.__name__}{signature_without_types(function)}"
                raise KitError(Message(_("This call does not fit: write it as {call}."), call=written)) from None
            if public.needs:
                require(given.arguments.get("case") or current_case(), public.name, public.needs)
            given.arguments |= {
                name: _with_known_task_id(each) for name, each in given.arguments.items() if name != ANSWER
            }
            return function(*given.args, **given.kwargs)
        except KitError as error:
            raise KitError(error.translated(translator(students_language()))) from None

    return call


def _with_known_task_id(argument: Any) -> Any:
    """Return the id by which the kit knows a task that a notebook names by its number; any other argument as it is."""
    if isinstance(argument, dict):  # what a call takes by names that it does not list, such as hearing(steps="08.2")
        return {name: _with_known_task_id(each) for name, each in argument.items()}
    is_number = isinstance(argument, str) and TASK_NUMBER.fullmatch(argument)
    return full_task_id(argument) if is_number else argument


def signature_without_types(function: Callable[..., Any]) -> Signature:
    """Return the signature of a function as a lesson writes the call: without types."""
    own = signature(function)
    bare = [each.replace(annotation=Parameter.empty) for each in own.parameters.values()]
    return own.replace(parameters=bare, return_annotation=Signature.empty)


def students_language() -> str:
    """Return the language that the student chose; English where no file of answers can be read."""
    try:
        return open_store().language
    except KitError:  # there is no kit, or no file that can be read: this is not what the student asked about
        return "en"
