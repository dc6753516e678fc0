"""Texts on free expression."""

from ...case.capability import LAWS, Needs
from ...show.tool import Call, Tool
from .widget import guarantees

TOOL = Tool(
    name="guarantees",
    calls=(
        Call(
            guarantees,
            needs=Needs(
                (*LAWS, "provisions"), entries=("guarantees.instruments", "guarantees.state", "guarantees.caption")
            ),
            tables=("instruments", "provisions", "sources"),
        ),
    ),
)
