"""The four tabs of the window; they share the session and nothing else."""
