"""The rules of a case that a schema cannot say. Each is a function of the case.

A rule yields (table, row, column, text) for each breach; rows count as in a spreadsheet.
"""

from . import article, codes, days, law, negotiation, statements

RULES = (*statements.RULES, *codes.RULES, *law.RULES, *article.RULES, *days.RULES, *negotiation.RULES)
