-- The ledgers, the dictionary and the lineage of the small edition.
create table ledger_deliveries as
select *, '' as part, '' as sheet, 'ab12' as sha256, 1200 as bytes, 1 as sequence, '1' as contract_version, '[]' as drift, '[]' as notes
from (values
    ('kemenkeu', 'budget_performance', '2025-06', 'd1', 'IKPA_2025.xlsx', 'loaded', '', 361, 360, 1),
    ('kemenkeu', 'section_spending', '2023', 'd2', 'APBN.xlsx', 'loaded', '', 4, 4, 0),
    ('kemenkeu', 'section_spending', '2024', 'd4', 'APBN_2024.xlsx', 'needs_decision', 'section_spending.Kode BA → Kode', 5, 0, 5),
    ('lkpp', 'tenders', '2025', 'd3', '=tender.json', 'loaded', '', 3, 3, 0)
) as t(agency, table_name, period, delivery_id, file, state, reason, rows_landed, rows_loaded, rows_quarantined);
create table ledger_checks as
select * from (values
    ('delivery', null, 'kemenkeu', 'budget_performance', 'd1', 'final_score:range', 'final_score', 'between', 'The index is the mean of the five domains, rounded to two decimals.', false, 361, 1),
    ('delivery', null, 'lkpp', 'tenders', 'd3', 'tender_id:required', 'tender_id', 'not_null', 'The contract says that it is never empty.', true, 3, 0),
    ('mart', 'budget_execution', null, null, null, 'fct_metrics.value:between', 'value', 'between', 'A number is finite.', true, 900, 0)
) as t(scope, theme, agency, table_name, delivery_id, check_id, column_name, expectation, because, passed, rows_checked, rows_failed);
create table ledger_quarantine as
select 'kemenkeu' as agency, 'budget_performance' as table_name, 'd1' as delivery_id, 17 as row_number, 'final_score:range' as rule,
    'final_score' as column_name, '120' as value, 'final_score 120 is above 100' as reason;
create table ledger_expected as
select 'kemenkeu' as agency, 'budget_performance' as table_name, '' as part, '2025-05' as period, 'month' as cadence,
    false as is_delivered;
create table usual_ranges as
select 'budget_execution_index' as metric, 'all' as agency_code, p::date as period, 'all' as dimension, 'all' as member,
    90.0 as value, null::date as previous_period, 90.0 as expected, 'change' as held_against, 85.0 as low, 91.5 as high, 1.5 as score
from (values ('2025-05-01'), ('2025-06-01')) as t(p);
create table anomalies as
select metric, agency_code, period, dimension, member, value, expected, low, high, 7.5 as score, '025' as driver_agency,
    '025001' as driver_unit, 'd1' as driver_delivery, 'change' as reasons, 'berubah' as reasons_id, 'changed' as reasons_en
from usual_ranges where period = date '2025-05-01';
create table trust as
select *, 'missing' as reasons, 'Satu setoran tidak ada.' as reasons_id, 'One delivery is not there.' as reasons_en
from (values
    ('budget_execution_index', 'all', 95.75, 'fair', 95.75, 100.0, 100.0, null),
    ('budget_execution_index', '025', 48.5, 'withheld', 48.5, 100.0, 100.0, 100.0)
) as t(metric, agency_code, score, word, completeness, freshness, checks, linkage);
create table lineage_sources as
select * from (values
    ('budget_execution_index', 'kemenkeu', 'budget_performance', true, true), ('spending_growth', 'kemenkeu', 'section_spending', true, true),
    ('procurement_value', 'lkpp', 'tenders', true, true)
) as t(metric, agency, table_name, is_counted, is_read);
create table ledger_drift as
select delivery_id, 'kemenkeu' as agency, 'budget_performance' as table_name, 'compatible' as answer, 'alias' as change,
    'dispensation_deduction' as column_name, 'Pengurang' as old, 'Pengurangan' as new, '' as detail
from (values ('d1'), ('d2')) as t(delivery_id);
create table dictionary_contracts as
select *, 'One row per province.' as description, 'Pusintek' as owner_unit, 'data@example.test' as owner_email, 'month' as cadence,
    'Perpres 39/2019' as legal_basis, 'budget-execution' as purpose, '1' as contract_version
