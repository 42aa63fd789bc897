"""``isyarat eval signs``: recorded takes of signs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from controller.cli.eval_options import FailUnder, Out, results_folder
from controller.errors import SourceError, UsageError

SCHEMA = "isyarat.evaluation.signs/1"


def signs(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]", help="A data set of `isyarat record` or `import`; yours if none."
        ),
    ] = None,
    signer: Annotated[str, typer.Option(help="Only the takes of this signer.")] = "*",
    session: Annotated[str, typer.Option(help="Only the takes of this sitting.")] = "*",
    network: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="What `isyarat train signs` has written; the program's if none."
        ),
    ] = None,
    threshold: Annotated[
        float, typer.Option(min=0, max=1, help="Confidence that accepts a sign.")
    ] = 0.5,
    out: Out = None,
    fail_under: FailUnder = None,
) -> None:
    """Name the signs of recorded takes and compare with what they are of.

    A take of a sign that the network was not trained on should be taken for none.
    """
    from controller.cli.eval_output import report_static
    from controller.cli.eval_progress import judge, progress_bar
    from controller.evaluation.identity import program_digest
    from controller.evaluation.sign_takes import by_sitting, judge_takes
    from controller.evaluation.static_figures import static_figures
    from controller.signs.data_set import DataSet
    from controller.signs.open import open_network
    from gestures.signs.classifier import NO_SIGN
    from models.manifest import MANIFEST

    data = DataSet(folder)
    places = data.places(signer=signer, session=session)
    if not places:
        raise SourceError(
            f"there are no such takes in {data.folder}", "see `isyarat record` and `isyarat import`"
        )
    if network is not None and not (network / MANIFEST).is_file():
        raise UsageError(
            f"there is no network in {network}", "name a folder of `isyarat train signs --out`"
        )
    classifier = open_network(network)
    with progress_bar() as bar:
        task = bar.add_task("takes", total=len(places))
        judged = list(
            judge_takes(data, places, classifier, lambda done: bar.update(task, completed=done))
        )
    answers = [one.answer for one in judged if one.answer is not None]
    figures = static_figures(answers, classifier.labels, threshold, none=NO_SIGN)
    unknown = sorted({place.sign for place in places} - {*classifier.labels})
    facts = {
        "schema": SCHEMA,
        "data": str(data.folder),
        "signer": signer,
        "session": session,
        "network": None if network is None else str(network),
        "unknown": unknown,
        "program": program_digest(),
    }
    target = results_folder(out, "signs", data.folder)
    troubles = [one.trouble for one in judged if one.trouble]
    title = f"eval signs {data.folder.name}"
    report_static(target, figures, facts, troubles, title, more=[by_sitting(judged)])
    judge(figures.macro_f1, fail_under, target)
