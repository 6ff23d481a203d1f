-- Programmes, works and what offices tell of them, added to the small edition by the tests that look at their pictures.
insert into dim_members values
    ('national_priority', 'PN3', 'Prioritas nasional 3', 'National priority 3', 3), ('national_priority', 'none', 'Bukan prioritas', 'No priority', 9),
    ('office', 'plan', 'Rencana (Bappenas)', 'Plan (Bappenas)', 1), ('office', 'budget', 'Pagu (Kemenkeu)', 'Ceiling (Kemenkeu)', 2),
    ('kpi_principle', '1', 'Kondisi alam', 'Nature', 1), ('kpi_principle', '2', 'Bhinneka', 'Unity', 2),
    ('source_pair', 'sakti_dipa', 'SAKTI – DIPA', 'SAKTI – DIPA', 1), ('source_pair', 'oikn_bkn', 'OIKN – BKN', 'OIKN – BKN', 2),
    ('published_subject', 'nusantara_budget', 'Anggaran IKN', 'Budget of the capital', 1);
insert into dim_metrics by name
select *, 'Arti.' as description_id, 'Meaning.' as description_en, 'Σ' as formula_id, 'Σ' as formula_en, 0.0 as lower_bound,
    'Sumber' as target_source, 'Bappenas' as owner, 'Semua.' as population_id, 'All.' as population_en, 'Catatan.' as source_note,
    'as_was' as organisation_chart, '{}' as dimensions, null::double as target
from (values
    ('output_attainment', 'Capaian keluaran', 'Output attainment', 'percent', 'up', 'programme_delivery', 1.0),
    ('financial_progress', 'Kemajuan keuangan', 'Financial progress', 'percent', 'up', 'programme_delivery', null),
    ('construction_financial_gap', 'Selisih keuangan dan fisik', 'Financial gap', 'percent', 'none', 'programme_delivery', null),
    ('commitments_at_risk', 'Nilai kontrak kritis', 'Commitments at risk', 'IDR', 'down', 'programme_delivery', 3.0),
    ('programme_coordination', 'Koordinasi program', 'Coordination', 'percent', 'up', 'programme_delivery', null),
    ('nusantara_kpi_measurability', 'KPI yang dapat diukur', 'Measurable KPIs', 'percent', 'up', 'programme_delivery', null),
    ('reconciliation_agreement', 'Kesepakatan antarsumber', 'Agreement', 'percent', 'up', 'reconciliation', 1.0),
    ('published_conflict_spread', 'Rentang angka terbit', 'Spread', 'percent', 'down', 'reconciliation', 2.0)
) as t(metric, label_id, label_en, unit, direction, theme, rank);
insert into fct_metrics by name
select metric, agency_code, period::date as period, dimension, member, top::double as numerator, below::double as denominator,
    100.0 * top / below as value
from (values
    ('output_attainment', '2025-01-01', 'all', 'all', 4, 10), ('programme_coordination', '2025-01-01', 'all', 'all', 3, 12),
    ('programme_coordination', '2025-01-01', 'office', 'plan', 12, 12), ('programme_coordination', '2025-01-01', 'office', 'budget', 3, 12),
    ('reconciliation_agreement', '2025-01-01', 'source_pair', 'sakti_dipa', 9, 10),
    ('reconciliation_agreement', '2025-03-01', 'source_pair', 'oikn_bkn', 1, 4),
    ('output_attainment', '2025-02-01', 'site', 'nusantara', 3, 4), ('output_attainment', '2025-03-01', 'site', 'nusantara', 1, 4)
) as t(metric, period, dimension, member, top, below), (values ('all'), ('025')) as a(agency_code);
create table fct_programme_lines as
select date '2025-01-01' as period, agency_code, priority as national_priority, output as output_name, ceiling::double as budget_ceiling_idr,
    spent::double as realized_idr
from (values
    ('025', 'PN3', 'Prasarana', 6e12, 1e12), ('025', 'none', 'Layanan Perkantoran', 2e12, 1e12), ('054', 'none', 'Layanan Perkantoran', 1e12, 9e11)
) as t(agency_code, priority, output, ceiling, spent);
create table fct_construction_progress as
select 'd5' as _delivery_id, 1 as _row, date '2025-06-01' as period, agency_code, code as construction_package_code, package as package_name, value::double as contract_value_idr,
    plan::double as planned_physical_pct, built::double as actual_physical_pct, paid::double as financial_pct,
    (built - plan)::double as deviation_pct_points, built < plan as is_behind, plan - built > 10 as is_critical
from (values
    ('025', 'M-A', 'Menara A', 2e11, 70, 50, 60), ('025', 'M-B', 'Menara B', 3e11, 70, 68, 60), ('054', 'J-1', 'Jalan', 1e12, 100, 100, 100)
) as t(agency_code, code, package, value, plan, built, paid);
create table fct_nusantara_kpis as
select '' as _delivery_id, 1 as _row, [''] as _delivery_ids, date '2025-01-01' as period, number as kpi_number, principle as kpi_principle,
    state as measurability, label as label_id, label as label_en, lacks as missing_id, lacks as missing_en, state <> 'not_yet' as is_measurable,
    if(number = 2, 'output_attainment', null) as measured_by
from (values (1, '1', 'not_yet', '>75% kawasan hijau', 'Peta tutupan'), (2, '1', 'partly', 'Gedung hijau', 'Peringkat'), (3, '2', 'published', 'EGDI', 'Ukuran'))
    as t(number, principle, state, label, lacks);
create table fct_published_conflicts as
select '' as _delivery_id, 1 as _row, [''] as _delivery_ids, 'nusantara_budget' as published_subject, 'APBN 2026' as conflict_key, '126' as agency_code,
    'IDR' as unit, source, 'disebut' as status, 'Catatan' as note, figure, 2.1e13 as greatest_figure, 6e12 as least_figure,
    figure / 2.1e13 as relative_figure, figure = 2.1e13 as is_highest, figure = 6e12 as is_lowest, date '2025-01-01' as period, date '2025-09-01' as source_date
from (values ('harian', 2.1e13::double), ('majalah', 6e12::double)) as t(source, figure);
create macro rows_of_output_attainment(agency, period_date, dimension, member) as table
select agency_code, period, numerator, denominator, '' as file, '' as sheet from fct_metrics
where metric = 'output_attainment' and agency_code = agency and period = period_date and fct_metrics.dimension = 'all';
create macro rows_of_programme_coordination(agency, period_date, dimension, member) as table
select agency_code, period, numerator, denominator, '' as file, '' as sheet from fct_metrics
where metric = 'programme_coordination' and agency_code = agency and period = period_date and fct_metrics.dimension = 'all';
