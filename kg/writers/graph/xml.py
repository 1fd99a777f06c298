"""What XML can hold, and what it cannot."""

import re

# Characters that stand in no XML 1.0 file, not even as a reference such as &#1;
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What ends an IRI that can be divided into a namespace and the name of an element
NAME = re.compile(r"[^\W\d][\w.-]*$")
