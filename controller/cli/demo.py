"""``isyarat demo``: the shipped clips through the whole pipeline, measured against their truth."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from controller.cli import exit_codes
from controller.cli.console import err, in_words, out
from controller.errors import UsageError

if TYPE_CHECKING:
    from controller.evaluation.clip_run import ClipRun
    from controller.evaluation.matching import Report
    from controller.evaluation.truth import Truth

CLIPS = Path(__file__).resolve().parent.parent / "demo" / "clips"
DEFAULT = "slides"


def demo(
    clip: Annotated[str, typer.Argument(help="Name of a shipped clip.")] = DEFAULT,
    all_clips: Annotated[bool, typer.Option("--all", help="Play every shipped clip.")] = False,
    profile: Annotated[str, typer.Option(help="Profile to bind the gestures with.")] = "slides",
) -> None:
    """Play a clip that ships with the program; nothing is pressed. No camera or screen needed.

    Ends with status 0 when every event of the clip was found and no other.
    """
    paths = sorted(CLIPS.glob("*.mp4")) if all_clips else [_shipped(clip)]
    outcomes = [_play(path, profile) for path in paths]
    if not all(outcomes):
        raise typer.Exit(exit_codes.UNEXPECTED)


def _shipped(name: str) -> Path:
    path = CLIPS / f"{name.removesuffix('.mp4')}.mp4"
    if not path.exists():
        known = ", ".join(sorted(found.stem for found in CLIPS.glob("*.mp4")))
        raise UsageError(f"no shipped clip is called '{name}'", f"choose one of {known}")
    return path


def _play(path: Path, profile: str) -> bool:
    from controller.evaluation.clip_run import compare, run_clip
    from controller.evaluation.truth import load_truth

    truth = load_truth(path)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(), console=err
    ) as progress:
        task = progress.add_task(path.name, total=truth.duration)
        result = run_clip(
            path, profile, tell=lambda seen: progress.update(task, completed=seen.frame.t)
        )
        progress.update(task, completed=truth.duration)
    report = compare(truth, result.lines)
    out.print(f"\n[bold]{path.name}[/bold]: {truth.description}")
    out.print(_table(report, result))
    _summary(truth, report, result)
    return report.perfect


def _table(report: Report, result: ClipRun) -> Table:
    table = Table("true event", "hand", "from - to (s)", "found at (s)", "latency", "action")
    for match in report.matches:
        truth, found = match.truth, match.found
        table.add_row(
            truth.name,
            truth.hand,
            f"{truth.start:.2f} - {truth.end:.2f}",
            f"{found.t:.2f}" if found else "[red]missed[/red]",
            f"{match.latency * 1000:+.0f} ms" if match.latency is not None else "",
            _action_at(result, found.t) if found else "",
        )
    for event in report.spurious:
        table.add_row("[red]none[/red]", event.hand, "", f"{event.t:.2f} {event.name}", "", "")
    return table


def _action_at(result: ClipRun, t: float) -> str:
    """Name the action done in the frame of time t."""
    for line in result.actions:
        done = float(str(line["t"])) - float(str(line["latency_ms"])) / 1000
        if abs(done - t) < 0.005:
            return f"{line['binding']}: {in_words(line['do'])}"
    return "-"


def _summary(truth: Truth, report: Report, result: ClipRun) -> None:
    stats = result.statistics
    frames = max(stats.frames, 1)
    spent = [latency * 1000 for latency in stats.latencies]
    out.print(
        f"{len(report.matches) - report.missed} of {len(report.matches)} events right, "
        f"{len(report.spurious)} spurious; {len(result.actions)} actions"
        + (f", {statistics.median(spent):.1f} ms from frame to action (median)" if spent else "")
    )
    out.print(
        f"{stats.frames} frames ({stats.frames_with_hand} with a hand) in {result.wall:.1f} s: "
        f"{result.wall * 1000 / frames:.1f} ms and {result.cpu * 1000 / frames:.1f} CPU-ms "
        f"a frame, {result.cpu / frames * truth.fps:.2f} cores at {truth.fps:g} fps"
    )
    out.print("[green]all right[/green]" if report.perfect else "[red]not all right[/red]")
