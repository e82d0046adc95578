"""Fetches files of a data set from the internet: from several mirrors, checked by SHA-256, cancellable."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from explorer.data.catalogue import entry_of
from explorer.data.errors import DataError
from explorer.data.folders import data_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from explorer.data.catalogue import DataFile, DatasetEntry
    from explorer.data.errors import Reason

_TIMEOUT_SECONDS = 15
# Small enough that a slow connection can be cancelled within a second or two.
_CHUNK_BYTES = 16 * 1024


def fetch(
    name: str,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Path:
    """Download what is missing of a data set.

    Parameters
    ----------
    name
        Its key in ``DATASETS``. For the carried sample there is nothing to do.
    progress
        Called with the bytes done and the bytes in all, after every chunk; files that are there already
        count as done. When a mirror fails in the middle of a file, the bytes done step back.
    cancelled
        Asked before every chunk; once it is true, fetching ends with DataError ("cancelled").

    Returns
    -------
    Path
        The folder that holds the files.

    Raises
    ------
    DataError
        ``offline`` (no mirror delivered), ``checksum`` (what they delivered is not the original),
        ``unwritable``, ``cancelled`` or ``unknown_name``.

    Notes
    -----
    A file gets its name only when it is complete and its SHA-256 is right, so whatever interrupts fetching,
    calling again goes on with the files that are still missing or broken. When a mirror fails, the next one
    is asked, and goes on being asked first.
    """
    entry = entry_of(name)
    folder = data_folder(entry.key)
    missing = [file for file in entry.files if not _is_good(folder / file.name, file)]
    if not missing:
        return folder
    import tempfile  # for who fetches; it takes 4 ms of a start

    meter = _Meter(entry, missing, progress, cancelled)
    sources = list(entry.mirrors)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=".partial-", dir=folder, ignore_cleanup_errors=True
        ) as partial:
            for file in missing:
                _from_any(sources, file, Path(partial), meter)
                # In one step: no reader ever sees a part of it.
                (Path(partial) / file.name).replace(folder / file.name)
    except OSError as error:
        detail = error.strerror or str(error)
        raise DataError("unwritable", name=entry.key, path=folder, detail=detail) from error
    except _NoSourceError as error:
        files = tuple(file.name for file in missing)
        reason: Reason = "checksum" if error.all_wrong else "offline"
        raise DataError(reason, name=entry.key, path=folder, detail=str(error), files=files) from error
    return folder


class _Meter:
    """How far fetching is, whom to tell, and whether to go on."""

    def __init__(
        self,
        entry: DatasetEntry,
        missing: Sequence[DataFile],
        progress: Callable[[int, int], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._entry = entry
        self._progress = progress
        self._cancelled = cancelled
        self._finished = entry.size - sum(file.size for file in missing)
        self.report(0)

    def report(self, of_this_file: int) -> None:
        """Tell the bytes done, with so many of the current file."""
        if self._progress is not None:
            self._progress(self._finished + of_this_file, self._entry.size)

    def finish(self, file: DataFile) -> None:
        """Count the current file as done."""
        self._finished += file.size
        self.report(0)

    def check(self) -> None:
        """Raise DataError ("cancelled") if the user no longer wants it."""
        if self._cancelled is not None and self._cancelled():
            raise DataError("cancelled", name=self._entry.key)


class _SourceError(Exception):
    """One mirror did not deliver a file, or (``wrong``) delivered another."""

    def __init__(self, message: str, wrong: bool) -> None:
        super().__init__(message)
        self.wrong = wrong


class _NoSourceError(Exception):
    """No mirror delivered a file."""

    def __init__(self, failures: Sequence[_SourceError]) -> None:
        super().__init__("; ".join(map(str, failures)) or "there is no source to fetch it from")
        self.all_wrong = bool(failures) and all(failure.wrong for failure in failures)


def _from_any(sources: list[str], file: DataFile, folder: Path, meter: _Meter) -> None:
    """Download a file from the first source that delivers it; those that fail go to the end of the list."""
    failures: list[_SourceError] = []
    for source in tuple(sources):
        meter.check()
        try:
            _download(source, file, folder, meter)
        except _SourceError as failure:
            failures.append(failure)
            sources.append(sources.pop(0))
            meter.report(0)
        else:
            meter.finish(file)
            return
    raise _NoSourceError(failures)


def _download(source: str, file: DataFile, folder: Path, meter: _Meter) -> None:
    """Download a file into the folder and check it."""
    # Imported here: together they take 0.2 s, which only those who fetch should pay. pooch requires requests.
    import pooch
    import requests

    def download(url: str, target: str, _pooch: object) -> None:
        # pooch's own downloader leaves the connection open when it is interrupted, and cannot be cancelled.
        # The header: a server may pack the packed file once more for the way, and requests would unpack both.
        identity = {"Accept-Encoding": "identity"}
        done = 0
        with (
            open(target, "wb") as stream,
            requests.get(url, headers=identity, stream=True, timeout=_TIMEOUT_SECONDS) as response,
        ):
            response.raise_for_status()
            for chunk in response.iter_content(_CHUNK_BYTES):
                meter.check()
                done += len(chunk)
                if done > file.size:
                    raise ValueError(f"more than {file.size:,} bytes were sent")
                stream.write(chunk)
                meter.report(done)

    pooch.get_logger().setLevel("WARNING")
    try:
        pooch.retrieve(
            source + file.name,
            known_hash=f"sha256:{file.sha256}",
            fname=file.name,
            path=folder,
            downloader=download,
        )
    except requests.HTTPError as error:
        status = error.response.status_code if error.response is not None else "an error"
        raise _SourceError(f"{source} answered {status}", wrong=False) from error
    except requests.Timeout as error:
        raise _SourceError(f"{source} did not answer in {_TIMEOUT_SECONDS} seconds", wrong=False) from error
    except requests.ConnectionError as error:
        raise _SourceError(f"{source} could not be reached", wrong=False) from error
    except requests.RequestException as error:
        raise _SourceError(f"{source} broke off ({type(error).__name__})", wrong=False) from error
    except ValueError as error:
        raise _SourceError(f"{source} sent another file", wrong=True) from error


def _is_good(path: Path, file: DataFile) -> bool:
    """Return whether the file is there and the original."""
    if not path.is_file() or path.stat().st_size != file.size:
        return False
    import pooch

    return str(pooch.file_hash(str(path), alg="sha256")) == file.sha256
