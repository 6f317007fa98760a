"""What the tests share: a browser, Node, a JupyterLab server, and no silent skips under CI."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cnnlesson import words

ROOT = Path(__file__).parents[1]
CHROMIUM_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Works in a container and as root, and asks nothing of the network by itself.
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NO_CHROMIUM = "needs Chromium or Chrome: apt-get install chromium, or CHROMIUM=path of one"
NO_NODE = "needs Node 20 or newer: apt-get install nodejs, or https://nodejs.org"
# What a test records by `record_property` under this name is printed at the end of the run.
SHOWN_AT_THE_END = "shown at the end"


class SkipsAreFailures:
    """Where everything is installed, a skipped test is a check that nobody ran."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item, call):
        """A test's report, failed where it would be skipped."""
        return failed_if_skipped((yield))

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector):
        """The report of a file, failed where the file as a whole would be skipped."""
        return failed_if_skipped((yield))


def failed_if_skipped(report):
    """The report, failed with the reason of the skip; an expected failure stays one."""
    if report.skipped and not hasattr(report, "wasxfail"):
        path, line, reason = report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{path}:{line}: a skip is a failure with CI=true: {reason}"
    return report


def pytest_configure(config):
    """Registers the rule as a plugin, because a conftest's own hooks never see notebooks/."""
    if os.environ.get("CI") == "true":
        config.pluginmanager.register(SkipsAreFailures())


def pytest_terminal_summary(terminalreporter):
    """Prints what the tests asked to be shown, passed or not."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, text in getattr(report, "user_properties", ()):
                if name == SHOWN_AT_THE_END and report.when == "call":
                    terminalreporter.write_line(text)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """What one test speaks, no other hears."""
    yield
    words.speak("en")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of an installed Chromium or Chrome."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else CHROMIUM_NAMES
    return first_installed(names) or pytest.skip(NO_CHROMIUM)


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node."""
    return first_installed(["node", "nodejs"]) or pytest.skip(NO_NODE)


def first_installed(names) -> str | None:
    """The path of the first program that is there."""
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def browser(chromium):
    """The installed browser, headless, steered by Playwright; each test opens its own page.

    Closed at a file's end: Playwright leaves an event loop running, which a later file's
    `asyncio.run` would meet.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()


@dataclass(frozen=True)
class LabServer:
    """A running JupyterLab: `folder` holds its own copy of notebooks/."""

    url: str
    token: str
    folder: Path

    def address(self, path: str = "lab") -> str:
        """The address of a page, with the token: `address("lab/tree/notebooks/x.ipynb")`."""
        return f"{self.url}/{path}?token={self.token}"

    def __str__(self) -> str:
        """The first page's address, with the token."""
        return self.address()


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory) -> Iterator[LabServer]:
    """A JupyterLab of its own on a copy of notebooks/; no setting of the user's is read."""
    home = tmp_path_factory.mktemp("lab")
    without = shutil.ignore_patterns(".ipynb_checkpoints")
    shutil.copytree(ROOT / "notebooks", home / "work" / "notebooks", ignore=without)
    server = LabServer(f"http://127.0.0.1:{free_port()}", "test", home / "work")
    log = home / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            lab_command(server),
            env=os.environ | lab_folders(home),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(server, process, log)
        yield server
    finally:
        stop(process)


def lab_command(server: LabServer) -> list[str]:
    """The command that starts this server and opens no browser."""
    return [
        *(sys.executable, "-m", "jupyter", "lab", "--no-browser", "--allow-root"),
        f"--ServerApp.root_dir={server.folder}",
        f"--ServerApp.port={server.url.rpartition(':')[2]}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={server.token}",
    ]


def lab_folders(home: Path) -> dict[str, str]:
    """Environment variables that keep a server's settings and tabs in one folder."""
    names = "JUPYTER_CONFIG_DIR JUPYTER_DATA_DIR JUPYTER_RUNTIME_DIR JUPYTERLAB_WORKSPACES_DIR"
    return {name: str(home / name.lower()) for name in [*names.split(), "IPYTHONDIR"]}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_ready(server: LabServer, process: subprocess.Popen, log: Path) -> None:
    """Asks the server's status until it answers; shows its log where it does not."""
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(server.address("api/status"), timeout=5) as answer:
                json.load(answer)
                return
        except OSError:  # refused, as long as it does not listen yet
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-3000:]}")


def stop(process: subprocess.Popen) -> None:
    """Ends the server, which ends its kernels; by force where it does not obey."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
