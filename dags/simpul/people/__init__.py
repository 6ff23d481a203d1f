"""What is about one person: the vault, tokens, and the rights of people (UU 27/2022)."""
