-- Authority and absence begin and end at instants. What never ends has no end; "infinity" is neither to a program.
UPDATE role_assignment SET valid_until = NULL WHERE valid_until = 'infinity';
UPDATE delegation SET valid_until = '2999-12-31T00:00:00Z' WHERE valid_until = 'infinity';
UPDATE absence SET until = '2999-12-31T00:00:00Z' WHERE until = 'infinity';

ALTER TABLE role_assignment ADD CONSTRAINT ck_role_assignment_instants
  CHECK (isfinite(valid_from) AND isfinite(valid_until) AND isfinite(revoked_at));
ALTER TABLE delegation ADD CONSTRAINT ck_delegation_instants
  CHECK (isfinite(valid_from) AND isfinite(valid_until) AND isfinite(revoked_at));
ALTER TABLE absence ADD CONSTRAINT ck_absence_instants
  CHECK (isfinite(starts) AND isfinite(until) AND isfinite(cancelled_at));
