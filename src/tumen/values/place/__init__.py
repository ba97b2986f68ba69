from tumen.values.place.place import Place, PlacePrecision

__all__ = ["Place", "PlacePrecision"]
