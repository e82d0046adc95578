"""Pieces of code that several labs' programs share, written as the book writes them."""

from __future__ import annotations

ADD_LAYER = """class AddLayer:
    def forward(self, x, y):
        return x + y

    def backward(self, dout):
        return dout * 1, dout * 1"""

MUL_LAYER = """class MulLayer:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y

    def backward(self, dout):
        return dout * self.y, dout * self.x"""
