"""The plan of reminders on screen: the ladder, the units, a day beforehand, and changes."""
