{% macro months_due() -%}
    {#- The months that a model of materialization by_month is making now; all of them once it is made, so that its
        compiled SQL, which never changes, says the whole table. -#}
    select period from {{ months_of_model() }} where is_due
{%- endmacro %}

{% macro months_of_model() -%}
    {{ this.incorporate(path={"identifier": this.identifier ~ "__months"}) }}
{%- endmacro %}

{% materialization by_month, adapter='duckdb' %}
    {#- A table that is made month by month, and again only the months whose state in model months_of is not what it
        was. A month that is gone there goes here. About four million rows at a time keep memory flat: small months are
        made together, for each statement costs. -#}
    {%- set months = months_of_model() -%}
    {%- set now = ref(config.require('months_of')) -%}
    {%- set target = this.incorporate(type='table') -%}
    {%- set existing = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- if existing is none or adapter.get_relation(this.database, this.schema, this.identifier ~ "__months") is none or should_full_refresh() -%}
        {%- if existing is not none -%}{% do adapter.drop_relation(existing) %}{%- endif -%}
        {% do run_query("create or replace table " ~ months ~ " (period date, month_state varchar, is_due boolean, is_new boolean)") %}
        {% do run_query("create table " ~ target ~ " as select * from (" ~ sql ~ ") limit 0") %}
    {%- endif -%}
    {% do run_query("update " ~ months ~ " set is_due = false, is_new = false") %}
    {%- set gone = "period not in (select period from " ~ now ~ ")" -%}
    {%- for table in (target, months) %}{% do run_query("delete from " ~ table ~ " where " ~ gone) %}{% endfor -%}
    {%- set batches = run_query(batches_of_months(now, months)).columns[0].values() -%}
    {%- for periods in batches -%}
        {%- set here = "where period in (" ~ periods ~ ")" -%}
        {% do run_query("delete from " ~ target ~ " " ~ here) %}
        {% do run_query("delete from " ~ months ~ " " ~ here) %}
        {% do run_query("insert into " ~ months ~ " select period, month_state, true, true from " ~ now ~ " " ~ here) %}
        {% do run_query("insert into " ~ target ~ " by name (" ~ sql ~ ")") %}
        {% do run_query("update " ~ months ~ " set is_due = false " ~ here) %}
    {%- endfor -%}
    {%- call statement('main') -%}
        update {{ months }} set is_due = true
    {%- endcall -%}
    {{ log(this.identifier ~ ": months made " ~ batches | join(", "), info=False) }}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target]}) }}
{% endmaterialization %}

{% macro batches_of_months(now, months, rows=4000000) -%}
    {#- The months whose state is not what it was, as lists of dates, each list of about so many rows. -#}
    select string_agg('date ''' || period || '''', ', ' order by period)
    from (
        select
            now.period,
            sum(cast(split_part(now.month_state, ' ', 1) as bigint)) over (order by now.period) // {{ rows }} as batch
        from {{ now }} as now
        left join {{ months }} as made on now.period = made.period and now.month_state = made.month_state
        where made.period is null
    )
    group by batch
    order by min(period)
{%- endmacro %}

{% macro month_states(source) -%}
    {#- What each month's rows are: their number, which batches_of_months reads, and two hashes over all columns: an
        erased cell counts as much as a new delivery; equal rows cancel out in the first hash and not in the
        second. -#}
    select period, concat_ws(' ', count(*), bit_xor(row_hash), sum(row_hash % 4294967296)) as month_state
    from (select period, hash(*columns(*)) as row_hash from {{ source }})
    group by period
{%- endmacro %}
