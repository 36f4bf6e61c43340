"""Runs npm in `frontend/` with the Node of the virtual environment: `python3 tools/npm.py run check`."""

import sys

import prepare

prepare.npm(*sys.argv[1:])
