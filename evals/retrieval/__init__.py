"""Retrieval measured side by side: the plain recipe, BM25 alone, dense alone, and Netral's search (`__main__`)."""
