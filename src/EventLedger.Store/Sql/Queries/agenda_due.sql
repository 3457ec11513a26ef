select subject from {schema}.lg_agenda where job = $1 and due_on <= $2 order by subject
