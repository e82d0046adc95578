"""What of runs goes into files of other kinds: weights, curves as table or picture, a script."""

from __future__ import annotations

import datetime
import io
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QFileDialog, QWidget

from explorer.nn import NetworkError, WeightsMetadata, save_network
from explorer.ui import messages
from explorer.ui.run_files import file_name, write_beside
from explorer.ui.tabs.train.run_words import run_name, training_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.training import ListedRun, Snapshot
    from explorer.ui.background import Progress
    from explorer.ui.session import Session


class RunExports(QObject):
    """Asks where to, and writes; what goes wrong becomes a message.

    Parameters
    ----------
    session : Session
    widget : QWidget
        Its window owns the file dialogs.
    """

    def __init__(self, session: Session, widget: QWidget) -> None:
        super().__init__(widget)
        self._run = session.run
        self._widget = widget
        self._folder = Path.home()

    def ask_for_weights(self, run: ListedRun) -> None:
        """Save the weights of a run, of the current one those that are looked at."""
        path = self._ask(self.tr("Export weights"), run_name(run), self.tr("Network weights (*.npz)"), ".npz")
        if path is not None:
            self.export_weights(path, run)

    def export_weights(self, path: Path, run: ListedRun) -> None:
        """Write a run's weights as a file that can read the canvas."""
        shown = self._shown(run)
        if shown is None:
            return
        found = {evaluation.iteration: evaluation for evaluation in run.record.history.evaluations}
        dataset, accuracy = run.record.setup.dataset, {}
        if shown.iteration in found:
            shares = found[shown.iteration]
            accuracy = {
                f"{dataset} train": shares.train_accuracy,
                f"{dataset} test": shares.test_accuracy,
            }
        note = f"{training_words(run.record.setup)}, iteration {shown.iteration:,}"
        day = datetime.datetime.now().astimezone().date().isoformat()
        metadata = WeightsMetadata(run_name(run), dataset, accuracy, note, day)
        try:
            save_network(path, shown.network, metadata)
        except NetworkError as error:
            messages.report(error)

    def ask_for_table(self) -> None:
        """Save the curves of the runs that are drawn as a table."""
        path = self._ask(self.tr("Export curves"), self._title(), self.tr("Table (*.csv)"), ".csv")
        if path is not None:
            self.export_table(path)

    def export_table(self, path: Path) -> None:
        """Write every iteration of the runs that are drawn; beside the window, for they may be a million."""
        from explorer.training.curve_table import write_curves

        runs = [(run_name(run), run.record.history) for run in self.drawn()]

        def content() -> bytes:
            text = io.StringIO(newline="")
            write_curves(text, runs)
            # With its mark, by which spreadsheets know that names may be in any script.
            return text.getvalue().encode("utf-8-sig")

        self._write(path, content)

    def ask_for_picture(self) -> None:
        """Save the curves of the runs that are drawn as a picture."""
        kinds = self.tr("Picture (*.png);;Drawing (*.svg)")
        path = self._ask(self.tr("Export picture of the curves"), self._title(), kinds, ".png")
        if path is not None:
            self.export_picture(path)

    def export_picture(self, path: Path) -> None:
        """Write the curves of the runs that are drawn, as SVG or else as PNG."""
        # Imported when it is asked for: hardly any sitting makes such a picture.
        from explorer.ui.tabs.train.curve_picture import png_of, svg_of
        from explorer.ui.tabs.train.curve_sheet import sheet_of

        sheet = sheet_of(self.drawn(), self._run.record)
        made = svg_of(sheet, self._title()) if path.suffix.lower() == ".svg" else png_of(sheet)
        self._write(path, lambda: made)

    def ask_for_script(self, run: ListedRun) -> None:
        """Save a run as a script, if a short one can make it again."""
        from explorer.training.script import NoScriptError, run_script

        try:
            script = run_script(run.record, run_name(run))
        except NoScriptError as error:
            messages.report(error)
            return
        path = self._ask(self.tr("Export as script"), run_name(run), self.tr("Python script (*.py)"), ".py")
        if path is not None:
            self._write(path, lambda: script.encode())

    def drawn(self) -> list[ListedRun]:
        """Return the runs whose curves are drawn: the ticked ones, and the current one."""
        return [run for run in self._run.runs.listed if run.shown or run.record is self._run.record]

    def _shown(self, run: ListedRun) -> Snapshot | None:
        if run.record is self._run.record:
            return self._run.shown
        newest = run.record.newest
        return None if newest is None else newest.snapshot

    def _title(self) -> str:
        runs = self.drawn()
        return run_name(runs[0]) if len(runs) == 1 else self.tr("Runs")

    def _ask(self, title: str, name: str, kinds: str, suffix: str) -> Path | None:
        name = file_name(name) or "run"
        chosen, kind = QFileDialog.getSaveFileName(
            self._widget.window(), title, str(self._folder / f"{name}{suffix}"), kinds
        )
        if not chosen:
            return None
        path = Path(chosen)
        self._folder = path.parent
        wanted = ".svg" if kind.endswith("(*.svg)") and path.suffix in ("", ".png") else suffix
        return path.with_suffix(wanted) if not path.suffix or wanted == ".svg" else path

    def _write(self, path: Path, content: Callable[[], bytes]) -> None:
        from explorer.training.run_file.files import replacing

        def work(_progress: Progress) -> None:
            made = content()
            with replacing(path) as file:
                file.write(made)

        write_beside(self, work, lambda _nothing: None)
