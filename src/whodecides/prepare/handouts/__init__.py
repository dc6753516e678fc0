"""What an instructor hands out beside lessons: the plan of the course, the rules for the wall, a briefing for helpers, the case to read."""

from .helpers import helpers_page
from .narrative import NARRATIVE_PAGE, narrative_page, narrative_text
from .poster import poster
from .syllabus import syllabus

__all__ = ["NARRATIVE_PAGE", "helpers_page", "narrative_page", "narrative_text", "poster", "syllabus"]
