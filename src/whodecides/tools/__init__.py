"""The tools: a folder each, with its model, its view as plain data, its widget and its script."""
