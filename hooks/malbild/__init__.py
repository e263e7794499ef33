"""The engine of the vision's site: content in; pages, embeds, open data and documents out.

Imports between the packages point one way; README names their order.
"""
