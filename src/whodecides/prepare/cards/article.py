"""The story on paper: its page, what reading around it finds, its claims, the ways of its words."""

from collections.abc import Mapping
from typing import Any

from ...article_claims import expression_chain, omissions
from ...tools.read_around.view import around_static_fallback, origins_table
from ...tools.story_page.view import page_static_fallback, page_words
from ...tools.translation_chain.view import chain_static_fallback, change_words
from .blocks import Block, SheetContext, bullets, cell, fact, group, table, text, title


def story_page(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return the sentences of the story in our words and in print."""
    shown, language = page_static_fallback(kit.reader)["asked"], kit.reader.case.entry("story.language")
    return [
        group(title(f"{claim} · {words}"), fact(shown["headers"][2], printed, language))
        for claim, words, printed in shown["rows"]
    ]


def stamps(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what each stamp means, and a row for each sentence of the story to tick one."""
    reader = kit.reader
    _, known = reader.say, page_words(reader)["stamps"]
    rows = [[claim, *(None for _stamp in known)] for claim, *_rest in page_static_fallback(reader)["asked"]["rows"]]
    meaning = [f"{each['name']}: {each['meaning']}" for each in known]
    return [
        text(_("Stamp first, with what you know. Then ask for the record, and stamp again: use another sign.")),
        table([_("Sentence"), *(each["name"] for each in known)], rows, "", style="grid"),
        bullets(meaning, style="fact"),
    ]


def tabs(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what one sees on the pages around the story that `asked["findings"]` name, and nothing of what follows from it."""
    return [table(**around_static_fallback(kit.reader, asked["findings"])["asked"])]


def findings(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what reading around the page finds, and how sure each finding is."""
    _, shown = kit.reader.say, origins_table(kit.reader)
    return [table(shown["headers"], shown["rows"], _("What reading around the page finds"))]


def left_out(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what the story leaves out, with what the record says."""
    _, reader = kit.reader.say, kit.reader
    rows = [
        [f"{row['id']} · {reader.text(row, 'paraphrase')}", reader.text(row, "record")]
        for row in omissions(reader.case)
    ]
    return [table([_("What is left out"), _("What the record says")], rows, _("What the story leaves out"))]


def claims_record(kit: SheetContext, asked: Mapping[str, Any]) -> list[Block]:
    """Return what the record says on each claim for class, with sources and without our verdict."""
    told = page_static_fallback(kit.reader)["told"]
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
