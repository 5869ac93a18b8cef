"""Rewriting an answer with a language model, where one is set, and the check that withholds what it gets wrong."""

from qa.writer.model import Writer
from qa.writer.rewrite import Rewriter, Rewriting, open_rewriter, rewriting_json, with_rewriting
from qa.writer.verify import Verifier, Wrong

__all__ = ["Rewriter", "Rewriting", "Verifier", "Writer", "Wrong", "open_rewriter", "rewriting_json", "with_rewriting"]
