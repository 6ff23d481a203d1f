-- Digital government, added to the small edition by the tests that look at its pictures: four agencies, two instruments.
update dim_agencies set agency_short_name = case agency_code when '005' then 'MA' when '025' then 'Kemenag' when '054' then 'BPS' else 'Polri' end;
insert into dim_members values
    ('instrument', 'SPBE-2020', 'SPBE 2020 (47 indikator)', 'SPBE 2020 (47 indicators)', 11),
    ('instrument', 'PEMDI-2026', 'Pemerintah Digital 2026', 'Digital Government 2026', 12),
    ('egov_domain', '1', 'Kebijakan', 'Policy', 1), ('egov_aspect', '1', 'Kebijakan internal', 'Internal policy', 1),
    ('egov_aspect', '2', 'Perencanaan', 'Planning', 2), ('indicator', 'i1', '1. Arsitektur', '1. Architecture', 1),
    ('indicator', 'i2', '2. Peta rencana', '2. Roadmap', 2), ('state', 'implemented', 'Pernah dipanggil', 'Ever called', 1),
    ('state', 'alive', 'Hidup', 'Alive', 2), ('state', 'healthy', 'Sehat', 'Healthy', 3),
    ('saving_state', 'proposed', 'Diusulkan', 'Proposed', 1);
insert into dim_metrics by name
select *, 'Arti.' as description_id, 'Meaning.' as description_en, 'Σ' as formula_id, 'Σ' as formula_en, 0.0 as lower_bound,
    'Sumber' as target_source, 'Komdigi' as owner, 'Semua.' as population_id, 'All.' as population_en, 'Catatan.' as source_note,
    'as_was' as organisation_chart, '{}' as dimensions
from (values
    ('egov_index', 'Indeks SPBE', 'SPBE index', 'score', 'up', 2.6, 'digital_government', 1.0),
    ('digital_government_index', 'Indeks Pemerintah Digital', 'Digital Government index', 'score', 'up', null, 'digital_government', 4.0),
    ('maturity_level', 'Tingkat kematangan', 'Maturity level', 'level', 'up', null, 'digital_government', 6.0),
    ('active_exchange_pairs', 'Pasangan bertukar', 'Exchange pairs', 'count', 'up', null, 'digital_government', 5.0),
    ('integration_coverage', 'Cakupan integrasi', 'Integration coverage', 'percent', 'up', null, 'interconnection', null),
    ('broken_handovers', 'Serah terima terputus', 'Broken hand-overs', 'count', 'down', null, 'digital_government', 5.0),
    ('duplicated_maintenance_cost', 'Biaya ganda', 'Duplicated cost', 'IDR', 'down', null, 'interconnection', null),
    ('application_cost_avoided', 'Biaya terhindar', 'Cost avoided', 'IDR', 'up', null, 'cost_efficiency', null),
    ('open_finding_share', 'Temuan terbuka', 'Open findings', 'percent', 'down', null, 'digital_government', 5.0)
) as t(metric, label_id, label_en, unit, direction, target, theme, rank);
create table fct_maturity_levels as
select * from (values ('i1', '1', '1'), ('i2', '2', '1')) as t(indicator, aspect, domain);
insert into fct_metrics by name
select metric, agency_code, period::date as period, dimension, member, value::double as numerator, 1.0 as denominator, value::double as value
from (values
    ('egov_index', '2024-01-01', 'all', 'all', 2.5), ('egov_index', '2025-01-01', 'all', 'all', 2.8),
    ('egov_index', '2024-01-01', 'instrument', 'SPBE-2020', 2.5), ('egov_index', '2025-01-01', 'instrument', 'SPBE-2020', 2.8),
    ('egov_index', '2024-01-01', 'egov_domain', '1', 2.5), ('egov_index', '2025-01-01', 'egov_domain', '1', 2.8),
    ('egov_index', '2024-01-01', 'egov_aspect', '1', 2.9), ('egov_index', '2025-01-01', 'egov_aspect', '1', 3.1),
    ('egov_index', '2024-01-01', 'egov_aspect', '2', 2.2), ('egov_index', '2025-01-01', 'egov_aspect', '2', 2.4),
    ('maturity_level', '2025-01-01', 'indicator', 'i1', 3.0), ('maturity_level', '2025-01-01', 'indicator', 'i2', 2.0),
    ('digital_government_index', '2026-01-01', 'all', 'all', 2.2), ('digital_government_index', '2026-01-01', 'instrument', 'PEMDI-2026', 2.2),
    ('broken_handovers', '2025-06-01', 'all', 'all', 2)
) as t(metric, period, dimension, member, value), (values ('all'), ('025')) as a(agency_code);
insert into fct_metrics by name
select 'integration_coverage' as metric, 'all' as agency_code, date '2025-06-01' as period, 'state' as dimension, member, top::double as numerator,
    10.0 as denominator, 10.0 * top as value
