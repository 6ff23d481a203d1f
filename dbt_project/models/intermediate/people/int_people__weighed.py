"""One row per pair of an unsettled record and a known person that blocking brings together; Splink weighs it."""


def model(dbt, session):  # noqa: ANN001, ANN201 - dbt's own
    """Weigh the pairs; parameters come with the code or from the data folder."""
    dbt.config(materialized="table", schema="vault")
    from simpul.linkage.scoring import weighed

    records, people = dbt.ref("int_people__unsettled"), dbt.ref("int_people__known")
    return weighed(session, records.to_arrow_table(), people.to_arrow_table())
