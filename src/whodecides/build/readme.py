"""What the README of a case says of its data: tables of agreement and single figures, each between two marks.

A figure stands between `<!-- figure claims.same -->` and `<!-- /figure -->`, so that a sentence stays a sentence.
"""

import re
from collections.abc import Iterator

import pandas as pd

from ..agreement import (
    addressed_codes,
    coder_agreement,
    codes_of_both,
    codes_on_scale,
    overruled_codes,
    reliability,
    scale_values,
)
from ..agreement_measures import alpha, percent_agreement
from ..case import Case
from ..case.views import INFERRED, locate_words
from ..errors import KitError, suggest_names
from ..i18n import localized_decimal, localized_percent
from .codebook import codebook, markdown_table, open_questions

FIGURE = re.compile(r"(<!-- figure (\S+) -->).*?(<!-- /figure -->)", re.S)
READ_TWICE = {"claims": "verdict", "stances": "stance"}  # tables with two readings, and the column that counts


def readme_of(case: Case, text: str) -> str:
    """Return the README of a case with what stands between its marks made anew. Raises KitError for an unknown figure."""
    rows = [
        [
            f"`{row.variable}`",
            row.scale,
            row.coded,
            localized_percent(row.agreement, "en"),
            row.statements,
            localized_decimal(row.alpha, "en"),
        ]
        for row in reliability(case).itertuples(index=False)
    ]
    headers = ["variable", "scale", "coded", "same value", "statements of alpha", "Krippendorff's alpha"]
    text = _replaced_between("reliability", markdown_table(headers, rows), text)
    headers = ["variable", "statement", "both coders", "value used", "why"]
    text = _replaced_between("overruled", markdown_table(headers, overruled_codes(case).values.tolist()), text)
    if not FIGURE.search(text):
        return text
    known = figures(case)
    for _begin, name, _end in FIGURE.findall(text):
        if name not in known:
            raise KitError(f"README.md of the case asks for the figure '{name}'. {suggest_names(name, known)}")
    return FIGURE.sub(lambda found: f"{found[1]}{known[found[2]]}{found[3]}", text)


def _replaced_between(mark: str, made: str, text: str) -> str:
    """Return a text with what stands between two marks made anew."""
    marks = rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)"
    return re.sub(marks, lambda found: f"{found[1]}{made}\n{found[2]}", text, flags=re.S)


def figures(case: Case) -> dict[str, str]:
    """Return {name: figure} of all that a README may quote: of ordered variables, of what was read again or twice."""
    return {
        name: figure
        for part in (_ordered_variable_figures, _read_again, _evidence_figures, _read_twice)
        for name, figure in part(case)
    }


Figures = Iterator[tuple[str, str]]


def _ordered_variable_figures(case: Case) -> Figures:
    for variable in case["variables"].query("scale == 'ordinal'")["id"]:
        codes = codes_of_both(case, variable)
        if len(codes):
            found, said = coder_agreement(case, variable), addressed_codes(case, variable, codes)
            yield f"{variable}.placed", f"{found['statements']}"
            yield f"{variable}.addressed", localized_percent(percent_agreement(said), "en")
            yield f"{variable}.addressed-alpha", localized_decimal(alpha(said), "en")
            yield f"{variable}.low", localized_decimal(found["by_country"]["low"], "en")
            yield f"{variable}.high", localized_decimal(found["by_country"]["high"], "en")


def _read_again(case: Case) -> Figures:
    """What the coders of `read_again` in `case.toml` read: all cells, and those of its variable."""
    coders, variable = case.entry("read_again.coders", ()), case.entry("read_again.variable", "")
    again = case["positions"]
    again = (
        again[(again["statement"] != "") & again["coder"].isin(coders)]
        .set_index(["variable", "statement", "coder"])["value"]
        .unstack("coder")
        .dropna()
    )
    if again.empty:
        return
    yield "again.cells", f"{len(again)}"
    yield "again.same", localized_percent(percent_agreement(again), "en")
    own = again.loc[variable]
    kept, _order = codes_on_scale(case, variable, own)
    yield "again.own", f"{len(own)}"
    yield "again.own-same", localized_percent(percent_agreement(own), "en")
    yield "again.placed", f"{len(kept)}"
    yield "again.alpha", localized_decimal(alpha(kept, scale_values(case, variable), "ordinal"), "en")


def _evidence_figures(case: Case) -> Figures:
    """On what the values in use rest, and how far those agree who asked for it (`read_for_words` in `case.toml`)."""
    positions = case["positions"]
    for coders in case.entry("read_for_words.coders", ()):
        read = positions[positions["coder"].isin(coders)].pivot(
            index=["variable", "statement"], columns="coder", values="value"
        )
        if len(read):
            yield f"words.read-{''.join(coders)}", f"{len(read)}"
            yield f"words.same-{''.join(coders)}", localized_percent(percent_agreement(read), "en")
    used = positions[(positions["coder"] == "adjudicated") & (positions["words"] != "")]
    own = [
        row["words"] != INFERRED and not locate_words(case.row("statements", row["statement"]), row["words"])[1]
        for row in used.to_dict("records")
    ]
    yield "words.used", f"{len(used)}"
    yield "words.wording", f"{sum(own)}"
    yield "words.inferred", f"{(used['words'] == INFERRED).sum()}"


def _read_twice(case: Case) -> Figures:
    for table, used in READ_TWICE.items():
        if table in case.tables and len(case[table]):
            rows = case[table]
            yield from _two_readings(table, rows)
            yield f"{table}.changed", f"{(rows[used] != rows['first_reading']).sum()}"
            if "basis" in rows:
                yield from _two_readings(f"{table}.evidence", rows.query("basis != 'no evidence'"))


def _two_readings(name: str, rows: pd.DataFrame) -> Figures:
    readings = rows[["first_reading", "second_reading"]]
    yield f"{name}.rows", f"{len(rows)}"
    yield f"{name}.same", localized_percent(percent_agreement(readings), "en")
    yield f"{name}.alpha", localized_decimal(alpha(readings), "en")


def pages(case: Case) -> dict[str, str]:
    """Return {name: text} of the pages of a case that are made from its data; the README only where there is one."""
    made = {"CODEBOOK.md": codebook(case)}
    if "open_questions" in case.tables:
        made["OPEN_QUESTIONS.md"] = open_questions(case)
    readme = case.folder / "README.md"
    return made | ({readme.name: readme_of(case, readme.read_text(encoding="utf-8"))} if readme.is_file() else {})


def check_pages(case: Case) -> list[str]:
    """Return a sentence for each page of a case that is older than its data, and for each table that its README leaves out."""
    made = pages(case)
    stored = {name: (case.folder / name).read_text(encoding="utf-8") for name in made if (case.folder / name).is_file()}
    found = [
        f"{name} is older than the data: run 'whodecides build codebook --case {case.folder.name}'."
        for name, text in stored.items()
        if text != made[name]
    ]
    listed = [line for line in stored.get("README.md", "").splitlines() if line.startswith("| `")]
    for path in (each["path"] for each in case.schema["resources"]) if listed else ():
        if not any(f"`{path}`" in line for line in listed):
            found.append(f"README.md does not say what a row of {path} is: add it to the tables there.")
    return found
