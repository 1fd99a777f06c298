"""A graph to files: one file a format, each with a ``write``.

Every ``write`` takes a ``Dataset`` and a binary stream. The same statements give the
same bytes, whatever store they come from: no clock, no machine, no order of a hash.
"""
