"""Running the code of a cell without a kernel."""

import ast
from typing import Any


def run_cell(source: str, space: dict[str, Any]) -> object:
    """Run a cell in the names of `space`; return what its last line is, or None. Raises what the code raises."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), space)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), space) if last else None  # type: ignore[attr-defined]
