"""What is said, and in which order: the same for every format."""
