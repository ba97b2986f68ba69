"""Requests and what people do come in, pages go out; kept are reports, claims and decisions, only ever added to.

How a page reaches its data: `urls.py` names the view in `views/`, the view asks `queries.py`, which reads the derived
tables (`models/derived.py`) for the case and audience of the account and gives back records; the template shows them.
What is added goes through `store.py` alone; `derive.py` brings the derived tables up to date with the pure functions of
the other rooms. This room never derives anything in a template, a view or a `save()`.
"""
