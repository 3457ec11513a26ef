select subject, body::text from {schema}.lg_findings
where job = $1 and course = $2 and ($3::text is null or subject > $3) order by subject limit $4
