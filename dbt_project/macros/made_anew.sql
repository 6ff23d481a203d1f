{#- A table or view made in one breath with the drop of the one before: DuckDB does it in a transaction, which readers
    of the workshop, who are none while it is written, cannot see. The adapter's own builds aside, renames twice and
    drops; over hundreds of small models that is a quarter of the build. The statement itself stands in the
    materialization: dbt runs a Python model from nowhere deeper. -#}

{% materialization table, adapter='duckdb', supported_languages=['sql', 'python'] %}
    {%- set target = this.incorporate(type='table') -%}
    {%- set drop = drop_before_making() -%}
    {%- call statement('main', language=model['language']) -%}
        {{ drop }}{{ create_table_as(False, target, compiled_code, model['language']) }}
    {%- endcall -%}
    {{ return(relation_made(target)) }}
{% endmaterialization %}

{% materialization view, adapter='duckdb' %}
    {%- set target = this.incorporate(type='view') -%}
    {%- set drop = drop_before_making() -%}
    {%- call statement('main') -%}
        {{ drop }}{{ get_create_view_as_sql(target, compiled_code) }}
    {%- endcall -%}
    {{ return(relation_made(target)) }}
{% endmaterialization %}

{% macro drop_before_making() -%}
    {#- Run the hooks before; return the drop that a statement begins with, none before Python, where it is done here. -#}
    {%- set existing = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- if existing is none -%}{{ return('') }}{%- endif -%}
    {%- if model['language'] == 'sql' -%}{{ return("drop " ~ existing.type ~ " if exists " ~ existing ~ " cascade;\n") }}{%- endif -%}
    {% do adapter.drop_relation(existing) %}
    {{ return('') }}
{%- endmacro %}

{% macro relation_made(target) -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target]}) }}
{%- endmacro %}
