"""What the widgets share: the base class, the traits, and the scripts' common modules."""
