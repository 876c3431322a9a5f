"""Text: reading the figures and the periods of Chinese prose."""
