"""Pages to look at: the graph, its documents, pictures of questions, each in one file.

Takes a ``Dataset``, gives HTML that asks nothing of a network: ``pages``. Everything is
read from the graph when a page is made, so that a page shows what there is.
"""
