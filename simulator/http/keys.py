"""What the routes find in their application."""

from aiohttp import web

from simulator.demo import Demo
from simulator.http.feed import Feed
from simulator.world import World

WORLD = web.AppKey("world", World)
DEMO = web.AppKey("demo", Demo)
FEED = web.AppKey("feed", Feed)
HOSTS = web.AppKey("hosts", frozenset[str])  # the names it answers to; empty: to any
