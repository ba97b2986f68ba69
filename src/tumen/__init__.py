"""Tumen records who claims what, and says how well each incident is corroborated, and by how many origins."""

from importlib.metadata import version

__version__ = version("tumen")
