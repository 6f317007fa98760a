"""Node imports the widgets' very own script files."""
