"""One file a command: from the words of a command line to a call of the layers below.

The module ``kg.commands.<name>`` holds the click command ``<name>``, and is loaded when
that command is asked for. At its top it imports nothing heavier than click.
"""
