-- Nothing is dropped on the way: a score agrees with its recomputation, or it is listed with its reason.
select performance.work_unit_code, performance.period, findings.finding_id
from {{ ref('fct_budget_performance') }} as performance
full join {{ ref('fct_findings') }} as findings
    on performance.work_unit_code = findings.work_unit_code and performance.period = findings.period
where
    performance.is_reconciled is null
    or performance.is_reconciled = (findings.finding_id is not null)
