"""A class live: one process on the instructor's machine, one log, and a seat on everybody's phone."""
