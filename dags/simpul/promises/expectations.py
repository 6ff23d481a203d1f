"""The expectation of each kind of promise: GX's own where it has one that DuckDB and 10 M rows can bear.

Importing this module imports Great Expectations (4 s): only ``judge`` does, when it is needed.
"""

from __future__ import annotations

from typing import Any, ClassVar

import sqlalchemy as sa
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.core.metric_function_types import MetricPartialFunctionTypes
from great_expectations.execution_engine.sqlalchemy_execution_engine import SqlAlchemyExecutionEngine
from great_expectations.expectations.core.expect_column_values_to_be_between import ExpectColumnValuesToBeBetween
from great_expectations.expectations.core.expect_column_values_to_be_in_set import ExpectColumnValuesToBeInSet
from great_expectations.expectations.core.expect_column_values_to_not_be_null import ExpectColumnValuesToNotBeNull
from great_expectations.expectations.core.expect_table_row_count_to_be_between import ExpectTableRowCountToBeBetween
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_partial, metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider


class DuckDBEngine(SqlAlchemyExecutionEngine):
    """GX's SQL engine, healed for DuckDB."""

    def execute_query(self, query: Any) -> Any:
        """Freeze the result: duckdb-engine's cursor dies when its connection goes back to the pool."""
        with self.get_connection() as connection:
            return connection.execute(query).freeze()()


class Counting:
    """Asks GX for counts only, in one query for all columns; a value of a row is never fetched."""

    _configurations: ClassVar[dict[int, tuple[Any, Any]]] = {}

    @property
    def configuration(self) -> Any:
        """Return GX's description of the expectation, made once: GX asks for it 70 times, half a judgement's time."""
        if id(self) not in self._configurations:
            self._configurations[id(self)] = (self, super().configuration)  # type: ignore[misc]
        return self._configurations[id(self)][1]

    @classmethod
    def forget(cls) -> None:
        """Let go of the expectations of one judgement."""
        cls._configurations.clear()

    def get_validation_dependencies(
        self, execution_engine: Any = None, runtime_configuration: Any = None, **_: Any
    ) -> Any:
        """Return the metrics of the leanest result format, which are the counts, yet let the result hold them."""
        lean = {**(runtime_configuration or {}), "result_format": "BOOLEAN_ONLY"}
        needed = super().get_validation_dependencies(execution_engine, lean)  # type: ignore[misc]
        needed.result_format = {**needed.result_format, "result_format": "BASIC"}
        return needed

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        failed = metrics[f"{self.map_metric}.unexpected_count"] or 0  # type: ignore[attr-defined]
        counts = {"element_count": metrics["table.row_count"], "unexpected_count": failed}
        return {"success": failed == 0, "result": counts}


class UnsatisfiedRows(TableMetricProvider):
    """The number of rows that fail a DuckDB condition, in GX's one query; null does not fail, as in a SQL check."""

    metric_name = "unsatisfied.unexpected_count"
    value_keys = ("condition",)

    @metric_partial(
        engine=SqlAlchemyExecutionEngine,
        partial_fn_type=MetricPartialFunctionTypes.AGGREGATE_FN,
        domain_type=MetricDomainTypes.TABLE,
    )
    def _sqlalchemy(  # GX passes the class, by name
        cls,  # noqa: N805
        metric_domain_kwargs: dict[str, Any],
        metric_value_kwargs: dict[str, Any],
        **_: Any,
    ) -> Any:
        fails = sa.literal_column(f"not ({metric_value_kwargs['condition']})", sa.Boolean())
        return sa.func.count().filter(fails), metric_domain_kwargs, {}


class DoubledRows(TableMetricProvider):
    """The number of rows that share their columns with another row; rows with an empty one are left out."""

    metric_name = "doubled.unexpected_count"
    value_keys = ("columns", "among")

    @metric_value(engine=SqlAlchemyExecutionEngine)
    def _sqlalchemy(cls, execution_engine: Any, metric_value_kwargs: dict[str, Any], **_: Any) -> Any:  # noqa: N805
        names: list[Any] = [sa.column(name) for name in metric_value_kwargs["columns"]]
        rows = sa.select(sa.func.count().label("rows")).select_from(sa.text("judged"))
        among = sa.text(f"({metric_value_kwargs['among']})")
        present = rows.where(among, *[name.is_not(None) for name in names])
        doubled = present.group_by(*names).having(sa.func.count() > 1).subquery()
        return execution_engine.execute_query(sa.select(sa.func.sum(doubled.c.rows))).scalar()


class PromisedRowsToSatisfy(Counting, BatchExpectation):
    """Expect every row to satisfy a DuckDB condition."""

    map_metric: ClassVar[str | None] = "unsatisfied"
    metric_dependencies: ClassVar[tuple[str, ...]] = ("unsatisfied.unexpected_count", "table.row_count")
    success_keys: ClassVar[tuple[str, ...]] = ("condition",)
    condition: str


class PromisedCompoundColumnsToBeUnique(Counting, BatchExpectation):
    """Expect columns to be unique together; GX's own joins every column of the table to itself (1.3 GB)."""

    map_metric: ClassVar[str | None] = "doubled"
    metric_dependencies: ClassVar[tuple[str, ...]] = ("doubled.unexpected_count", "table.row_count")
    success_keys: ClassVar[tuple[str, ...]] = ("columns", "among")
    columns: list[str]
    among: str = "true"


class PromisedColumnValuesToNotBeNull(Counting, ExpectColumnValuesToNotBeNull):
    """GX's own, counting."""


class PromisedColumnValuesToBeBetween(Counting, ExpectColumnValuesToBeBetween):
    """GX's own, counting."""


class PromisedColumnValuesToBeInSet(Counting, ExpectColumnValuesToBeInSet):
    """GX's own, counting."""


KINDS: dict[str, type] = {
    "not_null": PromisedColumnValuesToNotBeNull,
    "between": PromisedColumnValuesToBeBetween,
    "in_set": PromisedColumnValuesToBeInSet,
    "matches": PromisedRowsToSatisfy,
    "rows_satisfy": PromisedRowsToSatisfy,
    "unique": PromisedCompoundColumnsToBeUnique,
    "row_count_between": ExpectTableRowCountToBeBetween,
}
"""Kind of promise → the expectation that judges it."""
