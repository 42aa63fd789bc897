"""The panic key: works whatever has the focus, and only a person can press it."""
