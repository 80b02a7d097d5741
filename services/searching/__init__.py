"""Innovations of all years by words, and those that are like one: in memory, the same for both
databases.

`words` are what is compared, `shelf` holds the innovations and finds, `search` says who may find
what.
"""
