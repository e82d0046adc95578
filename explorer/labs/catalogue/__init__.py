"""The labs, one module each, named by its key and holding it as ``LAB``; ``labs()`` finds them."""