from (values
    ('kemendagri', 'Kementerian Dalam Negeri', 'provinces'), ('kemenkeu', 'Kementerian Keuangan', 'budget_performance'),
    ('kemenkeu', 'Kementerian Keuangan', 'section_spending'), ('lkpp', 'LKPP', 'tenders')
) as t(agency, agency_name, table_name);
create table dictionary_fields as
select 'kemenkeu' as agency, 'budget_performance' as table_name, 'final_score' as field, 'Nilai Akhir' as source_columns,
    'number' as type, 'score' as unit, 'Nilai akhir' as label_id, 'Final score' as label_en, 'public' as privacy, false as is_optional;
create table lineage_models as
select * from (values
    ('metric_budget_execution_index', 'metrics', 'fct_budget_performance'),
    ('fct_budget_performance', 'marts', 'stg_kemenkeu__budget_performance'),
    ('stg_kemenkeu__budget_performance', 'staging', 'raw.kemenkeu__budget_performance')
) as t(model, layer, parent);
create table lineage_nodes as
select 'metric_budget_execution_index' as model, 'metrics' as layer, 'select avg(recomputed_score) from fct_budget_performance'
    as compiled_sql, 'One row per cell.' as description;
create table lineage_columns as
select 'budget_execution_index' as metric, 'metric_budget_execution_index' as model, 'numerator' as column_name,
    'kemenkeu' as agency, 'budget_performance' as table_name, 'Nilai Akhir' as source_column;

create table agreement_stops as
select 'metric' as kind, 'x' as name, null::varchar as column_name, 'kemenkeu' as agency, 'x' as table_name, null::varchar as ended
where false;
create table agreements as
select *, 'Simpul' as recipient, 'budget-execution' as purpose, 'PMK 214/2013' as legal_basis, true as is_sample
from (values
    ('kemenkeu', 'Kementerian Keuangan', 'budget_performance', '*', '2022-01-01', '2029-12-31', 'alive'),
    ('lkpp', 'LKPP', 'tenders', '*, tender_id', '2020-01-01', '2024-12-31', 'expired')
) as t(agency, agency_name, table_name, fields, valid_from, valid_until, state);
create table history_editions as
select 1 as sequence, '000001-000000000000' as edition_id, '2025-06-20T08:00:00+00:00' as published_at, false as is_rolled_back;
create table history_cells as
select * from (values
    ('budget_execution_index', '025', date '2025-05-01', 'all', 'all', 270.0, 3.0, 90.0, null, 1, 2, 'first', []),
    ('budget_execution_index', '025', date '2025-05-01', 'all', 'all', 274.5, 3.0, 91.5, null, 2, null, 'correction', ['d1']),
    ('procurement_value', 'D107', date '2025-01-01', 'all', 'all', 2.0e11, null, 2.0e11, null, 1, null, 'first', []),
    ('spending_growth', 'all', date '2023-01-01', 'all', 'all', 34.0, 400.0, 8.5, null, 2, null, 'late_delivery', ['d2'])
) as t(metric, agency_code, period, dimension, member, numerator, denominator, value, withheld, known_since, superseded_in,
    cause, delivery_ids);
create table peers as
select 'budget_execution_index' as metric, agency_code, date '2025-06-01' as period, 'all' as peer_group, 'all' as peer_member,
    5 as peers, place, 90.0 as median, 88.0 as lower_quartile, 92.0 as upper_quartile, worth as opportunity_idr
from (values ('025', 2, null::double), ('005', 4, 1500000.0)) as t(agency_code, place, worth);
create table plan_paths as
select 'budget_execution_index' as metric, 'all' as agency_code, date '2025-06-01' as period, 99.0 as path,
    date '2029-10-15' as expected_end, date '2028-02-29' as earliest_end, date '2040-03-09' as latest_end;
create table trust_periods as
select metric, date '2025-05-01' as period, 61.5 as score, 'low' as word, 61.5 as completeness, freshness, checks, linkage, 'missing numbers' as reasons,
    'Nomor 2 tidak pernah datang.' as reasons_id, 'Number 2 never came.' as reasons_en
from trust where agency_code = 'all';
