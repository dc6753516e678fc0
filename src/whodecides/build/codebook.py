"""The codebook of a case, from its schema and the codebook's tables, and the page of what could not be established."""

from collections.abc import Mapping
from typing import Any

from ..case import Case


def codebook(case: Case) -> str:
    """Return the codebook of a case as Markdown."""
    parts = [
        f"# Codebook: {case.schema['title']}",
        "Generated from `datapackage.json`, `variables.csv` and `values.csv` by `make codebook`. Do not edit.",
        "## How to code a statement",
        "The unit is one statement: the words in `wording` and what `context` adds. Read nothing into it that is not "
        "there: no knowledge of the speaker, no later event. Give one value on each variable. Use *not addressed* where "
        "the statement says nothing on the question: it is not the same as *neutral*. *No statement found* stands "
        "only where there is no statement to code.",
    ]
    for variable in case["variables"].to_dict("records"):
        values = case["values"]
        own = values[(values["variable"] == variable["id"]) & (values["kind"] != "no statement found")]
        parts += [
            f"### {variable['name_en']} (`{variable['id']}`, {variable['scale']})",
            variable["question_en"],
            f"**Rule.** {variable['rule']}",
            markdown_table(["value", "when"], own[["id", "rule"]].values.tolist()),
            f"**Borderline case.** {variable['borderline']}",
        ]
    parts.append("## The tables")
    for resource in case.schema["resources"]:
        schema = resource["schema"]
        targets = {}
        for key in schema.get("foreignKeys", []):
            names = key["fields"] if isinstance(key["fields"], list) else [key["fields"]]
            for name in names:
                targets.setdefault(name, key["reference"]["resource"])
        parts += [
            f"### `{resource['path']}`",
            resource["description"],
            f"Key: {_code_list(schema['primaryKey'])}.",
            markdown_table(
                ["column", "type", "what it is", "allowed"],
                [
                    [f"`{f['name']}`", f["type"], f["description"], _allowed(f, targets.get(f["name"]))]
                    for f in schema["fields"]
                ],
            ),
        ]
    return "\n\n".join(parts) + "\n"


def open_questions(case: Case) -> str:
    """Return the page "What we could not establish" of a case as Markdown."""
    names = case["jurisdictions"].set_index("id")["name_en"]
    questions = case["open_questions"][["id", "question_en", "where_looked", "nearest"]].values.tolist()
    searches = [
        [names[row["jurisdiction"]], row["places"], row["languages"].replace(";", ", "), row["note"]]
        for row in case["searches"].to_dict("records")
    ]
    return "\n\n".join([
        "# What we could not establish",
        "Generated from `open_questions.csv` and `searches.csv` by `make codebook`. Do not edit. If you can answer one "
        "of these with a source, please tell us: see `CONTRIBUTING.md`.",
        "## Open questions",
        markdown_table(["", "What is not established", "Where one looked", "What came nearest"], questions),
        "## Governments of which no statement was found",
        "This is not the same as neutral: a statement may exist elsewhere.",
        markdown_table(["Government", "Where one looked", "Languages", "What came nearest"], searches),
    ]) + "\n"  # fmt: skip


def _allowed(field: Mapping[str, Any], target: str | None) -> str:
    rules = field.get("constraints", {})
    said = []
    if rules.get("required"):
        said.append("required")
    if "enum" in rules:
        said.append("one of: " + ", ".join(rules["enum"]))
    if "pattern" in rules:
        said.append(f"form `{rules['pattern']}`")
    if rules.get("unique"):
        said.append("unique")
    if "maxWords" in field:
        said.append(f"{field['maxWords']} words at most")
    if target:
        said.append(f"an id in `{target}.csv`")
    return "; ".join(said)


def _code_list(names: str | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in (names if isinstance(names, list) else [names]))


def markdown_table(headers: list[str], rows: list[list[Any]]) -> str:
    """Return a table as Markdown."""
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(
        "| " + " | ".join(str(each).replace("|", "\\|").replace("\n", " ") for each in line) + " |" for line in lines
    )
