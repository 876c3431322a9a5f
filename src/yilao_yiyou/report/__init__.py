"""The report: published figures beside what the records say, as a table and as one HTML page."""
