"""What all tools share: how a state becomes a view, scripts and styles, the evidence card, a table, common words."""
