"""The vision as structured text: content in, pages, cards, indexes and open data out.

Pure Python that knows no MkDocs, but for `drawing`, which starts it; `mkdocs_events.py` beside this package answers
its events.
Data flows one way: Markdown → front matter → model → site → index → render → artifacts → disk.
"""
