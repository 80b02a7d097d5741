"""What may happen: use cases over a session, free of Telegram."""
