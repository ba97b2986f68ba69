"""Incidents and assessments come in; tables, JSON Lines and briefs go out.

Everything that leaves passes `redact`.
This room never lets out what a decision withholds.
"""
