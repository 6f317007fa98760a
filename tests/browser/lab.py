"""A page in a real JupyterLab: opening, running, choosing from menus, and what the console said."""

import re

import nbformat
from playwright.sync_api import Page, expect


class Lab:
    """A page in JupyterLab; `said` holds what the console was told of errors."""

    def __init__(self, page: Page, server) -> None:
        """Listens from the first moment."""
        self.page, self.server, self.said = page, server, []
        page.on("pageerror", lambda error: self.said.append(f"pageerror: {error}"))
        page.on("console", self._hear)

    def _hear(self, message) -> None:
        if message.type == "error":
            self.said.append(message.text)

    def open(self, path: str) -> None:
        """Opens the notebook; its kernel is ready, and no dialog asks anything."""
        workspace = path.rpartition("/")[2].removesuffix(".ipynb")  # no other test's tabs
        self.page.goto(self.server.address(f"lab/workspaces/{workspace}/tree/{path}"))
        expect(self.page.locator(".jp-Notebook")).to_be_visible(timeout=60_000)
        expect(self.page.locator(".jp-Dialog")).to_have_count(0)
        expect(self.page.get_by_role("button", name="| Idle")).to_be_visible(timeout=60_000)

    def run_all(self, path: str, code_cells: int) -> None:
        """Opens the notebook and runs all its cells, by the menu, as a student does."""
        self.open(path)
        self.choose("Edit", "Clear Outputs of All Cells")  # the counts of the file go with them
        self.choose("Run", "Run All Cells")
        last = self.page.locator(".jp-InputPrompt", has_text=re.compile(rf"^\[{code_cells}\]:$"))
        expect(last).to_be_visible(timeout=60_000)

    def choose(self, menu: str, entry: str) -> None:
        """Chooses an entry of a menu."""
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=entry, exact=True).click()


def write_notebook(server, name: str, *cells: str) -> str:
    """A notebook with these code cells, in the server's folder; its path there."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, server.folder / "notebooks" / name)
    return f"notebooks/{name}"
