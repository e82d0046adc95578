"""The digits that users keep of their own: one file that survives a crash, and a form to hand on."""

from __future__ import annotations

from explorer.data.personal.digit import KeptDigit
from explorer.data.personal.exchange import export_digits, import_digits
from explorer.data.personal.location import digits_path
from explorer.data.personal.store import DigitStore

__all__ = ["DigitStore", "KeptDigit", "digits_path", "export_digits", "import_digits"]
