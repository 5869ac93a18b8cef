"""Surat imbauan: what the writer chose becomes a letter, checked by the audit, as text, DOCX and PDF."""

from drafting.letter.compose import compose
from drafting.letter.data import load_plans
from drafting.letter.docx import docx_of
from drafting.letter.form import document, lines
from drafting.letter.pdf import letter_pdf
from drafting.letter.values import Letter, Request

__all__ = ["Letter", "Request", "compose", "document", "docx_of", "letter_pdf", "lines", "load_plans"]
