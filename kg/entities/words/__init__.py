"""What names are made of: a text made plain, its words, the names that are known."""
