-- What is recorded stays as it is: the trigger function of every table that only grows.
create function {schema}.lg_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: what is recorded stays as it is',
        tg_op, tg_table_schema, tg_table_name
        using errcode = 'LG002';
end
$$;
