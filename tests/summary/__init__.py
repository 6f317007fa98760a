"""Tests of `summary`: any module in one table."""
