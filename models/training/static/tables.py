"""Parts of the model cards that both networks share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def classes(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Return table rows: label, precision, recall, F1, number, what it was taken for."""
    return "\n".join(
        f"| {label} | {row['precision']:.1%} | {row['recall']:.1%} | {row['f1']:.1%} "
        f"| {row['hands']:.0f} | {_taken(row['taken_for'])} |"
        for label, row in rows.items()
    )


def _taken(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{label} {n}" for label, n in counts.items())


def rejection(rows: Mapping[str, Mapping[str, float]]) -> str:
    """Return table rows: kind, number, share accepted, AUROC of score and of distance."""
    return "\n".join(
        f"| {kind} | {row['hands']:.0f} | {row['accepted']:.2%} | {row['auroc']:.4f} "
        f"| {row['auroc_distance']:.4f} |"
        for kind, row in rows.items()
    )


def reliability(rows: Sequence[Mapping[str, float]]) -> str:
    """Return table rows: mean confidence, accuracy, share of the hands."""
    return "\n".join(
        f"| {row['confidence']:.3f} | {row['accuracy']:.3f} | {row['share']:.1%} |" for row in rows
    )
