"""The organisation and its people: units, roles, appointments, invitations, absences, delegations."""
