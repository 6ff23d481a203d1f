-- A small, synthetic edition: the scores of four budget sections over two and a half years, across a change of instrument.
create table dim_agencies as
select 'ba-' || agency_code as agency_id, agency_code, 'budget_section' as code_system, agency_name, null::varchar as agency_short_name, date '2020-01-01' as valid_from
from (values ('005', 'Mahkamah Agung'), ('025', 'Kementerian Agama'), ('054', 'Badan Pusat Statistik'), ('060', 'Kepolisian'))
    as t(agency_code, agency_name);

create table dim_members as
select * from (values
    ('category', 'sangat_baik', 'Sangat Baik', 'Very good', 1), ('category', 'baik', 'Baik', 'Good', 2),
    ('category', 'cukup', 'Cukup', 'Sufficient', 3), ('category', 'kurang', 'Kurang', 'Poor', 4),
    ('method', 'tender', 'Tender', 'Tender', 1), ('method', 'selection', 'Seleksi', 'Selection of consultants', 2),
    ('organisation_chart', 'as_was', 'Menurut susunan organisasi pada masanya', 'On the organisation chart of its time', 1),
    ('instrument', 'IKPA-2022', 'IKPA 2022 (delapan indikator)', 'IKPA 2022 (eight indicators)', 1),
    ('instrument', 'IKPA-2024', 'IKPA 2024 (tujuh indikator)', 'IKPA 2024 (seven indicators)', 2)
) as t(dimension, member, label_id, label_en, sort_order);

create table fct_budget_performance as
select 'd1' as _delivery_id, row_number() over (order by month, agency_code, unit) as _row, agency_code,
    agency_code || lpad(unit::text, 3, '0') as work_unit_code, 'SATKER ' || unit || ' ' || upper(agency_name) as work_unit_name,
    month::date as period, if(month < date '2024-01-01', 'IKPA-2022', 'IKPA-2024') as instrument_code,
    (80 + 4 * unit + agency_code::int % 7 + month(month) / 6)::double as recomputed_score, recomputed_score as stated_score,
    case when recomputed_score >= 95 then 'sangat_baik' when recomputed_score >= 89 then 'baik' else 'cukup' end as ikpa_category
from dim_agencies, range(1, 4) as u(unit), generate_series(timestamp '2023-01-01', timestamp '2025-06-01', interval 1 month) as m(month);

create table fct_section_spending as
select 'd2' as _delivery_id, row_number() over (order by agency_code) as _row, agency_code, agency_name, date '2023-01-01' as period,
    100.0::double as prior, (100 + 30 - agency_code::int)::double as spending
from dim_agencies;

create table fct_procurements as
select 'd3' as _delivery_id, row_number() over () as _row, 'D107' as agency_code, name as package_name, method as procurement_method,
    date '2025-01-01' as period, value::double as procurement_value_idr
from (values ('=HYPERLINK("x")', 'tender', 2.5e11), ('Jalan', 'tender', 1.5e10), ('Studi', 'selection', 4.2e9)) as t(name, method, value);

create table fct_metrics as
with scored as (
    select 'budget_execution_index' as metric, *, recomputed_score as top, 1.0 as below from fct_budget_performance
    union all by name
    select 'index_recomputation_agreement' as metric, *, 1.0 as top, 1.0 as below from fct_budget_performance
), cells as (
    select metric, who as agency_code, period, split as dimension, if(split = 'all', 'all', instrument_code) as member, top, below
    from scored, lateral (select unnest([agency_code, 'all']) as who), lateral (select unnest(['all', 'instrument']) as split)
    union all
    select 'execution_category_share', who, period, 'category', member, (ikpa_category = member)::int, 1.0
    from fct_budget_performance, dim_members, lateral (select unnest([agency_code, 'all']) as who) where dimension = 'category'
    union all
    select 'spending_growth', who, period, 'all', 'all', spending - prior, prior
    from fct_section_spending, lateral (select unnest([agency_code, 'all']) as who)
    union all
    select 'procurement_value', who, period, split, if(split = 'all', 'all', procurement_method), procurement_value_idr, null
    from fct_procurements, lateral (select unnest([agency_code, 'all']) as who), lateral (select unnest(['all', 'method']) as split)
), summed as (
    select metric, agency_code, period, dimension, member, sum(top)::double as numerator, sum(below)::double as denominator
    from cells group by all
)
select *, numerator / coalesce(denominator, 1)
    * if(metric in ('budget_execution_index', 'procurement_value'), 1, 100) as value
