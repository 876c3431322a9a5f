"""Sheets: a clerk's workbook as it is becomes records and findings; templates and marked copies go back."""
