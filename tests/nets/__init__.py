"""Networks as tables against torch's built layers, and receptive fields against lit pixels."""
