-- Ratings and competence of groups, added to the small edition by the tests that look at their pictures.
insert into dim_members values
    ('predicate', 'Sangat Baik', 'Sangat Baik', 'Very good', 1), ('predicate', 'Baik', 'Baik', 'Good', 2), ('predicate', 'Kurang', 'Kurang', 'Poor', 3),
    ('rating_group', 'Sangat Baik', 'Sangat Baik', 'Very good', 1), ('rating_group', 'Baik', 'Baik', 'Good', 2),
    ('rating_group', 'below', 'Di bawah Baik', 'Below good', 3),
    ('organisation_rating', 'Baik', 'Baik', 'Good', 1), ('organisation_rating', 'Istimewa', 'Istimewa', 'Outstanding', 2),
    ('competency_kind', 'digital', 'Literasi Digital', 'Digital literacy', 1), ('competency_kind', 'teknis', 'Teknis', 'Technical', 2);
insert into dim_metrics by name
select *, 'Arti.' as description_id, 'Meaning.' as description_en, 'Σ' as formula_id, 'Σ' as formula_en, null::double as lower_bound,
    'Sumber' as target_source, 'BKN' as owner, 'Semua.' as population_id, 'All.' as population_en, 'Catatan.' as source_note,
    'as_was' as organisation_chart, '{}' as dimensions, null::double as target
from (values
    ('rating_rule_conformity', 'Kesesuaian sebaran', 'Conformity', 'percent', 'up', 'asn_performance', 1.0),
    ('rating_share', 'Porsi predikat', 'Share of ratings', 'percent', 'none', 'asn_performance', null),
    ('competency_match_share', 'Kompetensi sesuai', 'Competence met', 'percent', 'up', 'asn_performance', 3.0),
    ('competency_gap', 'Selisih level', 'Gap in levels', 'level', 'up', 'asn_performance', null)
) as t(metric, label_id, label_en, unit, direction, theme, rank);
alter table fct_metrics add column if not exists withheld varchar;
insert into fct_metrics by name
select metric, agency_code, period::date as period, dimension, member, top::double as numerator, below::double as denominator,
    if(metric = 'competency_gap', 1, 100) * top / below as value
from (values
    ('rating_rule_conformity', 'all', '2025-01-01', 'all', 'all', 2, 3), ('rating_rule_conformity', '025', '2025-01-01', 'all', 'all', 1, 2),
    ('rating_share', 'all', '2024-07-01', 'predicate', 'Sangat Baik', 30, 100), ('rating_share', 'all', '2024-07-01', 'predicate', 'Baik', 70, 100),
    ('rating_share', 'all', '2025-01-01', 'predicate', 'Sangat Baik', 35, 100), ('rating_share', 'all', '2025-01-01', 'predicate', 'Baik', 60, 100),
    ('rating_share', 'all', '2025-01-01', 'predicate', 'Kurang', 5, 100), ('rating_share', '025', '2025-01-01', 'predicate', 'Baik', 20, 40),
    ('competency_match_share', 'all', '2024-01-01', 'competency_kind', 'digital', 55, 100),
    ('competency_match_share', 'all', '2025-01-01', 'competency_kind', 'digital', 62, 100),
    ('competency_match_share', 'all', '2025-01-01', 'competency_kind', 'teknis', 80, 100),
    ('competency_gap', 'all', '2025-01-01', 'competency_kind', 'digital', -32, 100),
    ('competency_gap', 'all', '2025-01-01', 'competency_kind', 'teknis', 4, 100)
) as t(metric, agency_code, period, dimension, member, top, below);
insert into fct_metrics by name
select 'rating_share' as metric, '025' as agency_code, date '2025-01-01' as period, 'predicate' as dimension, member, 'small_group' as withheld
from (values ('Sangat Baik'), ('Kurang')) as t(member);
create table fct_rating_units as
select date '2025-01-01' as period, unit_id as unit_code, *, if(organisation_rating = 'Istimewa', 70, null) as very_good_most_pct,
    if(organisation_rating = 'Baik', 70, null) as good_most_pct from (values
    ('u1', '025', 'Ditjen Haji', 'Baik', true), ('u2', '025', 'Ditjen Pendis', 'Baik', false), ('u3', '054', 'Sestama', 'Istimewa', true)
) as t(unit_id, agency_code, unit_name, organisation_rating, follows_rule);
create table fct_unit_ratings as select agency_code, unit_code, 'Baik' as predicate, 10 as people, period from fct_rating_units;
insert into fct_metrics by name
select 'rating_share' as metric, agency_code, date '2025-01-01' as period, 'unit_rating' as dimension, member, top::double as numerator,
    if(top is null, null, 40.0) as denominator, 100 * top / 40 as value, if(top is null, 'small_group', null) as withheld
from (values ('025', 'u1/Baik', 26), ('025', 'u1/below', 6), ('025', 'u2/Baik', 30), ('025', 'u2/below', null), ('054', 'u3/Baik', 8))
    as t(agency_code, member, top);
create macro rows_of_rating_rule_conformity(agency, period_date, dimension, member) as table
select agency_code, unit_name, period, follows_rule::int::double as numerator, 1.0 as denominator, '' as file, '' as sheet
from fct_rating_units where (agency = 'all' or agency_code = agency) and period = period_date;
