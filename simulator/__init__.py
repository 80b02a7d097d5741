"""The Bot API on this machine, as strict as Telegram's own server and faulty on demand.

`world.py` is the core and the place to begin reading; `request.py` and `server.py` are the two ways
in; `person.py` is the scripting side of the people who use a bot.
"""
