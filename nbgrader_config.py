"""nbgrader's settings for courses that grade the exercises with it; see instructor/grading.md before you do."""

import os
import tempfile

c = get_config()  # noqa: F821 (nbgrader provides it)
c.CourseDirectory.course_id = "whodecides"
c.CourseDirectory.source_directory = "solutions"
# Not "exercises": nbgrader empties this folder, and the forms of the exercises lie there, in tasks/.
c.CourseDirectory.release_directory = "release"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "README.md"]
c.ClearSolutions.code_stub = {"python": ""}

# What a student's code showed is kept as text alone: a script in it must not run in a page of feedback or of grading.
c.WidgetsDataTypeFilter.display_data_priority = ["text/plain"]
c.HTMLExporter.sanitize_html = True

# What students' cells store while they are graded must not reach the instructor's own answers.
os.environ["WHODECIDES_ANSWERS"] = os.path.join(tempfile.mkdtemp(), "my-answers.json")
