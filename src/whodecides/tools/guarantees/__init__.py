"""Texts on free expression."""

from ...case.capability import LAWS, Needs, entries_of
from ...widgets.presses import one_of
from ...widgets.tool import Call, Tool
from .view import summarize_answer
from .widget import Guarantees, guarantees

TOOL = Tool(
    name="guarantees",
    calls=(
        Call(
            guarantees,
            needs=Needs(
                (*LAWS, "exhibits", "features", "provisions"),
                entries=(
                    "guarantees.instruments",
                    "guarantees.state",
                    "guarantees.words",
                    "guarantees.caption",
                    *entries_of("guarantees.features"),
                ),
            ),
            tables=("exhibits", "instruments", "provisions", "sources"),
            answer_keys=Guarantees.answer_keys,
            summarize_answer=summarize_answer,
            recorded=one_of("bound", "words.whom", of="view.hand.id"),
        ),
    ),
)
