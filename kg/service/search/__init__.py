"""Search over all names and the full text of paragraphs: an index, and what it finds.

The engine of the graph looks through every text for a word; the index does not. It is
made anew for each build, beside the graph and not in it.
"""
