"""Statistical disclosure control: small groups of people are withheld from an edition so that nobody can work them out.

Three steps, each of its own making: what is counted (``layout``), what is withheld (``suppression``), and an attack on
what is left (``attack``) by linear programming over everything published, now and before (``polytope``, ``history``).
"""

from simpul.disclosure.attack import refuse_recovered
from simpul.disclosure.joint import Joint
from simpul.disclosure.pattern import Pattern, censuses, patterns

__all__ = ["Joint", "Pattern", "censuses", "patterns", "refuse_recovered"]
