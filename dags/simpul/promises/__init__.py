"""Second opinion: Great Expectations judges what was promised. Nothing else imports it, and this only lazily (4 s)."""

from __future__ import annotations

from simpul.promises.judge import judge, kept, warm
from simpul.promises.promise import Kind, Outcome, Promise, Target, quoted

__all__ = ["Kind", "Outcome", "Promise", "Target", "judge", "kept", "quoted", "warm"]
