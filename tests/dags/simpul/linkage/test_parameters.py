import json

import pytest
from simpul.errors import ModelFailed
from simpul.linkage import parameters
from simpul.linkage.comparisons import LEVELS


def test_the_committed_model_is_of_the_comparisons_that_we_make(tmp_path):
    model = parameters.read(tmp_path)
    assert set(model.listed()) == set(LEVELS)
    for name, chances in model.listed().items():
        assert chances["m"][0] > chances["u"][0], f"{name}: its best level speaks for a match"
        assert chances["m"][-1] < chances["u"][-1], f"{name}: what is left speaks against one"
        for which in ("m", "u"):
            assert sum(chances[which]) == pytest.approx(1, abs=0.01)


def test_a_model_of_our_own_overrides_it_and_has_another_version(tmp_path):
    told = json.loads(parameters.COMMITTED.read_text("utf-8"))
    told["comparisons"]["sex"]["same"]["m"] = 0.9
    own = tmp_path / parameters.FOLDER / parameters.COMMITTED.name
    own.parent.mkdir()
    own.write_text(json.dumps(told))
    assert parameters.path(tmp_path) == own
    assert parameters.read(tmp_path).version != parameters.read(tmp_path / "elsewhere").version


@pytest.mark.parametrize("text", ["", "{}", '{"comparisons": {"name": 3}}'])
def test_a_broken_model_is_refused(tmp_path, text):
    own = tmp_path / parameters.FOLDER / parameters.COMMITTED.name
    own.parent.mkdir()
    own.write_text(text)
    with pytest.raises(ModelFailed, match="cannot be read"):
        parameters.read(tmp_path)


def test_an_impossible_chance_is_refused(tmp_path):
    told = json.loads(parameters.COMMITTED.read_text("utf-8"))
    told["comparisons"]["sex"]["other"]["m"] = 0
    own = tmp_path / parameters.FOLDER / parameters.COMMITTED.name
    own.parent.mkdir()
    own.write_text(json.dumps(told))
    with pytest.raises(ModelFailed, match="no chances"):
        parameters.read(tmp_path)


def test_a_few_more_people_change_no_prior():
    assert parameters.prior(25_000) == parameters.prior(25_102) == 0.5**15
    assert parameters.prior(1) == 0.5


def test_the_same_chances_make_the_same_text():
    chances = parameters.read(parameters.COMMITTED.parent).chances
    assert parameters.text(chances, "x") == parameters.text(json.loads(json.dumps(chances)), "x")
