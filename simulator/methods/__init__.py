"""The methods of the Bot API that the simulator has, by name; everything else answers 501."""

from simulator.methods import about, answering, chatting, editing, fetching, media, sending
from simulator.methods.registry import METHODS

__all__ = ["METHODS", "about", "answering", "chatting", "editing", "fetching", "media", "sending"]
