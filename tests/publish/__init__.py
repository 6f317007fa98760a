"""Tests of cnnlesson.publish."""
