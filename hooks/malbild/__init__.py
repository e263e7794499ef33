"""The vision as structured text: content in, pages, cards, indexes and open data out.

Pure Python that knows no MkDocs; `mkdocs_events.py` beside this package is the only adapter.
Data flows one way: Markdown → front matter → model → site → index → render → artifacts → disk.
"""
