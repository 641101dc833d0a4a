"""Lead one person through the questions, on a terminal or line by line."""
