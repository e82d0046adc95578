"""The window of the user's own digits: a gallery with the network's verdicts, and training on them.

Nothing is imported here: the window is made when it is first asked for, and only then its modules are read.
"""
