"""MkDocs adapter: the only package that imports MkDocs.

With `MALBILD_ENGINE=properdocs` every import of MkDocs gets ProperDocs, its continuation, which must be installed.
"""

import os
from importlib import import_module

if os.environ.get("MALBILD_ENGINE") == "properdocs":
    import_module("properdocs.replacement")  # before the first import of MkDocs
