"""Documents and sentences annotated by hand; GUIDE.md says what and how."""
