"""The rules of the rulebook held against figures, registers and tables of attendance."""
