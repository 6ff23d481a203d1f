"""dbt in this process: how it is called, and what it is spared."""
