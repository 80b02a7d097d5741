"""A file for each row or few rows that one run measures: `row_<numbers>_<what>.py`.

Its docstring says which fact it shows; `measure(seed)` gives the figures, bounded in time, on
127.0.0.1 or in process. `IS_ALONE = True` where a busy second core would spoil what is measured,
`ON_DISK = True` where files in memory would.
"""
