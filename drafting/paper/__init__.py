"""An answer as a file to keep: its parts in order, as PDF or as DOCX. Made in memory; nothing is written anywhere."""

from drafting.paper.answers import answer_paper
from drafting.paper.blocks import Block, Kind, Paper
from drafting.paper.docx_file import docx_bytes
from drafting.paper.pdf_file import pdf_bytes

__all__ = ["Block", "Kind", "Paper", "answer_paper", "docx_bytes", "pdf_bytes"]
