"""Tests, by what they promise; ``makers`` writes the files that they read."""
