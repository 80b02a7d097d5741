"""A year of reminders lived through at the level of the services, by chance: `beginning` (who is
there), `people` (what they do), `life` (what the bot does), `state` (what is known of it), `truth`
(what must be so)."""
