"""Amending acts: what they change, and the dated wordings of the acts they change."""

from ingest.amend.build import amendments

__all__ = ["amendments"]
