"""What a brief is asked for is held against its edition before a page is set."""

from argparse import Namespace

import pytest
from brief import asked

NOTHING = {"metric": None, "agency": "all", "period": None, "unit": None, "wave": None, "building": None}


@pytest.mark.parametrize(
    "words", [{}, {"metric": "budget_execution_index", "agency": "025", "period": "2025-06"}, {"period": "2025"}]
)
def test_what_is_known_passes(edition, words):
    asked.refuse_unknown(edition, Namespace(**NOTHING | words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"metric": "execution_index"}, "there is no metric 'execution_index' · did you mean budget_execution_index"),
        ({"agency": "O25"}, "there is no agency 'O25' · did you mean 025"),
        ({"period": "2031-01"}, "no period '2031-01' · the edition tells of those from 20"),
        ({"period": "2025-6"}, "'2025-6' is no period · write it as"),
        ({"building": "Z9"}, "there is no building 'Z9'"),
    ],
)
def test_what_is_not_is_refused_beside_what_is_near(edition, words, said):
    with pytest.raises(asked.Unknown, match=said):
        asked.refuse_unknown(edition, Namespace(**NOTHING | words))
