-- From the first day that any terms known at $1 speak of to the last. Terms that were replaced count too: it
-- is never too narrow.
select min(least(announced_on, signed_on, starts_on)), max(greatest(starts_on, ends_on, last_service_day))
from {schema}.rm_terms_g{generation} where known_from <= $1
