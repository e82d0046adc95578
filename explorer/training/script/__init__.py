"""A run as a short Python script: NumPy alone makes the same losses again."""

from explorer.training.script.compose import run_script
from explorer.training.script.plan import NoScriptError

__all__ = ["NoScriptError", "run_script"]
