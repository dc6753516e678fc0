"""What an instructor takes to class: made from the course, the data and the class's numbers, and written nowhere a second time."""
