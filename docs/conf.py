"""How the documentation is built: `sphinx-build -n -W docs build/docs`."""

project = "yilao_yiyou 一老一幼"
author = "yilao_yiyou contributors"
project_copyright = author
release = "0.1.0"
language = "zh_CN"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3

default_role = "code"  # docstrings mark code with single backticks
autodoc_default_options = {"members": True, "show-inheritance": True, "member-order": "bysource"}
autodoc_typehints = "description"
napoleon_numpy_docstring = False

nitpicky = True
nitpick_ignore_regex = [("py:.*", r"(?!yilao_yiyou\b).*")]  # names of others resolve only with a network

html_theme = "furo"
html_title = project
html_copy_source = False
html_show_sphinx = False
