"""From names to entities: which one a name means here, and what people decided."""
