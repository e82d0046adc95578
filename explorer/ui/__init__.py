"""The window: Qt widgets that draw from the session and write back through it."""
