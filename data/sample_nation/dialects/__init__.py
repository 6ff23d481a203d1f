"""What each agency sends, in its own words: one module an agency, each with ``deliver(nation, outbox)``."""
