"""Answers of two files taken together: of two to one task the later one stays, and nothing is thrown away."""

from typing import NamedTuple

from .file_format import Record
from .versions import came_after, earlier_of, is_in_future, is_same_answer, record_time, versions_of, with_earlier


class MergeReport(NamedTuple):
    """What `restore` did, as ids of tasks: `taken` from the file, and `replaced` among them (another answer stood here,
    which is kept as an earlier one). Others stay as they are here, and the file's answer is kept as an earlier one: those
    `left` are the later ones by their times; of `doubtful` ones the file's clock was ahead.
    """

    taken: list[str]
    replaced: list[str]
    left: list[str]
    doubtful: list[str]


def merge_answers(here: dict[str, Record], brought: dict[str, Record]) -> MergeReport:
    """Take the answers of a file, `brought`, into those that are `here`, both by task id; return what was done.

    Which is the later one is told by what is known to have followed, then by the times. A time that lies ahead is no
    proof: the answer that is here stays then.
    """
    done = MergeReport([], [], [], [])
    for task_id, theirs in sorted(brought.items()):
        ours = here.get(task_id)
        if ours and (is_same_answer(ours, theirs) or came_after(theirs, ours)):
            continue  # it is here, or an answer that is here came after it
        ahead = is_in_future(theirs["at"])
        if ours and not came_after(ours, theirs) and (ahead or record_time(theirs["at"]) <= record_time(ours["at"])):
            here[task_id] = with_earlier(ours, [*versions_of(theirs), *earlier_of(ours)])
            (done.doubtful if ahead else done.left).append(task_id)
            continue
        here[task_id] = with_earlier(theirs, [*versions_of(ours), *earlier_of(theirs)])
        done.taken.append(task_id)
        if ours:
            done.replaced.append(task_id)
    return done
