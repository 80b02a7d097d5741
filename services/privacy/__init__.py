"""Personal data: what people are told of it, what is held on one, and how it goes."""
