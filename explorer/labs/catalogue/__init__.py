"""The labs, one module each, named by its key and holding it as ``LAB``; ``labs()`` finds them.

To add one: a module here (`argmax`, the smallest, is the example), its words in every language as
``resources/lessons/<language>/<key>.toml``, and its section's title in the ``contents.toml`` there.
A formula it names goes into ``resources/formulas/formulas.toml`` and is typeset by
``resources/make/formulas.py``. The tests that hold for every lab then say what is still missing.
"""
