"""What was read, to people and machines: one file a form, each with a ``write``.

Every ``write`` takes documents one by one and a text stream, and holds none of them
once it is written.
"""
