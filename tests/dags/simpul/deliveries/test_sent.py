"""Tables that people read tell a delivery in words; what a machine reads keeps its id."""

import re
from pathlib import Path

import pytest
from simpul.deliveries import sent
from simpul.numbers import kpi
from simpul.publish import publish
from simpul.settings import Settings
from simpul.world import World

from tests.dags.simpul.small_warehouse import small_warehouse


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Settings:
    settings = small_warehouse(Path(tmp_path_factory.mktemp("sent")))
    publish(settings, World())
    return settings


def test_a_findings_delivery_is_told_by_agency_data_set_period_and_day(published: Settings):
    plain, told = kpi.findings(published), kpi.findings(published, in_words=True)
    assert len(plain) == len(told) > 0
    for one, said in zip(plain, told, strict=True):
        assert one["delivery_id"] not in said["delivery_id"]
        assert re.fullmatch(r".+, \w+ 2025-\d\d, received \d{4}-\d\d-\d\d", said["delivery_id"])
        assert {**said, "delivery_id": one["delivery_id"]} == one


def test_what_is_not_known_of_it_is_left_out():
    assert sent.words("BKN", "trainings", None, None) == "BKN, trainings"
    assert sent.words("BKN", "trainings", "2025", "2026-01-02T03:04:05Z") == "BKN, trainings 2025, received 2026-01-02"
