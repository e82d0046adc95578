"""What ``nn-explorer`` does in a terminal: a module for each command, with its options and its work."""
