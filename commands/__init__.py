"""The commands of `netral`, a file for each kind: answers, texts, writing, serving. Edges: they print and return a
code.
"""
