"""Amending acts: what they change, and the dated wordings of the acts they change."""

from ingest.amend.build import amendments
from ingest.amend.consolidate import Act, consolidate

__all__ = ["Act", "amendments", "consolidate"]
