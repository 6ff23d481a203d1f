"""The command line, a module a subject: what ``simpul`` can be asked and told. ``simpul.cli`` puts them together."""
