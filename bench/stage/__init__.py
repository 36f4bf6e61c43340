"""Where benches play: a database server of their own, a portfolio of any size in it, and statements written by hand.

Whoever imports it runs the product of this tree, and finds what its tests are built of.
"""

import sys
from pathlib import Path

TOP = Path(__file__).parents[2]
sys.path[:0] = [str(TOP / "backend"), str(TOP / "tests")]
