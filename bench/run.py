"""
Measure what a call costs, as ratios that hold on other machines too.

Usage:
    python bench/run.py [--quick] [--installed]

Every figure is taken in this one run, of whole processes seen from outside. Start-up is told as
a multiple of ``python3 -I -c pass``, and a stream as a multiple of a program that only reads
and writes the same JSON. It needs nothing but the installed program, and passes no judgement.
With --installed, a wheel is built as well, and its start-up stands beside the checkout's.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
TOOL = [sys.executable, "-m", "warning_signs"]
ROUNDS = 15
FEW = 1_000
DOCUMENT = (
    b'{"role": "teacher", "area": "essex", "age": "13_to_15",'
    b' "signs": {"missing": "yes", "gifts": "maybe"}, "circumstances": {"disclosed": "no"}}'
)
JSON_ONLY = """
import json, sys
dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
with open(sys.argv[1]) as answers, open(sys.argv[2]) as results:
    results = [json.loads(line) for line in results]
    for n, line in enumerate(answers):
        json.loads(line)
        sys.stdout.write(dumps(results[n % len(results)]) + "\\n")
"""


def once(command: list[str], data: bytes = b"", output: Path | None = None) -> tuple[float, int]:
    """Run a program; give its seconds and the most memory it held, in KiB."""
    with tempfile.TemporaryFile() as source, open(output or os.devnull, "wb") as sink:  # noqa: PTH123
        source.write(data)
        source.seek(0)
        began = time.perf_counter()
        process = subprocess.Popen(command, stdin=source, stdout=sink, stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        return time.perf_counter() - began, usage.ru_maxrss


def median(command: list[str], data: bytes = b"") -> float:
    """Return the median seconds of several runs."""
    return statistics.median(once(command, data)[0] for _ in range(ROUNDS))


def documents(catalogue: dict[str, list[str]], count: int) -> list[str]:
    """Invent answers of every kind, the same ones each time."""
    chance = random.Random(1)  # noqa: S311  (nothing secret is drawn)

    def some(ids: list[str], answers: list[str]) -> dict[str, str]:
        rare = chance.choice([0.05, 0.2, 0.8])
        return {
            each: chance.choice(answers) if chance.random() < rare else "no"
            for each in ids
            if chance.random() < 0.9  # noqa: PLR2004  (most questions are answered)
        }

    return [
        json.dumps(
            {
                "role": chance.choice(catalogue["roles"]),
                "area": chance.choice(catalogue["areas"]),
                "age": chance.choice(catalogue["ages"]),
                "signs": some(catalogue["signs"], ["yes", "earlier", "maybe", "unknown"]),
                "circumstances": some(catalogue["circumstances"], ["yes", "maybe", "unknown"]),
            }
        )
        for _ in range(count)
    ]


def ids() -> dict[str, list[str]]:
    """Return the ids that documents are made of."""
    from warning_signs import load_catalogue  # noqa: PLC0415  (start-up is measured without it)

    catalogue = load_catalogue()
    return {
        "roles": list(catalogue.roles),
        "areas": [area.id for area in catalogue.areas.values() if area.within],
        "ages": list(catalogue.ages),
        "signs": list(catalogue.signs),
        "circumstances": list(catalogue.circumstances),
    }


def start_up() -> float:
    """Measure whole processes that do one thing; give the seconds of one that does nothing."""
    floor = median([sys.executable, "-I", "-c", "pass"])
    row("python3 -I -c pass", f"{floor * 1000:.0f} ms", "1.0")
    commands(floor, TOOL)
    return floor


def installed_start_up(floor: float, folder: Path) -> None:
    """Measure the same commands from a wheel, with its content and code compiled."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(folder), str(HERE.parent)], check=True)
    code = f"import sys; sys.path.insert(0, {str(folder)!r})"
    start = f"{code}; from warning_signs.__main__ import main; main()"
    commands(floor, [sys.executable, "-c", start], ", from a wheel")
    walk("from a wheel", str(folder))


def walk(how: str, *folder: str) -> None:
    """Measure a walk, in a terminal of its own."""
    print(f"a walk, {how}:", flush=True)
    subprocess.run([sys.executable, str(HERE / "walk.py"), *folder], check=True)


def commands(floor: float, tool: list[str], how: str = "") -> None:
    """Measure the commands a person waits for."""
    for name, arguments in [
        ("score, one document", ["score"]),
        ("--version", ["--version"]),
        ("--help", ["--help"]),
    ]:
        taken = median([*tool, *arguments], DOCUMENT)
        row(name + how, f"{taken * 1000:.0f} ms", f"{taken / floor:.1f}")


def streams(folder: Path, many: int) -> None:
    """Measure streams of documents, against reading and writing the same JSON alone."""
    answers, results = folder / "answers.jsonl", folder / "results.jsonl"
    brief = [*TOOL, "score", "--lines", "--brief", str(answers)]
    made = documents(ids(), FEW)
    least = 0
    for count in (FEW, 10 * FEW, 100 * FEW, many):
        write_lines(answers, made, count)
        taken, memory = once(brief, output=results if count == FEW else None)
        least = least or memory
        name = f"--lines, brief, {count:,} lines"
        row(f"{name}: memory", f"{memory / 1024:.1f} MiB", f"{memory / least:.2f}")
    floor, _ = once([sys.executable, "-c", JSON_ONLY, str(answers), str(results)])
    row("json alone, the same lines", f"{many / floor:,.0f} lines/s", "1.0")
    row(name, f"{many / taken:,.0f} lines/s", f"{taken / floor:.2f}")
    one_bad_line(folder, made, many)


def one_bad_line(folder: Path, made: list[str], many: int) -> None:
    """Break one line in the middle, and count what comes of all the others."""
    answers, results = folder / "answers.jsonl", folder / "results.jsonl"
    middle = many // 2
    write_lines(answers, made, many, bad=middle)
    once([*TOOL, "score", "--lines", "--brief", str(answers)], output=results)
    with results.open() as file:
        bad = [n for n, line in enumerate(file) if '"error":' in line]
    with results.open() as file:
        good = sum('"level":' in line for line in file)
    row(f"line {middle + 1:,} is broken: results, errors", f"{good:,}, {len(bad)}", "")


def write_lines(answers: Path, made: list[str], count: int, bad: int = -1) -> None:
    """Write so many lines of answers, one of them broken where that is asked for."""
    with answers.open("w") as file:
        file.writelines("{\n" if n == bad else f"{made[n % FEW]}\n" for n in range(count))


def row(name: str, figure: str, ratio: str) -> None:
    """Print one row."""
    print(f"| {name:<44} | {figure:>16} | {ratio:>6} |", flush=True)


def main() -> None:
    """Measure everything and print the table."""
    many = 200_000 if "--quick" in sys.argv else 1_000_000
    row("what", "figure", "ratio")
    row("-" * 44, "-" * 16, "-" * 6)
    floor = start_up()
    if "--installed" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            installed_start_up(floor, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        streams(Path(folder), many)
    walk("from the checkout")


if __name__ == "__main__":
    main()
