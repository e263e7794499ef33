"""Documents to hold in the hand or to show: presentation, posters, cards and the vision as a book.

Made after the pages, in a step of its own: they take seconds, and the preview does without them.
"""
