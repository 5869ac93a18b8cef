"""Socialization packs: what a trainer carries into a session, made from the rulings that answer questions."""
