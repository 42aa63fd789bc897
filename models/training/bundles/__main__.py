"""Write the MediaPipe bundles from the published wheel, or verify them.

    python -m models.training.bundles [--wheel FILE] [--out FOLDER]   write and compare
    python -m models.training.bundles --check                         compare only
    python -m models.training.bundles --register                      write, then enter them

The exit status is the number of bundles that differ from the manifest's.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from models.manifest import ASSETS, read_manifest
from models.training.bundles.entries import register_bundles
from models.training.bundles.recipes import RECIPES, build
from models.training.bundles.wheel import open_wheel


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m models.training.bundles",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--wheel", type=Path, help="the wheel, if pip should not fetch it")
    parser.add_argument("--out", type=Path, default=ASSETS, help="folder to write to")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument("--register", action="store_true", help="enter them in the manifest")
    options = parser.parse_args()
    with open_wheel(options.wheel) as wheel:
        built = {name: build(recipe, wheel.read) for name, recipe in RECIPES.items()}
    if not options.check:
        for name, data in built.items():
            (options.out / name).write_bytes(data)
    if options.register:
        register_bundles(options.out)
    sys.exit(compare(built))


def compare(built: dict[str, bytes]) -> int:
    """Say for each bundle whether it is the one of the manifest; return the number that differ."""
    wanted = {asset.file: asset.sha256 for asset in read_manifest().values()}
    wrong = 0
    for name, data in built.items():
        same = hashlib.sha256(data).hexdigest() == wanted.get(name)
        sys.stdout.write(f"{name}: {'as in the manifest' if same else 'DIFFERS'}\n")
        wrong += not same
    return wrong


if __name__ == "__main__":
    main()
