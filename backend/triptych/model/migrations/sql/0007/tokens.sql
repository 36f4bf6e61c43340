-- A program acts in somebody's name by a token that ends within a year, and the trail says by which.

CREATE TABLE personal_token (
  token_hash BYTEA NOT NULL,
  person_id UUID NOT NULL,
  name TEXT NOT NULL,
  rights TEXT NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  last_used_on DATE,
  revoked_at TIMESTAMP WITH TIME ZONE,
  revoked_by_id UUID,
  id UUID NOT NULL,
  CONSTRAINT pk_personal_token PRIMARY KEY (id),
  CONSTRAINT uq_personal_token_token_hash UNIQUE (token_hash),
  CONSTRAINT fk_personal_token_person_id FOREIGN KEY(person_id) REFERENCES account (person_id),
  CONSTRAINT fk_personal_token_revoked_by_id FOREIGN KEY(revoked_by_id) REFERENCES person (id),
  CONSTRAINT ck_personal_token_name CHECK (says_something(name) AND length(name) <= 100),
  CONSTRAINT ck_personal_token_rights CHECK (rights IN ('read', 'propose', 'act')),
  CONSTRAINT ck_personal_token_token_hash CHECK (octet_length(token_hash) = 32),
  CONSTRAINT ck_personal_token_expires_at CHECK (
    isfinite(created_at) AND isfinite(expires_at) AND expires_at > created_at
    AND expires_at - created_at <= INTERVAL '366 days'),
  CONSTRAINT ck_personal_token_revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL))
);
CREATE INDEX ix_personal_token_person_id ON personal_token (person_id);

GRANT SELECT, INSERT ON personal_token TO :app;
-- Nobody lengthens a token, widens its rights or gives it to somebody else.
GRANT UPDATE (last_used_on, revoked_at, revoked_by_id) ON personal_token TO :app;

-- A token made ahead would live longer than a year; one of a closed account would outlive it.
CREATE FUNCTION token_begins_now() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_undated(NEW.created_at, NULL);
  IF EXISTS (SELECT FROM person WHERE id = NEW.person_id AND deactivated_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a closed account gets no token'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_of_an_open_account';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER token_begins_now BEFORE INSERT ON personal_token FOR EACH ROW EXECUTE FUNCTION token_begins_now();

CREATE FUNCTION revoked_token_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a token that was revoked stays so'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'revoked_token_stays';
END $$;
CREATE TRIGGER revoked_token_stays BEFORE UPDATE ON personal_token
  FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL AND NEW IS DISTINCT FROM OLD) EXECUTE FUNCTION revoked_token_stays();

CREATE FUNCTION token_stays_as_made() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'of a token nothing changes but its last use and its end'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'token_stays_as_made';
END $$;
CREATE TRIGGER token_stays_as_made BEFORE UPDATE ON personal_token
  FOR EACH ROW WHEN (
    (OLD.id, OLD.token_hash, OLD.person_id, OLD.name, OLD.rights, OLD.created_at, OLD.expires_at)
    IS DISTINCT FROM (NEW.id, NEW.token_hash, NEW.person_id, NEW.name, NEW.rights, NEW.created_at, NEW.expires_at)
    OR NEW.last_used_on < OLD.last_used_on OR (NEW.last_used_on IS NULL AND OLD.last_used_on IS NOT NULL))
  EXECUTE FUNCTION token_stays_as_made();

-- An act says through which token it was done; the token is that of whoever did it, and had not ended.
ALTER TABLE audit_entry ADD COLUMN token_id UUID;
ALTER TABLE audit_entry ADD CONSTRAINT fk_audit_entry_token_id FOREIGN KEY(token_id) REFERENCES personal_token (id);
GRANT INSERT (token_id) ON audit_entry TO :app;

CREATE FUNCTION token_is_the_actors() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM personal_token
    WHERE id = NEW.token_id
      AND person_id = coalesce(NEW.person_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id))
      AND expires_at > NEW.at AND (revoked_at IS NULL OR revoked_at > NEW.at - interval '1 hour')
  ) THEN
    RAISE EXCEPTION 'an act goes through a living token of whoever does it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_is_the_actors';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER token_is_the_actors BEFORE INSERT ON audit_entry
  FOR EACH ROW WHEN (NEW.token_id IS NOT NULL) EXECUTE FUNCTION token_is_the_actors();

-- Whoever listens by a token stops hearing when it is revoked.
CREATE TRIGGER tell_standing AFTER UPDATE OF revoked_at ON personal_token
  FOR EACH ROW WHEN (NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) EXECUTE FUNCTION standing_is_a_change('standing:token');
