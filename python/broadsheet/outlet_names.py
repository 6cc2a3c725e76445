"""Names of outlets that differ only as a slip of the pen would have it."""

from __future__ import annotations

import warnings

from broadsheet import _core
from broadsheet.errors import DataWarning

__all__ = ["tell_alike_outlets"]

_GROUPS_SHOWN = 3


def tell_alike_outlets(
    core: _core.Corpus, *before: _core.Corpus | None, stacklevel: int = 3
) -> None:
    """Warns once of outlets that differ only in capitals or spaces, unless one had them before."""
    known = [_alike(one) for one in before if one is not None]
    groups = [group for group in _alike(core) if not any(group in one for one in known)]
    if not groups:
        return
    shown = "; ".join(" and ".join(map(repr, group)) for group in groups[:_GROUPS_SHOWN])
    more = f"; {len(groups) - _GROUPS_SHOWN} more" if len(groups) > _GROUPS_SHOWN else ""
    first = " or ".join(map(repr, groups[0][:2]))
    msg = (
        f"outlets that differ only in capitals or spaces are different outlets: {shown}{more}. "
        f"If they are one, give them one name ({first}) before they are read; "
        "corpus.where(outlet=[...]) takes several"
    )
    warnings.warn(msg, DataWarning, stacklevel=stacklevel)


def _alike(core: _core.Corpus) -> list[list[str]]:
    """Names that are one but for capitals and spaces, sorted."""
    groups: dict[str, list[str]] = {}
    for name in core.outlet_names:
        groups.setdefault(" ".join(name.casefold().split()), []).append(name)
    return sorted(sorted(names) for key, names in groups.items() if key and len(names) > 1)
