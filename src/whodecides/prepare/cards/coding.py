"""Coding by hand: the rules, statements without their speakers, a sheet to tick, agreement counted by two."""

from collections.abc import Mapping
from typing import Any

from ...agreement import scale_of
from ...coding import ADJUDICATED, MASK, coded_variables, coding_set, reference_codes
from ...tools.coder.codebook import LETTERS, codebook_pages, variable_names
from .blind_cards import blind_cards
from .blocks import Block, Section, SheetContext, checkboxes, field, group, lines, quote, table, text, title


def codebook(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the rules of each variable: a letter for each value, and a case on the border."""
    _ = kit.reader.say
    found = list[Block]()
    for page in codebook_pages(kit.reader):
        rows = [[letter, each["label"], each["rule"]] for letter, each in zip(LETTERS, page["values"], strict=False)]
        headers = ["", _("Code"), _.pgettext("codebook", "Rule")]
        found += [
            title(page["name"]),
            text(page["question"]),
            text(page["rule"]),
            table(headers, rows, page["name"], style="rules"),
            text(" – ".join([_("Borderline case"), page["borderline"]]), style="note"),
        ]
    return found


def statements(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the statements that are coded, without who speaks, where and when."""
    _ = kit.reader.say
    cards = blind_cards(kit.reader)
    return [
        text(_("{mask} stands for words that would tell who speaks.").format(mask=MASK)),
        *(
            quote(each["heading"], each["wording"], each["wording_language"], gloss=each["gloss"], facts=each["facts"])
            for each in cards
        ),
    ]


def tick_sheet(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return a sheet for one coder: for each variable a row a statement, and a box for each value by its letter."""
    _ = kit.reader.say
    tables = []
    for page in codebook_pages(kit.reader):
        letters = LETTERS[: len(page["values"])]
        rows = [[number, *(None for _letter in letters)] for number, _card in enumerate(blind_cards(kit.reader), 1)]
        tables.append(table(["", *letters], rows, page["name"], style="grid"))
    return [
        field(_("Sheet number")),
        checkboxes(_("Coder"), ["1", "2"]),
        text(
            _("Code alone: one tick in each row, about 20 seconds for a code. The codebook says what each letter is.")
        ),
        group(*tables, style="by-width"),
    ]


def agreement_sheet(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return a sheet for two coders: both codes side by side, and how to count how often they are the same."""
    _, names = kit.reader.say, variable_names(kit.reader)
    count = len(coding_set(kit.reader.case))
    rows = [[number, "", "", ""] for number in [*range(1, count + 1), "+"]]
    headers = [_("Statement"), "1", "2", "="]
    how = _(
        "Write the letters of coder 1 and of coder 2. In the column = write 1 where both are the same, and 0 where they "
        "differ. Add up this column."
    )
    sums = [[name, "", f"÷ {count} =", ""] for name in names.values()]
    return [
        Section(
            _("How often do two coders agree?"),
            [
                text(how),
                group(*(table(headers, rows, name, style="grid") for name in names.values()), style="three"),
                table(
                    [_("Variable"), _("The same"), _("Divided by all"), _("Share that agrees")],
                    sums,
                    _("Agreement"),
                    style="hands",
                ),
                lines(_("Which rule did you read differently? Write it so that a stranger would code as you do."), 4),
            ],
        )
    ]


def alpha_sheet(kit: SheetContext, asked: Mapping[str, Any]) -> list[Section]:
    """Return how to work out alpha by hand on the variables without an order: how much agreement is more than chance."""
    case, _ = kit.reader.case, kit.reader.say
    count = len(coding_set(case))
    codes, sections = 2 * count, []
    for page in codebook_pages(kit.reader):
        if scale_of(case, page["id"]) != "nominal":
            continue
        rows = [[letter, each["label"], "", ""] for letter, each in zip(LETTERS, page["values"], strict=False)]
        headers = [_("Its letter"), _("Code"), _("n: how often both coders gave it"), "n × (n − 1)"]
        steps = [
            [_("A: share that agrees"), f"… ÷ {count} =", ""],
            [_("C: share expected by chance"), _("sum of the last column ÷ {number} =").format(number=codes * (codes - 1)), ""],
            [_("alpha"), "(A − C) ÷ (1 − C) =", ""],
        ]  # fmt: skip
        sections.append(
            Section(
                page["name"],
                [
                    text(
                        _(
                            "Two coders who guess agree sometimes, too. Alpha says how much more they agree: 1 is always, "
                            "0 is no more than chance. Count how often each code stands in both columns together."
                        )
                    ),
                    table(headers, rows, _("Count the codes"), style="hands"),
                    table([_("Step"), _("How"), _("Your number")], steps, _("Alpha by hand"), style="hands"),
                ],
            )
        )
    return sections


def final_codes(kit: SheetContext) -> Block:
    """Return for the instructor who spoke, and the codes that the kit uses."""
    reader = kit.reader
    _, known, labels = reader.say, reference_codes(reader.case), reader.labels()
    rows = []
    for number, each in enumerate(coding_set(reader.case), 1):
        statement = reader.case.row("statements", each)
        who = f"{reader.case.row('actors', statement['actor'])['name']}, {reader.date(statement)} ({each})"
        rows.append(
            [
                number,
                who,
                *(
                    labels[variable, known[each, variable][ADJUDICATED]["value"]]
                    for variable in coded_variables(reader.case)
                ),
            ]
        )
    headers = [_("Statement"), _("Who spoke"), *variable_names(reader).values()]
    return table(headers, rows, _("The codes that the kit uses: a second opinion, not an answer key"))
