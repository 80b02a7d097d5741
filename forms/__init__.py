"""What is asked: questionnaires as data, and the kinds of question they are made of."""