from summed;

create macro rows_of_budget_execution_index(agency, period_date, dimension, member) as table
select *, recomputed_score as numerator, 1.0 as denominator, 'IKPA_2025.xlsx' as file, '' as sheet from fct_budget_performance
where (agency = 'all' or agency_code = agency) and period = period_date and (dimension = 'all' or instrument_code = member);
create macro rows_of_index_recomputation_agreement(agency, period_date, dimension, member) as table
select *, 1.0 as numerator, 1.0 as denominator, 'IKPA_2025.xlsx' as file, '' as sheet from fct_budget_performance
where (agency = 'all' or agency_code = agency) and period = period_date and (dimension = 'all' or instrument_code = member);
create macro rows_of_execution_category_share(agency, period_date, dimension, member) as table
select *, (ikpa_category = member)::int::double as numerator, 1.0 as denominator, 'IKPA_2025.xlsx' as file, '' as sheet
from fct_budget_performance where (agency = 'all' or agency_code = agency) and period = period_date;
create macro rows_of_spending_growth(agency, period_date, dimension, member) as table
select *, spending - prior as numerator, prior as denominator, 'APBN.xlsx' as file, '' as sheet from fct_section_spending
where (agency = 'all' or agency_code = agency) and period = period_date;
create macro rows_of_procurement_value(agency, period_date, dimension, member) as table
select *, procurement_value_idr as numerator, null::double as denominator, 'tender.json' as file, '' as sheet from fct_procurements
where (agency = 'all' or agency_code = agency) and period = period_date and (dimension = 'all' or procurement_method = member);

create table dim_metrics as
select *, 'Rata-rata nilai.' as description_id, 'Mean of the scores.' as description_en, 'Σ nilai ÷ n' as formula_id,
    'Σ score ÷ n' as formula_en, 0.0 as lower_bound, null::double as upper_bound, 'PER-5 / PER-5 in English' as target_source,
    'DJPb' as owner, 'Semua satker.' as population_id, 'All work units.' as population_en, 'Catatan. / A note.' as source_note,
    'as_was' as organisation_chart, null::double as rank,
    case metric when 'procurement_value' then '{"method": "procurement_method"}' else '{}' end as dimensions
from (values
    ('budget_execution_index', 'Indeks pelaksanaan anggaran', 'Budget execution index', 'score', 'up', 95.0, 'budget_execution'),
    ('execution_category_share', 'Porsi satker per kategori', 'Work units by category', 'percent', 'none', null, 'budget_execution'),
    ('index_recomputation_agreement', 'Kesesuaian hitung ulang', 'Recomputation agreement', 'percent', 'up', 99.0, 'budget_execution'),
    ('spending_growth', 'Pertumbuhan belanja', 'Spending growth', 'percent', 'none', null, 'budget_execution'),
    ('procurement_value', 'Nilai pengadaan', 'Procurement value', 'IDR', 'none', null, 'procurement')
) as t(metric, label_id, label_en, unit, direction, target, theme);

create table fct_findings as
select 'f1' as finding_id, 'budget_execution_index' as metric, '025' as agency_code, '025001' as work_unit_code,
    date '2025-05-01' as period, 'd1' as delivery_id, 12 as row_number, 97.5 as stated, 95.25 as recomputed, 2.25 as difference,
    'Nilai akhir tidak sama dengan hitung ulang.' as explanation_id, 'The stated score differs.' as explanation_en;
create table edition_facts as select * from (values ('is_sample', 'true'), ('data_through', '2025-06')) as t(key, value);
