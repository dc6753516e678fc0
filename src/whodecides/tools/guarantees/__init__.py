"""Texts on free expression."""

from ...case.capability import LAWS, Needs, entries_of
from ...widgets.tool import Call, Tool
from .widget import guarantees

TOOL = Tool(
    name="guarantees",
    calls=(
        Call(
            guarantees,
            needs=Needs(
                (*LAWS, "features", "provisions"),
                entries=(
                    "guarantees.instruments",
                    "guarantees.state",
                    "guarantees.caption",
                    *entries_of("guarantees.features"),
                ),
            ),
            tables=("instruments", "provisions", "sources"),
        ),
    ),
)