from (values ('implemented', 8), ('alive', 7), ('healthy', 6)) as t(member, top);
insert into fct_metrics by name
select 'open_finding_share' as metric, agency_code, date '2025-01-01' as period, 'all' as dimension, 'all' as member, top::double as numerator,
    below::double as denominator, 100.0 * top / below as value
from (values ('all', 8, 20), ('025', 3, 12), ('054', 5, 8)) as t(agency_code, top, below);
create table fct_agency_exchanges as
select date '2025-06-01' as period, * from (values
    ('025', '054', 2, 120000, 30, true), ('054', '025', 1, 4000, 0, true), ('005', '054', 1, 0, 0, false)
) as t(agency_code, consumer_agency_code, service_count, call_count, failed_call_count, is_alive);
create table fct_thematic_handovers as
select date '2025-06-01' as period, * from (values
    ('a>b', 'a', 'b', '025', '025', 'Stunting', 'Rencana', 'Layanan', false, false),
    ('b>c', 'b', 'c', '025', '054', 'Stunting', 'Layanan', 'Data', true, true),
    ('d>e', 'd', 'e', '005', '060', 'Bencana', 'Siaga', 'Tanggap', true, true),
    ('e>f', 'e', 'f', '060', '005', 'Bencana', 'Tanggap', 'Pulih', true, true)
) as t(handover_id, process_id, next_process_id, agency_code, next_agency_code, theme_name, process_name, next_process_name,
    is_broken, is_between_agencies);
create table fct_application_clusters as
select 'k1' as cluster_id, 'e-Surat' as kept_application_name, 4 as application_count, 3 as agency_count, 2.5e9::double as surplus_cost_idr,
    date '2025-06-01' as period;
create table fct_application_savings as
select 'p1' as application_id, 'k1' as cluster_id, '025' as agency_code, 'proposed' as saving_state, 'Surat Agama' as application_name,
    7e8::double as maintenance_cost_idr, date '2025-06-01' as period;
create macro rows_of_egov_index(agency, period_date, dimension, member) as table
select agency_code, period, numerator, denominator, '' as file, '' as sheet from fct_metrics
where metric = 'egov_index' and agency_code = agency and period = period_date and fct_metrics.dimension = 'all';
create macro rows_of_open_finding_share(agency, period_date, dimension, member) as table
select agency_code, period, numerator, denominator, '' as file, '' as sheet from fct_metrics
where metric = 'open_finding_share' and agency_code = agency and period = period_date;
create macro rows_of_broken_handovers(agency, period_date, dimension, member) as table
select agency_code, period, numerator, denominator, '' as file, '' as sheet from fct_metrics
where metric = 'broken_handovers' and agency_code = agency and period = period_date;
create macro rows_of_digital_government_index(agency, period_date, dimension, member) as table
select agency_code, period, numerator, denominator, '' as file, '' as sheet from fct_metrics
where metric = 'digital_government_index' and agency_code = agency and period = period_date and fct_metrics.dimension = 'all';
