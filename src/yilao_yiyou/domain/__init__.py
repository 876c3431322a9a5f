"""Values, records and the register: what the field speaks of, with nothing but attrs and dateutil."""
