"""What all tools share: how a choice becomes a view, scripts and styles, the evidence card, a table, common words."""
