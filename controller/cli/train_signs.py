"""``isyarat train signs``: the network that tells the words of BISINDO apart."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from controller.cli.train_options import MEMBERS, Data, Out, Seed, prepare, recorded
from controller.errors import UsageError

if TYPE_CHECKING:
    from models.training.signs.data import Takes
    from models.training.signs.shipped import Shipped


def signs(
    data: Data,
    out: Out = Path("signs-network"),
    own: Annotated[
        Path | None, typer.Option(help="Your recordings; default: those of `isyarat record`.")
    ] = None,
    with_own: Annotated[
        bool, typer.Option("--with-own/--without-own", help="Train on your recordings too.")
    ] = True,
    hold_out: Annotated[
        str | None,
        typer.Option(help="A source to measure on and to stop by; it is not trained on."),
    ] = None,
    figures: Annotated[
        Path | None, typer.Option(help="Results of `train compare`, for the model card.")
    ] = None,
    log: Annotated[
        Path | None, typer.Option(help="Folder of curves and TensorBoard files; default OUT/log.")
    ] = None,
    members: Annotated[int, typer.Option(min=1, help="Networks that are averaged.")] = MEMBERS,
    steps: Annotated[int | None, typer.Option(min=1, help="Steps each is trained for.")] = None,
    seed: Seed = 0,
) -> None:
    """Train, draw the curves, export to ONNX, and write the model card.

    OUT becomes a folder like models/assets: signs.onnx, manifest.json, cards/signs.md.
    """
    prepare()
    from controller.cli.console import out as console
    from controller.cli.eval_progress import progress_bar
    from models.training.signs import card, ship
    from models.training.signs.contestants import Ours
    from models.training.signs.fit import Recipe
    from models.training.signs.history import History

    takes, watch = _held_out(_all(data, own if with_own else None, with_own), hold_out)
    ours = Ours(Recipe(steps=steps or Recipe.steps, seed=seed), members)
    logs = log or out / "log"
    history = History(logs)
    with progress_bar() as bar:
        task = bar.add_task("training", total=ours.length)
        net = ship.train(
            takes, ours, history.and_then(lambda p: bar.update(task, completed=p.step)), watch
        )
    history.close()
    history.draw(logs / "training.png", "signs: loss and accuracy")
    labels = ours.labels(takes)
    if watch is not None:
        _report(net, watch, labels, logs)
    card.write(out, takes, ours, net, figures)
    path = ship.place(net, takes, labels, out, card.metrics(figures))
    console.print(f"{path}: {len(labels) - 1} signs of {len(ship.signers_of(takes))} signers")


def _all(data: Path, own: Path | None, with_own: bool) -> Takes:
    from controller.cli.console import out as console
    from models.training.signs.data import gathered
    from models.training.signs.own_takes import load_own

    takes = recorded(data)
    mine = load_own(own, partial(console.print, markup=False)) if with_own else None
    return takes if mine is None else gathered([takes, mine])


def _held_out(takes: Takes, source: str | None) -> tuple[Takes, Takes | None]:
    """Return what is trained on and what is watched. Raises UsageError for an unknown source."""
    if source is None:
        return takes, None
    from models.training.signs.splits import by_source

    splits = {split.fold: split for split in by_source(takes)}
    if source not in splits:
        raise UsageError(f"no source {source}", f"there are {', '.join(splits)}")
    return splits[source].train, splits[source].test


def _report(net: Shipped, watch: Takes, labels: tuple[str, ...], folder: Path) -> None:
    """Print figures by class of takes that were not trained on, and draw who is taken for whom."""
    import torch

    from controller.cli.eval_output import show
    from controller.evaluation.drawing.matrix import draw_confusion
    from models.training.signs.figures import class_grid, figures

    with torch.no_grad():
        probabilities = net(torch.from_numpy(watch.whole))[0].numpy()
    found = figures(watch.label, probabilities, labels, watch.words)
    show([class_grid(found)])
    draw_confusion(
        folder / "confusion.png", "signs, not trained on", labels, labels, found["confusion"]
    )
