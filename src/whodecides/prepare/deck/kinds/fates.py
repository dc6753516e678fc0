"""Promises: how many were kept? First the question, then a chip for each promise in the row of what became of it."""

from ....i18n import _
from ..material import Material, Row
from ..scene import INNER, LEFT, RIGHT, Line, Note, Slide
from ..text_fitting import fitted
from .chips import LINE, chip_lines, chips
from .choice import ask
from .layout import headline, lead_at_foot

LABEL = 330  # pixels of the words of a fate
KEPT = "kept"


def fates(material: Material, row: Row) -> list[Slide]:
    """Return the question of a prediction, and below `told` who promised, by what became of it, with the `lead` at the foot."""
    items, top = headline(row["told"])
    below, foot = lead_at_foot(row.get("lead", ""), 28)
    items += below
    found = _by_fate(material)
    rows = {fate: chip_lines(who, INNER - LABEL) for fate, who in found.items()}
    spare = (foot - top - sum(map(len, rows.values())) * LINE) / len(rows)
    y = top
    for fate, lines in rows.items():
        tall = len(lines) * LINE + spare
        items.append(Line(LEFT, y, RIGHT, y, "line", 2))
        word = material.reader.word(fate, "promises.fate")
        items.append(fitted(LEFT, y, LABEL - 20, tall, word, 28, bold=fate == KEPT, anchor="middle"))
        items += chips(lines, LEFT + LABEL, y + spare / 2, found[fate] if fate == KEPT else ())
        y += tall
    alt = "; ".join(f"{material.reader.word(fate, 'promises.fate')}: {', '.join(who)}" for fate, who in found.items())
    label = material.say_in_notes(_("Who promised"))
    question = ask(material, {key: each for key, each in row.items() if key not in ("told", "lead")})
    return [*question, Slide(tuple(items), row["told"], (Note(label, alt),), answer=True, alt=alt)]


def _by_fate(material: Material) -> dict[str, list[str]]:
    """Return whose promises had which fate, in the order of the labels."""
    rows = material.case["promises"].to_dict("records")
    names = material.reader.names("jurisdictions")
    whose = [(each["fate"], names[material.case.row("statements", each["statement"])["jurisdiction"]]) for each in rows]
    labels = material.case["labels"]
    order = list(labels[labels["column"] == "promises.fate"]["value"])
    found = {fate: sorted(name for each, name in whose if each == fate) for fate in order}
    return {fate: who for fate, who in found.items() if who}
