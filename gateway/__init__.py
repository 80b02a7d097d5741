"""How the Bot API is reached. Renders nothing, knows no business word."""
