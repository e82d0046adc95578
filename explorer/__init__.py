"""See a neural network from the inside: draw a digit, follow every number, train it live."""
