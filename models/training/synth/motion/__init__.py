"""How arms move: keyframed tracks, and scripts that build them with their truth."""
