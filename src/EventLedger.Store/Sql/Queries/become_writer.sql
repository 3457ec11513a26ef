-- From here on the connection has the writer's rights only; where there are no roles it keeps the login's.
select set_config('role', '{writer}', false)
where pg_has_role(to_regrole('{writer}'), 'member')
    and has_table_privilege(to_regrole('{writer}'), '{schema}.lg_commits', 'insert')
