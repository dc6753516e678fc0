"""The command `whodecides`: check a case or lessons, build what is derived."""

import os
import sys

from ..errors import KitError, Message, _
from ..i18n import terminal_language, translator
from ..progress import progress_step, show_progress
from .options import parser

__all__ = ["main", "parser"]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code: 0 is well, 1 is a problem found, 2 is a wrong call."""
    say = translator(terminal_language())
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a name that the terminal cannot show stops nothing
    try:
        options = parser().parse_args(sys.argv[1:] if arguments is None else arguments)
        with show_progress(terminal_language()), progress_step(_("Reading the kit …")):
            code = options.run(options)
        sys.stdout.flush()  # while a reader who has gone is still no accident
        return code
    except KitError as error:
        print(error.translated(say), file=sys.stderr)
    except KeyboardInterrupt:
        print(say(_("Stopped. Give the same command again: what is done is kept.")), file=sys.stderr)
        return 130
    except BrokenPipeError:  # whoever reads has seen enough, as `| head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that Python does not try once more
        return 0
    except OSError as error:
        wrong = _(
            "{file} could not be read or written ({reason}): see that there is space and that you may read and write "
            "there, then try again."
        )
        file = f"'{error.filename}'" if error.filename else Message(_("A file"))
        print(Message(wrong, file=file, reason=error.strerror).translated(say), file=sys.stderr)
    return 2
