"""Widgets with one idea each; tabs and panels put them together."""
