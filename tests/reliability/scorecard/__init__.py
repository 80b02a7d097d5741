"""Figures of what the promise of docs/reliability.md rests on: `make reliability`."""
