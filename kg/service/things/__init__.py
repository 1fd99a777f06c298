"""What is known of a thing: a ``Dataset`` and an IRI to what a page shows."""
