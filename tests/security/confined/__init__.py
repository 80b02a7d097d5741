"""What somebody could make a reader of files do, as programs that `reports.confined` starts."""
