"""Run promises through Great Expectations over DuckDB."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from simpul.errors import LoadFailed
from simpul.promises.promise import Outcome, Promise, Target, quoted
from simpul.promises.source import datasource, definition

ATTACH = "attach '{}' as house (read_only)"

_one_at_a_time = threading.RLock()
_kept: list[Path] = []


def warm() -> None:
    """Begin to import Great Expectations in the background, so that its 4 s hide behind other work."""
    threading.Thread(target=_import, name="import great_expectations", daemon=True).start()


def _import() -> None:
    """Import under the lock of judging: imported by two threads at once, GX loses metrics and its checks crash."""
    with _one_at_a_time:
        _kinds()


def judge(promised: Sequence[Promise], target: Target, *, memory_limit: str = "1GB", threads: int = 2) -> list[Outcome]:
    """Judge every promise over the target's rows, in the order given.

    Raises:
        LoadFailed: a check crashed, or other checks ran than were promised; never the agency's fault.
    """
    with _one_at_a_time:
        _run(f"set memory_limit = '{quoted(memory_limit)}'", f"set threads = {threads}")
        is_ours = bool(target.table) and target.path not in _kept
        if is_ours:
            _run(ATTACH.format(quoted(target.path)))
        try:
            if target.copies:
                _run(f"create or replace temp table copies as {target.copies}")
            _run(f"create or replace temp view judged as {target.rows}")
            results = _validate(promised)
        finally:
            left = ["drop view if exists judged", "drop table if exists copies"]
            _run(*left, *(["detach house"] if is_ours else []))
    crashed = [f"{check_id} ({_crash(result)})" for check_id, result in results if _crash(result)]
    if crashed or sorted(i for i, _ in results) != sorted(promise.check_id for promise in promised):
        what = (
            f"{len(results)} of {len(promised)} promised checks ran, {len(crashed)} crashed: {', '.join(crashed[:5])}"
        )
        raise LoadFailed(what, where=str(target.path), todo="tell the maintainers; the data are not to blame")
    by_id = dict(results)
    return [_outcome(promise, by_id[promise.check_id]) for promise in promised]


@contextmanager
def kept(path: Path) -> Iterator[None]:
    """Keep a file of hundreds of tables attached while one after the other is judged: each time takes 30 ms."""
    with _one_at_a_time:
        _run(ATTACH.format(quoted(path)))
        _kept.append(path)
        try:
            yield
        finally:
            _kept.remove(path)
            _run("detach house")


def _run(*statements: str) -> Any:
    """Run statements; return the first value of the last, if it has one."""
    with datasource().get_execution_engine().get_connection() as connection:
        *_, last = [connection.exec_driver_sql(statement) for statement in statements]
        value = last.scalar() if last.returns_rows else None
        connection.commit()
    return value


def _validate(promised: Sequence[Promise]) -> list[tuple[str, Any]]:
    import great_expectations as gx

    from simpul.promises.expectations import Counting

    expectations = [
        _kinds()[promise.kind](**promise.arguments(), meta={"check_id": promise.check_id}) for promise in promised
    ]
    suite = gx.ExpectationSuite(name="promised", expectations=expectations)
    try:
        results = definition().get_batch().validate(suite, result_format="BASIC").results
    finally:
        Counting.forget()
    return [(result.expectation_config.meta["check_id"], result) for result in results]


def _outcome(promise: Promise, result: Any) -> Outcome:
    counts = result.result
    return Outcome(
        check_id=promise.check_id,
        column=promise.column or ", ".join(promise.columns),
        expectation=result.expectation_config.type.replace("promised_", "expect_"),
        because=promise.because,
        passed=bool(result.success),
        rows_checked=int(counts.get("element_count", counts.get("observed_value")) or 0),
        rows_failed=int(counts.get("unexpected_count", not result.success)),
        severity=promise.severity,
    )


def _crash(result: Any) -> str:
    """Return the name of the exception in a result, "" if none; its text may quote a row and is left out."""
    info = result.exception_info or {}
    for one in [info] if "raised_exception" in info else info.values():
        if one.get("raised_exception"):
            named = re.search(r"\w+(Exception|Error)\b", str(one.get("exception_message")))
            return named[0] if named else "unknown exception"
    return ""


def _kinds() -> dict[str, type]:
    from simpul.promises.expectations import KINDS

    return KINDS
