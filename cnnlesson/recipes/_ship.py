"""Writes a shipped file and its line in the manifest, so that the two cannot disagree."""

import hashlib
import json
from pathlib import Path


def ship(
    folder: Path, name: str, content: bytes, *, origin: str, licence: str, recipe: str
) -> None:
    """Put a file into the folder and say in its MANIFEST.json what it is."""
    (folder / name).write_bytes(content)
    path = folder / "MANIFEST.json"
    manifest = json.loads(path.read_text("utf-8")) if path.exists() else {}
    manifest[name] = {
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "origin": origin,
        "licence": licence,
        "recipe": recipe,
    }
    text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False)
    path.write_bytes((text + "\n").encode())  # bytes: the same line ends on every system
