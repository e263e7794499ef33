"""The commands of the command line: each prints its result and returns the exit code."""
