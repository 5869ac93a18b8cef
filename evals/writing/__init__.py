"""How well rewritings are checked: lies told on purpose, and faithful rewritings by hand."""
