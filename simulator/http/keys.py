"""What the routes find in their application."""

from aiohttp import web

from simulator.demo import Demo
from simulator.world import World

WORLD = web.AppKey("world", World)
DEMO = web.AppKey("demo", Demo)
