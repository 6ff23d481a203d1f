{% materialization table, adapter='duckdb', supported_languages=['sql', 'python'] %}
    {#- A table made in one breath with the drop of the one before: DuckDB does it in a transaction, which readers of
        the workshop, who are none while it is written, cannot see. The adapter's own builds aside, renames twice and
        drops; over hundreds of small models that is a quarter of the build. -#}
    {%- set target = this.incorporate(type='table') -%}
    {%- set existing = load_cached_relation(this) -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {%- set is_sql = model['language'] == 'sql' -%}
    {%- if existing is not none and not is_sql -%}{% do adapter.drop_relation(existing) %}{%- endif -%}
    {%- call statement('main', language=model['language']) -%}
        {%- if existing is not none and is_sql -%}drop {{ existing.type }} if exists {{ existing }} cascade;{% endif %}
        {{- create_table_as(False, target, compiled_code, model['language']) }}
    {%- endcall -%}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [target]}) }}
{% endmaterialization %}
