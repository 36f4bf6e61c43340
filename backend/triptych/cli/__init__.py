"""The command line: every way to start, fill, check and keep an installation."""
