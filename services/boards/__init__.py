"""The board: which units have met the duty of the year, and which have not. `board` is how it
stands, `trend` how it came to stand so, `pins` where it hangs in a chat and is kept current."""

from services.boards.board import Board, Row, look
from services.boards.trend import Week

__all__ = ["Board", "Row", "Week", "look"]
