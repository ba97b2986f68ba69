"""Archives of any size come in, tables of reports, claims, incidents and their assessments go out.

Each stage is the other rooms' functions over a part of a table at a time, on one machine or on many, kept when it is whole.
This room never has a rule of its own: what it gives is what the rooms give for the same reports.
"""

from tumen.corpus.folders import Manifest
from tumen.corpus.settings import SIZES, Settings, Sizes
from tumen.corpus.stages import STAGES, build

__all__ = ["SIZES", "STAGES", "Manifest", "Settings", "Sizes", "build"]
