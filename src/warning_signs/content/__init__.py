"""Find, strictly read and check the content: the instrument, its contacts, its sources."""
