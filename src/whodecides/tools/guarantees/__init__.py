"""Texts on free expression."""

from ...case.capability import LAWS, Needs, all_of
from ...show.tool import Call, Tool
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
                    *all_of("guarantees.features"),
                ),
            ),
            tables=("instruments", "provisions", "sources"),
        ),
    ),
)
