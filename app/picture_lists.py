"""The lists behind the pictures of the overview and the stories, each read whole by its name; see `lists.py`."""

NAMED = """
    select agency_code, max_by(coalesce(agency_short_name, agency_name), valid_from) as name
    from dim_agencies group by all"""
"""An agency's short name in use."""
PICTURE_LISTS = {
    "movements": "from movements order by all",
    "stakes": """
        from fct_metrics where agency_code = 'all' and metric in ('held_up_people', 'commitments_at_risk',
            'output_budget_at_risk', 'duplicated_maintenance_cost', 'broken_handovers', 'procurement_saving',
            'shared_office_saving', 'application_cost_avoided')
        qualify period = max(period) over (partition by metric) order by all""",
    "revisions": """
        select metric, cause, count(*) as cells from history_cells
        where known_since = (select max(known_since) from history_cells where cause <> 'first')
            and cause not in ('first', 'new_metric', 'new_period')
        group by all order by all""",
    "short_names": NAMED,
    "maturity": """
        from fct_metrics left join (
            select distinct 'indicator' as dimension, indicator as member, aspect, domain from fct_maturity_levels
        ) using (dimension, member)
        where metric in ('egov_index', 'digital_government_index', 'maturity_level')
            and dimension in ('instrument', 'egov_domain', 'egov_aspect', 'indicator')
        order by all""",
    "exchanges": f"""
        with named as ({NAMED})
        select period, ties.agency_code, consumer_agency_code, givers.name as provider, takers.name as consumer,
            service_count, call_count::bigint as call_count, failed_call_count::bigint as failed_call_count, is_alive
        from fct_agency_exchanges as ties inner join named as givers on givers.agency_code = ties.agency_code
            inner join named as takers on takers.agency_code = consumer_agency_code order by all""",
    "handovers": f"""
        with named as ({NAMED})
        select period, theme_name, handover_id, handovers.agency_code, next_agency_code, giver.name as lane,
            taker.name as next_lane, process_name as step, next_process_name as next_step, is_broken,
            is_between_agencies,
            row_number() over (partition by period, theme_name order by process_id, handover_id) as place
        from fct_thematic_handovers as handovers inner join named as giver on giver.agency_code = handovers.agency_code
            inner join named as taker on taker.agency_code = next_agency_code order by theme_name, place""",
    "clusters": "from fct_application_clusters order by surplus_cost_idr desc, cluster_id",
    "doubles": "from fct_application_savings order by maintenance_cost_idr desc, application_id",
    "packages": """
        select * exclude (_delivery_id, _row) from fct_construction_progress order by period, deviation_pct_points""",
    "flows": """
        select *, sum(ceiling_idr) over (partition by period, agency_code, national_priority) as priority_idr from (
            select period, coalesce(agency_code, 'all') as agency_code, national_priority, output_name,
                sum(budget_ceiling_idr) as ceiling_idr, sum(realized_idr) as realized_idr
            from fct_programme_lines where budget_ceiling_idr > 0 group by grouping sets (
                (period, agency_code, national_priority, output_name), (period, national_priority, output_name))
        ) order by ceiling_idr desc, national_priority, output_name, agency_code""",
    "spending": """
        select *, sum(realized_idr) over own as spent_idr, sum(unspent_idr) over own as left_idr from (
            select period, coalesce(agency_code, 'all') as agency_code, output_name,
                sum(budget_ceiling_idr) as ceiling_idr, sum(realized_idr) as realized_idr,
                greatest(sum(budget_ceiling_idr) - coalesce(sum(realized_idr), 0), 0) as unspent_idr
            from fct_programme_lines where budget_ceiling_idr > 0
            group by grouping sets ((period, agency_code, output_name), (period, output_name))
        ) window own as (partition by period, agency_code) order by ceiling_idr desc, output_name, agency_code""",
    "capital_kpis": """
        select kpis.* exclude (_delivery_id, _row, _delivery_ids), told.value as measured_value, told.told_period
        from (from fct_nusantara_kpis union all by name select null::varchar as measured_by where false) kpis
        left join (
            select metric, date_trunc('year', period)::date as year, max(period) as told_period,
                arg_max(value, period) as value
            from fct_metrics where agency_code = 'all' and dimension = 'site' and member = 'nusantara' group by all
        ) told on told.metric = kpis.measured_by and told.year = kpis.period
        order by kpis.period, kpi_number""",
    "conflicts": """
        select * exclude (_delivery_id, _row, _delivery_ids) from fct_published_conflicts
        order by published_subject, conflict_key, figure desc, source""",
    "rating_units": "from fct_rating_units order by period, agency_code, unit_name",
    "unit_ratings": """
        select *, value > most_pct as is_over from (
            select period, agency_code, unit_code, unit_name, organisation_rating, value, withheld,
                split_part(member, '/', -1) as rating_group,
                case rating_group
                    when 'Sangat Baik' then very_good_most_pct when 'Baik' then good_most_pct end as most_pct
            from fct_metrics as cells
                inner join fct_rating_units using (period, agency_code)
            where dimension = 'unit_rating' and starts_with(member, unit_code || '/')
        ) order by period, agency_code, unit_name, unit_code, rating_group""",
    "rating_rule": """
        select *, sum(numerator) over (partition by period, agency_code, organisation_rating)::int as denominator from (
            select period, coalesce(agency_code, 'all') as agency_code, organisation_rating, follows_rule,
                count(*)::int as numerator
            from fct_rating_units group by grouping sets (
                (period, agency_code, organisation_rating, follows_rule), (period, organisation_rating, follows_rule))
        ) order by period, agency_code, organisation_rating, follows_rule""",
}
