"""Sorting a table of questions or cases: each row with its verdict, conditions, law and sanctions, or its problem."""

__all__ = ["LARGEST", "Sorter", "Table", "read_table", "sorted_table", "write_table"]

from drafting.sorting.read import LARGEST, read_table
from drafting.sorting.sort import Sorter, sorted_table
from drafting.sorting.table import Table
from drafting.sorting.write import write_table
