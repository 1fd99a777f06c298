"""Events: what happened, when, where, by whom and to whom."""
