"""What is held, in SQLite: texts, their dated wordings, what happened to them. The truth that every index is made from.

`Reader` answers questions and never blocks or is blocked; `Store` also writes and is the only one while it is open.
"""

from corpus.store.journal import Journal
from corpus.store.ledger import Entry
from corpus.store.read import Reader
from corpus.store.write import Store

__all__ = ["Entry", "Journal", "Reader", "Store"]
