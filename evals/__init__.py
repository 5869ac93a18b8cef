"""Measurements: gold questions, matching, retrieval, parsing. Each module is a command that prints a table."""
