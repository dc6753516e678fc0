"""The one exception that a student or an instructor may see."""

from difflib import get_close_matches


class KitError(ValueError):
    """Something the user can mend. The message is one sentence that says what to do."""

    def _render_traceback_(self):
        # IPython calls this instead of printing a traceback: a student needs the sentence, not the stack.
        return [str(self)]


def nearest(name, known, count=3, listed=None):
    """Return the words "Did you mean …?" with the closest of the known names, or a list to choose from.

    `name` is what was typed, `known` the names to compare with, `count` how many suggestions at most;
    `listed` (by default `known`) is listed where nothing is close.
    """
    by_folded_name = {each.casefold(): each for each in known}
    close = get_close_matches(str(name).casefold(), by_folded_name, n=count, cutoff=0.5)
    if close:
        return "Did you mean " + " or ".join(by_folded_name[each] for each in close) + "?"
    return "Choose from: " + ", ".join(dict.fromkeys(listed or known)) + "."
