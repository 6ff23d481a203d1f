"""Reading an edition with SQL of one's own: a child process per query, behind walls of the system and a gate of syntax.

`warden` starts the child and ends it in time; `child` is that process; `walls` are the system's limits in it; `gate`
lets one SELECT or EXPLAIN through, of named tables and functions only; `permitted` is what a scoped reader has.
"""
