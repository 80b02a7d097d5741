"""The right person, and nobody else."""
