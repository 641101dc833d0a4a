"""
Measure what a call costs, as ratios that hold on other machines too.

Usage:
    python bench/run.py [--quick]

Every figure is taken in this one run, of whole processes seen from outside, in pairs: a call and
what it is compared with, in turn, and the median of the ratios. Start-up is told as a multiple of
``python3 -I -c pass``, a stream as a multiple of a program that only reads and writes the same
JSON. A wheel and a checkout stand beside each other, both in an environment that was made for this
and holds nothing else. It needs pip and the network, takes about seven minutes on a quiet machine
with two cores (``--quick``: four), and passes no judgement.

Other engines answer the same questions, from what ``export`` writes, each where it can be had:
fhirpathpy from pip; survey-core and fhirpath where node is there and WARNING_SIGNS_NODE_MODULES
names the folder of these packages.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from walk import measure_walk

ROOT = Path(__file__).parents[1]
PACKAGES = os.environ.get("WARNING_SIGNS_NODE_MODULES", "")
ROUNDS = 15
FEW = 1_000
SOME = 100
TIMES = 10
STREAM_ROUNDS = 7
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


@dataclass(frozen=True, slots=True)
class Program:
    """A way to run the tool, and the Python that runs it."""

    name: str
    command: list[str]
    python: str
    variables: dict[str, str]


def main() -> None:
    """Measure everything and print the table."""
    many = 100_000 if "--quick" in sys.argv else 1_000_000
    row("what", "how", "figure", "ratio")
    row("-" * 44, "-" * 8, "-" * 16, "-" * 6)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wheel = installed(ROOT, folder / "wheel")
        checkout = Program(
            "checkout",
            [wheel.python, "-m", "warning_signs"],
            wheel.python,
            {"PYTHONPATH": str(ROOT / "src")},
        )
        taken = statistics.median(once(wheel, nothing(wheel), b"")[0] for _ in range(ROUNDS))
        row("python3 -I -c pass, for comparison", "", ms(taken), "1")
        for program in (wheel, checkout):
            start_up(program)
            measure_walk(program.name, program.command, program.python, program.variables)
            streams(program, folder, many)
        memory(wheel, folder, many)
        grown = installed(grown_content(folder / "grown"), folder / "larger")
        beside_nothing(f"score, content {TIMES} times as large", grown, ["score"])
        size = sum(each.stat().st_size for each in site_of(folder / "wheel").rglob("*"))
        row("installed, with what it depends on", "wheel", f"{size / 1e6:.1f} MB", "")
        peers(wheel, folder)


def installed(source: Path, folder: Path) -> Program:
    """Install a wheel of a source tree into an environment of its own."""
    python = environment(folder, str(source))
    return Program("wheel", [str(folder / "bin" / "warning-signs")], python, {})


def environment(folder: Path, package: str) -> str:
    """Make an environment with one package and what that needs, and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = str(folder / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", package]
    subprocess.run(pip, check=True)
    return python


def site_of(folder: Path) -> Path:
    """Return where an environment keeps its packages."""
    return next(folder.glob("lib/python*/site-packages"))


def once(program: Program, command: list[str], data: bytes, output: Path | None = None) -> Run:
    """Run a command with what a program needs around it."""
    with tempfile.TemporaryFile() as source, open(output or os.devnull, "wb") as sink:  # noqa: PTH123
        source.write(data)
        source.seek(0)
        variables = {"PATH": os.environ["PATH"], "NODE_PATH": PACKAGES, **program.variables}
        began = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=source, stdout=sink, stderr=subprocess.DEVNULL, env=variables
        )
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        return time.perf_counter() - began, usage.ru_maxrss


Run = tuple[float, int]
"""The seconds that a process took, and the most memory it held, in KiB."""


def paired(
    program: Program, command: list[str], other: list[str], data: bytes = b"", rounds: int = ROUNDS
) -> tuple[float, float]:
    """Run two commands in turn; give the median seconds of the first, and of the ratios."""
    pairs = [
        (once(program, command, data)[0], once(program, other, data)[0]) for _ in range(rounds)
    ]
    seconds = statistics.median(first for first, _ in pairs)
    return seconds, statistics.median(first / second for first, second in pairs)


def nothing(program: Program) -> list[str]:
    """Return the call of a Python that does nothing."""
    return [program.python, "-I", "-c", "pass"]


def beside_nothing(what: str, program: Program, arguments: list[str]) -> None:
    """Measure a call against a Python that does nothing."""
    taken, ratio = paired(program, [*program.command, *arguments], nothing(program), DOCUMENT)
    row(what, program.name, ms(taken), f"{ratio:.1f}")


def start_up(program: Program) -> None:
    """Measure the commands a person or a script waits for."""
    beside_nothing("score, one document", program, ["score"])
    beside_nothing("--version", program, ["--version"])
    beside_nothing("--help", program, ["--help"])


def streams(program: Program, folder: Path, many: int) -> None:
    """Measure streams of documents, against reading and writing the same JSON alone."""
    answers, results, json_only = (folder / name for name in ("answers", "results", "only.py"))
    json_only.write_text(JSON_ONLY)
    made = documents(FEW)
    json_alone = [program.python, str(json_only), str(answers), str(results)]
    for what, options in (("--lines --brief", ["--brief"]), ("--lines, full results", [])):
        count = many // 20 if options else many // 100
        score = [*program.command, "score", "--lines", *options, str(answers)]
        write_lines(answers, made, FEW)
        once(program, score, b"", results)
        write_lines(answers, made, count)
        taken, ratio = paired(program, score, json_alone, rounds=STREAM_ROUNDS)
        row(f"score {what}", program.name, f"{count / taken:,.0f} lines/s", f"{ratio:.2f}")


