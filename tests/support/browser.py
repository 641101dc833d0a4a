"""The programs that look at a page as a reader's machine would, where they are installed."""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import subprocess
from functools import cache
from tempfile import mkdtemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    "",
)
NODE = shutil.which("node") or ""
PACKAGES = os.environ.get("WARNING_SIGNS_NODE_MODULES", "")
"""The folder node_modules that holds html-validate, axe-core and playwright-core."""

NO_BROWSER = "no Chromium on this machine"
NO_CHECKERS = "needs node, Chromium and WARNING_SIGNS_NODE_MODULES with the checkers of .ci/run"
HAS_CHECKERS = bool(CHROMIUM and NODE and PACKAGES)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

_AXE = """
const {chromium} = require('playwright-core');
const fs = require('fs');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [program, flags, ...pages] = process.argv.slice(1);
(async () => {
  const browser = await chromium.launch({executablePath: program, args: JSON.parse(flags)});
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    const page = await browser.newPage({colorScheme});
    for (const file of pages) {
      await page.goto('file://' + file);
      await page.evaluate(axe);
      const {violations} = await page.evaluate(() => axe.run());
      for (const v of violations) found.push([file, colorScheme, v.id, v.nodes[0].html]);
    }
  }
  await browser.close();
  console.log(JSON.stringify(found));
})();
"""

_VALIDATE = """
const {HtmlValidate} = require('html-validate');
const check = new HtmlValidate({extends: ['html-validate:standard']});
(async () => {
  const found = [];
  for (const file of process.argv.slice(1)) {
    const report = await check.validateFile(file);
    for (const r of report.results)
      for (const m of r.messages) found.push([file, m.line, m.ruleId, m.message]);
  }
  console.log(JSON.stringify(found));
})();
"""


@cache
def environment() -> dict[str, str]:
    """Return an environment with the packages, and a home of its own for what a browser leaves."""
    home = mkdtemp(prefix="warning-signs-home-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return {**os.environ, "NODE_PATH": PACKAGES, "HOME": home}


def print_pages(page: Path, to: Path) -> int:
    """Print a page as PDF, and count its sheets."""
    _chromium(to.parent, "--no-pdf-header-footer", f"--print-to-pdf={to}", page.as_uri())
    return len(re.findall(rb"/Type\s*/Page\b", to.read_bytes()))


def photograph(page: Path, to: Path) -> bytes:
    """Take a picture of a page."""
    _chromium(to.parent, "--window-size=900,1200", f"--screenshot={to}", page.as_uri())
    return to.read_bytes()


def _chromium(folder: Path, *arguments: str) -> None:
    profile = folder / "profile"
    subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", *arguments],
        check=True,
        capture_output=True,
        env=environment(),
        timeout=60,
    )


def axe_violations(pages: list[Path]) -> list[list[str]]:
    """Return what axe finds wrong with pages, light and dark."""
    return _node(_AXE, CHROMIUM, json.dumps([*FLAGS[1:]]), *map(str, pages))


def markup_errors(pages: list[Path]) -> list[list[str]]:
    """Return what the validator finds wrong with pages."""
    return _node(_VALIDATE, *map(str, pages))


def _node(script: str, *arguments: str) -> list[list[str]]:
    done = subprocess.run(
        [NODE, "-e", script, *arguments],
        check=True,
        capture_output=True,
        text=True,
        timeout=80,
        env=environment(),
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found
