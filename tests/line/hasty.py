"""What `python bot.py` does, with short pauses at the start."""

import sys

import bot
from gateway import serving

if __name__ == "__main__":
    serving.PAUSE = 0.01
    sys.argv = ["bot.py"]
    sys.exit(bot.main())
