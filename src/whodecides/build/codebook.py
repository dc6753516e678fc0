"""The codebook of a case, from its schema and the codebook's tables, and the page of what could not be established."""

from collections.abc import Mapping
from typing import Any

from ..case import Case


def codebook(case: Case) -> str:
    """Return the codebook of a case as Markdown."""
    parts = [
        f"# Codebook: {case.schema['title']}",
        "Generated from `datapackage.json`, `variables.csv`, `values.csv`, `features.csv` and `labels.csv` by `make codebook`. "
        "Do not edit.",
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
    parts += [*_features(case), *_application_steps(case), *_labels(case), "## The tables"]
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
                    [f"`{f['name']}`", f["type"], f["description"], _allowed_values(f, targets.get(f["name"]))]
                    for f in schema["fields"]
                ],
            ),
        ]
    return "\n\n".join(parts) + "\n"


def _features(case: Case) -> list[str]:
    """Return what is asked of each law, where the case asks anything."""
    if "features" not in case.tables:
        return []
    rows = [
        [each["id"], each["question_en"], "yes" if each["for_all"] else "", each["rule"]]
        for each in case["features"].to_dict("records")
    ]
    return [
        "## What is asked of a law",
        "Each question is answered in `provisions.csv`: of every instrument, or only where it matters.",
        markdown_table(["feature", "question", "of every instrument", "rule"], rows),
    ]


def _application_steps(case: Case) -> list[str]:
    """Return the steps in which a text is applied to the act, with their outcomes, where the case has them."""
    if "application_steps" not in case.tables:
        return []
    outcomes = case["application_outcomes"]
    rows = [
        [
            each["id"],
            each["question_en"],
            "; ".join(f"{row.id}: {row.label_en}" for row in outcomes[outcomes["step"] == each["id"]].itertuples()),
        ]
        for each in case["application_steps"].to_dict("records")
    ]
    return [
        "## The steps of applying a law",
        "Each step is told in `applications.csv` for each text that is applied. A step that asks nothing has no outcome.",
        markdown_table(["step", "question", "outcomes"], rows),
    ]


def _labels(case: Case) -> list[str]:
    """Return the words that the kit shows for the values of columns."""
    rows = case["labels"][["column", "value", "label_en", "meaning_en"]].values.tolist()
    return [
        "## The words for values",
        "What the kit shows for a value of a column, from `labels.csv`, which has them in each language of the kit.",
        markdown_table(["column", "value", "label", "meaning"], rows),
    ]


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


def _allowed_values(field: Mapping[str, Any], target: str | None) -> str:
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
