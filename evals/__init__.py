"""Gold sets, a scorer and floors: how much of what a careful reader finds does Tumen find too?"""
