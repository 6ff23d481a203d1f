-- The move, what it saves and what holds it up, added to the small edition by the tests that look at them.
create table dim_phases as
select phase, 'Fase ' || phase || ': ' || name_id as label_id, 'Phase ' || phase || ': ' || name_en as label_en,
    first as official_from_year, last as official_to_year, phase = '2' as is_conflicting
from (values
    ('1', 'miniatur', 'a miniature', 2022, 2024), ('2', 'kantor bersama', 'shared office', 2025, 2029),
    ('3', 'pusat digital', 'digital centre', 2030, 2034)
) as t(phase, name_id, name_en, first, last);
create table fct_milestones as
select 'begun' as milestone, 'Dimulai' as label_id, 'Begun' as label_en, 'day' as date_precision, date '2022-12-30' as milestone_date
union all
select 'political', 'Ibu kota politik', 'Political capital', 'year', date '2028-01-01';

insert into dim_members values ('component', 'housing', 'Hunian', 'Housing', 1), ('component', 'network', 'Jaringan', 'Network', 2),
    ('saving_state', 'realised', 'Terwujud', 'Realised', 1), ('saving_state', 'proposed', 'Diusulkan', 'Proposed', 2);
insert into dim_metrics by name
select *, 'Arti.' as description_id, 'Meaning.' as description_en, 'Σ' as formula_id, 'Σ' as formula_en,
    0.0 as lower_bound, 'Sumber' as target_source, 'OIKN' as owner, 'Semua.' as population_id, 'All.' as population_en,
    'Catatan.' as source_note, 'as_was' as organisation_chart, '{}' as dimensions
from (values
    ('plan_attainment', 'Capaian rencana', 'Plan attainment', 'percent', 'up', 95.0, 'relocation', 1.0),
    ('held_up_people', 'ASN yang tertahan', 'People held up', 'people', 'down', null, 'relocation', 2.0),
    ('shared_office_saving', 'Penghematan kantor bersama', 'Shared office saving', 'IDR', 'up', null, 'cost_efficiency', 1.0),
    ('application_cost_avoided', 'Biaya aplikasi terhindarkan', 'Application cost avoided', 'IDR', 'up', null, 'cost_efficiency', 2.0),
    ('commitments_at_risk', 'Nilai kontrak kritis', 'Commitments at risk', 'IDR', 'down', null, 'programme_delivery', 1.0)
) as t(metric, label_id, label_en, unit, direction, target, theme, rank);
insert into fct_metrics by name
select * exclude (top, below), top / coalesce(below, 1) * if(below is null, 1, 100) as value from (
    select metric, agency_code, period::date as period, dimension, member, top::double as numerator, below::double as denominator,
        top, below
    from (values
        ('plan_attainment', 'all', '2024-06-01', 'all', 'all', 400.0, 800.0), ('plan_attainment', '025', '2024-06-01', 'all', 'all', 400.0, 800.0),
        ('plan_attainment', 'all', '2025-05-01', 'all', 'all', 600.0, 800.0), ('plan_attainment', '025', '2025-05-01', 'all', 'all', 600.0, 800.0),
        ('plan_attainment', 'all', '2025-06-01', 'all', 'all', 700.0, 800.0), ('plan_attainment', '025', '2025-06-01', 'all', 'all', 700.0, 800.0),
        ('held_up_people', 'all', '2025-06-01', 'all', 'all', 90.0, null), ('held_up_people', 'all', '2025-06-01', 'component', 'housing', 90.0, null),
        ('held_up_people', 'all', '2025-06-01', 'component', 'network', 40.0, null),
        ('shared_office_saving', 'all', '2025-06-01', 'all', 'all', 2.5e9, null),
        ('application_cost_avoided', 'all', '2025-06-01', 'all', 'all', 3e9, null),
        ('application_cost_avoided', 'all', '2025-06-01', 'saving_state', 'realised', 3e9, null),
        ('application_cost_avoided', 'all', '2025-06-01', 'saving_state', 'proposed', 7e9, null),
        ('commitments_at_risk', 'all', '2025-06-01', 'all', 'all', 1.5e11, null)
    ) as t(metric, agency_code, period, dimension, member, top, below)
);
create table movements as
select 'plan_attainment' as metric, 'all' as agency_code, date '2025-06-01' as period, date '2024-06-01' as previous_period,
    87.5 as value, 50.0 as previous, '025' as driver_agency;
create or replace table history_cells as
select 'plan_attainment' as metric, 'all' as agency_code, date '2025-05-01' as period, 2 as known_since, 'late_delivery' as cause
union all select 'plan_attainment', '025', date '2025-05-01', 2, 'late_delivery'
union all select 'held_up_people', 'all', date '2025-05-01', 2, 'new_period';