def memory(program: Program, folder: Path, many: int) -> None:
    """Measure what a stream takes of memory, whatever its length."""
    answers, made = folder / "answers", documents(FEW)
    brief = [*program.command, "score", "--lines", "--brief", str(answers)]
    least = 0
    for count in (FEW, many):
        write_lines(answers, made, count)
        _, most = once(program, brief, b"")
        least = least or most
        row(
            f"memory for {count:,} lines",
            program.name,
            f"{most / 1024:.1f} MiB",
            f"{most / least:.2f}",
        )
    answers.unlink()


def peers(program: Program, folder: Path) -> None:
    """Let other engines answer the same questions, where they are there."""
    scripts = ROOT / "tests" / "exports"
    node = shutil.which("node")
    if node and PACKAGES:
        beside_nothing(
            "an empty node process", Program("node", [node, "-e", "0"], program.python, {}), []
        )
        for name, form in (("SurveyJS survey-core", "surveyjs"), ("FHIR fhirpath.js", "fhir")):
            peer(program, folder, name, form, [node, str(scripts / f"{form}.cjs")], SOME)
    else:
        row("SurveyJS survey-core, FHIR fhirpath.js", "node", "not there", "")
    try:
        python = environment(folder / "fhirpathpy", "fhirpathpy")
    except subprocess.CalledProcessError:
        row("FHIR fhirpathpy", "python", "not there", "")
        return
    script = ROOT / "bench" / "fhirpathpy_answers.py"
    peer(program, folder, "FHIR fhirpathpy", "fhir", [python, str(script)], max(2, SOME // 20))


def peer(  # noqa: PLR0913, PLR0917  (a row)
    program: Program, folder: Path, name: str, form: str, command: list[str], many: int
) -> None:
    """Measure one other engine on one document and on some: a process, and what each adds."""
    written, given = folder / f"{form}.json", folder / "given.json"
    once(program, [*program.command, "export", form, "--role", "teacher"], b"", written)
    document = json.loads(DOCUMENT)
    flat = {**document["signs"], **document["circumstances"]}
    flat |= {"age": document["age"], "area": document["area"]}
    first = 0.0
    for count in (1, many):
        text = written.read_text(encoding="utf-8")
        given.write_text(json.dumps([{"form": text, "documents": [flat] * count}]))
        rounds = STREAM_ROUNDS if count == 1 else 1
        call = [*command, str(given)]
        taken, ratio = paired(program, call, nothing(program), rounds=rounds)
        if count == 1:
            first = taken
            row(f"{name}, one document", command[0].rsplit("/", 1)[-1], ms(taken), f"{ratio:.1f}")
        else:
            each = (taken - first) / (count - 1)
            row(f"{name}, each further document", "", ms(each), "")


def ms(seconds: float) -> str:
    """Tell a time."""
    return f"{seconds * 1000:,.1f} ms"


def documents(count: int) -> list[str]:
    """Invent answers of every kind, the same ones each time."""
    chance = random.Random(1)  # noqa: S311  (nothing secret is drawn)
    content = yaml.load((ROOT / "signs.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506  It makes text alone.

    def ids(table: str) -> list[str]:
        return [each["id"] for each in content[table]]

    def some(table: str, answers: list[str]) -> dict[str, str]:
        rare = chance.choice([0.05, 0.2, 0.8])
        return {
            each: chance.choice(answers) if chance.random() < rare else "no"
            for each in ids(table)
            if chance.random() < 0.9  # noqa: PLR2004  (most questions are answered)
        }

    homes = [each["id"] for each in content["areas"] if "within" in each]
    return [
        json.dumps(
            {
                "role": chance.choice(ids("roles")),
                "area": chance.choice(homes),
                "age": chance.choice(ids("ages")),
                "signs": some("signs", ["yes", "earlier", "maybe", "unknown"]),
                "circumstances": some("circumstances", ["yes", "maybe", "unknown"]),
            }
        )
        for _ in range(count)
    ]


def grown_content(folder: Path) -> Path:
    """Copy the source tree, with every area and contact ten times under other names."""
    kept = shutil.ignore_patterns(".*", "tests", "docs", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=kept)
    for path, table in (
        ("signs.yaml", "areas"),
        ("src/warning_signs/data/contacts.yaml", "contacts"),
    ):
        content: Any = yaml.load((folder / path).read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506  It makes text alone.
        content[table] += [
            {**deepcopy(each), "id": f"{each['id']}_{n}"}
            for n in range(1, TIMES)
            for each in content[table]
        ]
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, default_style='"')
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def write_lines(answers: Path, made: list[str], count: int) -> None:
    """Write so many lines of answers."""
    with answers.open("w") as file:
        file.writelines(f"{made[n % FEW]}\n" for n in range(count))


def row(what: str, how: str, figure: str, ratio: str) -> None:
    """Print one row."""
    print(f"| {what:<44} | {how:<8} | {figure:>16} | {ratio:>6} |", flush=True)


if __name__ == "__main__":
    main()
