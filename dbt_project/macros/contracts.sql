{% macro duckdb__get_assert_columns_equivalent(sql) -%}
    {#- Hold a query to the columns and types of its contract, whatever their order. DuckDB tells a query's types as they
        are written here, so most agree as they stand; what does not dbt compares by its own rules, which ask DuckDB of
        every type in turn, and it says which column differs. -#}
    {%- set told = adapter.get_column_schema_from_query(get_empty_subquery_sql(sql, config.get('sql_header', none))) -%}
    {%- set given, promised = [], [] -%}
    {%- for one in told -%}
        {%- do given.append(one.column ~ ' ' ~ one.dtype) -%}
    {%- endfor -%}
    {%- for name, one in model['columns'].items() -%}
        {%- do promised.append(name ~ ' ' ~ one.get('data_type', '') | upper | replace(', ', ',')) -%}
    {%- endfor -%}
    {%- if given | sort != promised | sort -%}
        {{ return(assert_columns_equivalent(sql)) }}
    {%- endif -%}
{%- endmacro %}
