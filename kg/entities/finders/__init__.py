"""One finder a file: takes a text and what was found before, gives candidates."""
