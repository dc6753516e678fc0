"""How the text of a lesson says where a part begins, which tasks it asks, what waits for one, and how many minutes a part takes."""

import re

HEADING = re.compile(r"^(#{1,6}) +(.+)$", re.M)
ASK = re.compile(r"\b(?:ask\(\s*|(?:task|expected)\s*=\s*)[\"'](\d\d\.\d+)[\"']")
ASK_IN_EXERCISE = re.compile(r"\bask\(\s*[\"'](E\d\d\.\d{1,2})[\"']")
AFTER_TASK = re.compile(r"\bafter\s*=\s*[\"'](\d\d\.\d+)[\"']")
MINUTES = re.compile(r"^\*(\d+) minutes?\*$", re.M)
TOTAL = re.compile(r"\*\*Time:\*\* (\d+) minutes")
CONTENT_NOTE = re.compile(r"^\*\*Content note:\*\* (.+)$", re.M)
