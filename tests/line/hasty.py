"""What `python bot.py` does, with short pauses at the start and the end; `busy`: beside a thread
that works for longer than anybody waits."""

import sys
import threading
import time

import bot
from gateway import serving

if __name__ == "__main__":
    serving.PAUSE, serving.STOP_WITHIN = 0.01, 1.0
    if "busy" in sys.argv:
        threading.Thread(target=time.sleep, args=(60,)).start()
    sys.argv = ["bot.py"]
    sys.exit(bot.main())
