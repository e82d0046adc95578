"""A run as a short Python script: NumPy alone makes the same losses again."""

from explorer.training.errors import NoScriptError
from explorer.training.script.compose import run_script

__all__ = ["NoScriptError", "run_script"]
