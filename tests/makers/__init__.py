"""Makers of files for tests: one list of blocks in, a PDF, Word or HTML file out."""
