import polars as pl
import pytest
from sample_nation.faults import SMALLEST, Fault, inject
from sample_nation.nation import Nation

HEIGHT = 20_000
NUMBERS = pl.int_range(HEIGHT, eager=True)
FRAME = pl.DataFrame(
    {
        "code": NUMBERS.cast(pl.String).str.zfill(6),
        "nip": "1986010120100112" + (NUMBERS % 90 + 10).cast(pl.String),
        "name": ["Siti Nurhaliza Putri"] * HEIGHT,
        "born": ["03-04-1986"] * HEIGHT,
        "value": NUMBERS,
    }
)
FAULTS = (
    Fault("missing", "code"), Fault("unknown_code", "code"), Fault("out_of_range", "value", value=-5),
    Fault("impossible_date", "born"), Fault("short_identifier", "nip"), Fault("exact_copy"),
    Fault("same_key", ("code",), value="value"), Fault("lost_zeros", "code"), Fault("missing_optional", "nip"),
    Fault("mistyped_identifier", "nip"), Fault("name_variant", "name"), Fault("birth_date_swapped", "born"),
    Fault("birth_date_wrong", "born"), Fault("spaces", "name"), Fault("swapped_identifier", "nip"),
)  # fmt: skip


def injected(profile: str = "hard", frame: pl.DataFrame = FRAME) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return what is sent and the truth about it."""
    return inject(frame, FAULTS, profile, Nation().rng("test"))


def test_without_faults_nothing_changes():
    sent, told = injected("none")
    assert sent.equals(FRAME) and not told.height


def test_the_truth_names_every_change_and_no_other():
    sent, told = injected()
    changed = {
        (row, column)
        for column in FRAME.columns
        for row in (sent[column].head(HEIGHT).ne_missing(FRAME[column])).arg_true().to_list()
    }
    cells = told.filter(~pl.col("kind").is_in(["exact_copy", "same_key"]))
    assert set(cells.select("row", "column").iter_rows()) == changed
    assert cells.height == len(changed), "a cell has one fault"
    for row, column, after in cells.select("row", "column", "after").iter_rows():
        assert (None if sent[column][row] is None else str(sent[column][row])) == after


def test_doubled_rows_are_told_with_their_place():
    sent, told = injected()
    copies = told.filter(kind="exact_copy")["row"].to_list()
    pairs = told.filter(kind="same_key")["row"].to_list()
    added = [row for row in (*copies, *pairs) if row >= HEIGHT]
    assert sorted(added) == list(range(HEIGHT, sent.height))
    assert all(sent.row(row) in sent.head(HEIGHT).rows() for row in copies[:2])
    assert len(pairs) == 2 * len([row for row in pairs if row >= HEIGHT])


@pytest.mark.parametrize(
    ("kind", "share"),
    [("missing_optional", 0.05), ("mistyped_identifier", 0.02), ("name_variant", 0.10), ("birth_date_wrong", 0.01)],
)
def test_identities_are_wrong_as_often_as_the_profile_says(kind, share):
    told = injected()[1].filter(kind=kind).height / HEIGHT
    assert told == pytest.approx(share, rel=0.35)
    assert injected("typical")[1].filter(kind=kind).height / HEIGHT == pytest.approx(share / 10, rel=0.6)


def test_a_swapped_birth_date_is_another_date_that_exists():
    sent, told = injected()
    swapped = told.filter(kind="birth_date_swapped")
    assert swapped.height > 20
    assert set(swapped["after"]) == {"04-03-1986"}


def test_swapped_numbers_are_each_others():
    frame = FRAME.with_columns(nip=pl.format("1986{}", pl.int_range(10**13, 10**13 + HEIGHT)))
    sent, told = injected(frame=frame)
    swapped = told.filter(kind="swapped_identifier")
    assert swapped.height % 2 == 0 and 50 < swapped.height < 200
    pairs = dict(swapped.select("before", "after").iter_rows())
    assert all(pairs[after] == before for before, after in pairs.items())
    assert [sent["nip"][row] for row in swapped["row"]] == swapped["after"].to_list()


def test_a_misspelt_name_keeps_its_titles():
    frame = FRAME.with_columns(name=pl.lit("Siti Aminah, S.E., M.M."))
    told = injected(frame=frame)[1].filter(kind="name_variant")
    ways = {"SITI AMINAH, S.E., M.M.", "S. Aminah, S.E., M.M.", "Siti Amina, S.E., M.M.", "Aminah Siti, S.E., M.M."}
    assert set(told["after"]) == ways


def test_faults_that_the_contract_sees_are_few_and_spare_small_deliveries():
    sent, told = injected()
    assert 0 < told.filter("is_visible")["row"].n_unique() / HEIGHT < 0.008
    assert not injected(frame=FRAME.head(SMALLEST - 1))[1].filter("is_visible").height


def test_the_same_seed_makes_the_same_mistakes():
    first, again = injected(), injected()
    assert first[0].equals(again[0]) and first[1].equals(again[1])
