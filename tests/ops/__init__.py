"""The loops of `ops` against torch."""
