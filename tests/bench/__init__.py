"""Measures of speed and memory, as ratios to other tools in the same run."""
