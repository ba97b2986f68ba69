"""Views: one module for each group of pages. A view checks access, asks `queries` or `store`, and renders; no more."""
