"""What the running bot costs, measured in processes of their own; never part of the tests."""
