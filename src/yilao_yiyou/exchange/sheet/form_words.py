"""The words by which a caller says how a form is read."""

OPTIONS = frozenset({"layout", "regions", "within", "hidden", "sheets", "century"})
"""What a caller may say about a form: which it is, which divisions there are, what else is read."""
