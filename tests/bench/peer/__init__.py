"""The bot that ours is measured against, in an environment of its own."""
