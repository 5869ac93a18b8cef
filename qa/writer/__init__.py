"""Rewriting an answer with a language model, where one is set, and the check that withholds what it gets wrong."""

from qa.writer.model import Writer
from qa.writer.rewrite import Rewriter, Rewriting, open_rewriter
from qa.writer.verify import Fault, Verifier, Wrong

__all__ = ["Fault", "Rewriter", "Rewriting", "Verifier", "Writer", "Wrong", "open_rewriter"]
