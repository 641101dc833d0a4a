"""How a page is written: text, Markdown, HTML and JSON."""
