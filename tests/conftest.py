"""Settings that hold for all tests."""

from hypothesis import settings

# A busy machine is no fault of the code: no property test fails for its time.
settings.register_profile("tumen", deadline=None)
settings.load_profile("tumen")
