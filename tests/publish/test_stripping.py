"""Running again and stripping: what is committed is the same on each machine and each day."""

import nbformat
import pytest

from cnnlesson.publish import __main__ as command
from cnnlesson.publish.chapters import Chapter, chapters
from cnnlesson.publish.run import NotebookError, executed, rerun
from cnnlesson.publish.strip import machine_paths, stripped


def written(folder, *sources, tags=()):
    """A notebook with these code cells, never run; the last one has the tags."""
    cells = [nbformat.v4.new_code_cell(source, id=f"c{i}") for i, source in enumerate(sources)]
    cells[-1].metadata["tags"] = list(tags)
    path = folder / "01_written.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_takes_out_what_changes_by_itself(sample_run):
    """The run has times, views and state; the stripped copy has none, and the words stay."""
    before = nbformat.writes(sample_run)
    after = nbformat.writes(stripped(sample_run))

    for varying in ('"execution":', "widget-view+json", "widget-state+json", "iopub"):
        assert varying in before
        assert varying not in after
    assert '"Counter(3)"' in after
    assert nbformat.writes(sample_run) == before, "the run itself is left as it was"


def test_counts_and_names_are_those_of_a_fresh_run(sample_run):
    """Counts go 1, 2, 3 …; the kernel's name is the plain one; no Python version."""
    notebook = stripped(sample_run)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]

    assert counts == list(range(1, len(counts) + 1))
    assert notebook.metadata.kernelspec.display_name == "Python 3"
    assert "version" not in notebook.metadata.language_info
    assert [cell.id for cell in notebook.cells] == [f"cell-{i}" for i in range(len(notebook.cells))]


def test_second_run_changes_no_byte(sample_path, tmp_path):
    """The first run writes the file, the second leaves it alone."""
    path = tmp_path / "01_copy.ipynb"
    (tmp_path / "images").mkdir()
    path.write_bytes(sample_path.read_bytes())

    assert rerun([Chapter(path, tmp_path)]) == [path]
    first = path.read_bytes()

    assert rerun([Chapter(path, tmp_path)]) == []
    assert path.read_bytes() == first
    assert first.endswith(b"}\n")
    assert not first.endswith(b"\n\n")


def test_sharp_figure_is_as_large_as_before(tmp_path):
    """Twice the pixels, the same size: the width is written beside it."""
    source = "%matplotlib inline\nfrom matplotlib.figure import Figure\n"
    source += "figure = Figure(figsize=(3, 1)); figure.add_subplot(); figure"
    path = written(tmp_path, source)

    plain, sharp = (executed(path, sharp=sharp).cells[0].outputs[0] for sharp in (False, True))

    assert "image/png" not in plain.metadata
    assert sharp.metadata["image/png"]["width"] > sharp.metadata["image/png"]["height"] > 0
    assert len(sharp.data["image/png"]) > len(plain.data["image/png"])


def test_error_in_an_untagged_cell_stops(tmp_path):
    """The notebook, the cell and the error are named; the file stays as it was."""
    path = written(tmp_path, "1 + 1", "int('no')")
    before = path.read_bytes()

    with pytest.raises(NotebookError, match=r"01_written\.ipynb, cell 1: ValueError: invalid"):
        rerun([Chapter(path, tmp_path)])

    assert path.read_bytes() == before


def test_command_says_what_failed_and_returns_1(tmp_path, capsys):
    """`python -m cnnlesson.publish notebooks` fails with one line."""
    path = written(tmp_path, "missing")

    assert command.main(["notebooks", str(path)]) == 1

    assert "cell 0: NameError: name 'missing'" in capsys.readouterr().err


def test_cell_that_takes_too_long_stops(tmp_path):
    """The limit counts for each cell."""
    path = written(tmp_path, "import time", "time.sleep(9)")

    with pytest.raises(NotebookError, match=r"cell 1: CellTimeoutError"):
        executed(path, timeout_s=1)


def test_expected_error_must_come(tmp_path):
    """A tagged cell that raises nothing is a lesson that no longer holds."""
    path = written(tmp_path, "1 + 1", tags=["raises-exception"])

    with pytest.raises(NotebookError, match=r"cell 0: tagged raises-exception, but it raised"):
        executed(path)


def test_traceback_keeps_the_learners_frames_only(tmp_path):
    """No colour and no library's path; the learner's line and the message stay."""
    path = written(tmp_path, "import json\njson.loads('{')", tags=["raises-exception"])
    raw = executed(path)

    (error,) = stripped(raw).cells[0].outputs
    text = "\n".join(error.traceback)

    assert "json.loads('{')" in text
    assert "JSONDecodeError: Expecting property name" in text
    assert "\x1b" not in text
    assert ".py" not in text


def test_place_on_this_machine_is_found(tmp_path):
    """A path in a printed line is refused, with its cell."""
    path = written(tmp_path, "1", "import sys; print(sys.prefix + '/lib')")

    assert [index for index, place in machine_paths(executed(path))] == [1]
    with pytest.raises(NotebookError, match=r"cell 1: its output names a place on this machine"):
        rerun([Chapter(path, tmp_path)])


def test_folder_without_notebooks_is_an_error(tmp_path):
    """Making nothing of nothing is not a success."""
    with pytest.raises(FileNotFoundError, match="there is no notebook in"):
        chapters(folder=tmp_path)
