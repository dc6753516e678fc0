"""The rules of a case that a schema cannot say. Each is a function of the case.

A rule yields (table, row, column, text) for each breach; rows count as in a spreadsheet.
"""

from . import codes, days, law, story, table, words

RULES = (*words.RULES, *codes.RULES, *law.RULES, *story.RULES, *days.RULES, *table.RULES)
