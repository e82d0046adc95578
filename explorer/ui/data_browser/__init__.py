"""The images of the data sets, to be looked at: by part and class, and one at a time on the canvas."""

from __future__ import annotations
