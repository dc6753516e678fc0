"""The story on paper: its page, what reading around it finds, its claims, the ways of its words."""

from collections.abc import Mapping
from typing import Any

from ...article_claims import claim_ids, expression_chain
from ...tools.claim_ledger.view import ledger_static_fallback, ledger_view
from ...tools.findings.view import cards_table, omission_cards, origin_cards
from ...tools.story_page.view import page_table
from ...tools.translation_chain.view import chain_static_fallback, change_words
from .blocks import Block, SheetContext, cell, checkboxes, fact, group, table, text, title


def story_page(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the story sentence by sentence in our words, with a box before each."""
    _, shown = kit.reader.say, page_table(kit.reader)
    rows = [[row[1], None, row[2]] for row in shown["rows"]]
    return [table([shown["headers"][1], _("First"), shown["headers"][2]], rows, shown["caption"])]


def findings(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what reading around the page finds, and how sure each finding is."""
    _ = kit.reader.say
    shown = cards_table(origin_cards(kit.reader), _("What reading around the page finds"), kit.reader.language)
    return [table(**shown)]


def left_out(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what the story leaves out, with what the record says."""
    _, shown = kit.reader.say, omission_cards(kit.reader)
    rows = [[each["heading"], each["facts"][0][1]] for each in shown]
    return [table([_("What is left out"), _("What the record says")], rows, _("What the story leaves out"))]


def claims(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the claims for class to judge: what each verdict means, then claim after claim with the verdicts to tick."""
    reader = kit.reader
    _, ids = reader.say, claim_ids(reader.case, "class")
    shown = ledger_view(reader.case, {"language": reader.language, "claim": ids[0], "scope": "class", "judgements": {}})
    verdicts = shown["words"]["verdicts"]
    meaning = [[each["name"], each["definition"]] for each in verdicts]
    rows = ledger_static_fallback(reader)["asked"]["rows"]
    names = [each["name"] for each in verdicts]
    in_print = _("As printed, in {language}").format(language=reader.language_name(reader.case.entry("story.language")))
    return [
        text(_("Judge first, with what you know. Then ask for the record, and judge again: use another sign.")),
        table([_("Verdict"), _("What it means")], meaning, _("Six verdicts")),
        *(
            group(
                title(f"{claim} · {kind}"),
                text(words),
                fact(in_print, printed, reader.case.entry("story.language")),
                checkboxes("", names),
            )
            for claim, words, printed, kind in rows
        ),
    ]


def claims_record(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what the record says on each claim for class, with sources and without our verdict."""
    told = ledger_static_fallback(kit.reader)["told"]
    rows = [[row[0], *row[2:]] for row in told["rows"]]
    return [table([told["headers"][0], *told["headers"][2:]], rows, told["caption"])]


def verdicts(kit: SheetContext) -> Block:
    """Return for the instructor our verdict on each claim for class, and what to notice."""
    reader = kit.reader
    _, rows = reader.say, reader.case["class_claims"].to_dict("records")
    told = [
        [
            row["claim"],
            reader.word(reader.case.row("claims", row["claim"])["verdict"], "claims.verdict"),
            reader.text(row, "reason"),
        ]
        for row in rows
    ]
    return table([_("Claim"), _("Our verdict"), _("What to notice")], told, _("Our verdicts on the claims"))


def chains(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the ways of `asked["expressions"]` from speaker to page; at each step one ticks whether the meaning changes."""
    reader = kit.reader
    _, answers = reader.say, list(change_words(reader.say).values())
    blocks: list[Block] = [text(_("Compared with the step before, does the meaning change?"))]
    for each in asked["expressions"]:
        shown = chain_static_fallback(reader, each)["asked"]
        rows = [
            [number, who, cell(words, step["language"]), gloss, *("–" if number == 1 else None for _answer in answers)]
            for (number, who, words, gloss), step in zip(
                shown["rows"], expression_chain(reader.case, each)[0], strict=True
            )
        ]
        blocks.append(group(table([*shown["headers"], *answers], rows, shown["caption"])))
    return blocks


def changes(kit: SheetContext, expressions: list[str]) -> list[Block]:
    """Return for the instructor what changed at each step of these expressions."""
    reader, found = kit.reader, list[Block]()
    for each in expressions:
        steps, told = expression_chain(reader.case, each)[0], chain_static_fallback(reader, each)["told"][-1]
        rows = told["rows"][: len(steps) - 1]  # those after the first; then come renderings of others
        found.append(table(told["headers"], rows, f"{each} · {reader.name('expressions', each)}"))
    return found
