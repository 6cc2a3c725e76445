"""Libraries that only some users need, loaded when they are, and named when they are missing."""

from __future__ import annotations

import importlib
from types import ModuleType

__all__ = ["require"]


def require(module: str, extra: str, purpose: str) -> ModuleType:
    """The module, or an ImportError that says which extra of broadsheet brings it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        msg = f"{purpose} needs {library}: pip install 'broadsheet[{extra}]'"
        raise ImportError(msg, name=error.name, path=error.path) from error
