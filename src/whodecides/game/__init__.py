"""What all games have: a plan of steps as data, a log of moves, and one pure function that replays it."""
