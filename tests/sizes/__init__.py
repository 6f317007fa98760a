"""The size calculators against torch, against plain counting, and in words."""
