"""What belongs to the kernel studio alone: its arithmetic by numpy, and the parts of its script."""
