"""Execute lessons and normalise them, so that the same source gives the same bytes.

The rule of normalisation (tests/notebooks/sanitize.cfg says the same to nbval):
- the live view of a widget is left out of the saved output; its table and sentence stay;
- execution counts, timings, widget state and the version of Python are left out or fixed;
- nothing else is touched: text, tables and HTML are stored as they were made.
"""

import os
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from ..answers.store import PATH_VARIABLE

WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
TIMEOUT = 120  # seconds a cell


def read_notebook(path: Path) -> NotebookNode:
    """Return the notebook at `path`. Raises nbformat's errors where it is not one."""
    return nbformat.read(path, as_version=4)


def as_stored(notebook: NotebookNode) -> str:
    """Return a notebook as the text that the kit stores: sorted keys, one space of indentation, a final newline."""
    return nbformat.writes(notebook, indent=1).rstrip("\n") + "\n"


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook as the kit stores it."""
    Path(path).write_text(as_stored(notebook), encoding="utf-8")


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run a notebook in a fresh kernel, in `folder`, without any student's answers; return it with outputs."""
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, PATH_VARIABLE: str(Path(empty) / "answers.json")}
        client = NotebookClient(
            notebook,
            timeout=TIMEOUT,
            kernel_name=KERNEL["name"],
            resources={"metadata": {"path": str(folder)}},
            store_widget_state=False,
            extra_arguments=["--log-level=ERROR"],  # else each kernel says that it speaks over TCP
            coalesce_streams=True,  # else a printed line is stored in one or in two pieces, as it happens
        )
        client.execute(env=environment)
    return notebook


def normalise(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without what changes from run to run or from machine to machine."""
    kept = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    notebook.metadata = nbformat.from_dict(
        {**kept, **{k: v for k, v in notebook.metadata.items() if k == "whodecides"}}
    )
    notebook.nbformat_minor = 5
    count = 0
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
            data = output.get("data", {})
            if "text/html" in data:
                data.pop(WIDGET_VIEW, None)
    return notebook
