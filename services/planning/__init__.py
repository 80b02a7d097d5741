"""The plan of reminders made visible: what goes out when, how each unit stands, what is changed."""
