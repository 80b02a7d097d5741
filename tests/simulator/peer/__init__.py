"""A bot of another library, in an environment of its own, that knows nothing of the simulator."""
