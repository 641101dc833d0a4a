"""How the list does on published cases, and what counting alone would say of them."""
