-- Nobody gives authority to themselves, and nobody takes the last administrator away.

-- A role that was given is only ever ended; whoever should hold it elsewhere or longer is given it anew.
REVOKE UPDATE ON role_assignment FROM :app;
GRANT UPDATE (revoked_at, revoked_by_id) ON role_assignment TO :app;

-- Whether somebody gives authority now, by this server's clock.
CREATE FUNCTION administers(by_whom uuid, at timestamptz DEFAULT clock_timestamp()) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM role_assignment JOIN person ON person.id = role_assignment.person_id
    WHERE role_assignment.person_id = by_whom AND role = 'administrator' AND revoked_at IS NULL
      AND person.deactivated_at IS NULL AND tstzrange(valid_from, valid_until) @> at)
$$;

-- As before, and: alone is whoever is alone now; a grant dated back does not return to a time before the second one.
CREATE OR REPLACE FUNCTION duties_held_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE alone boolean;
BEGIN
  IF NEW.revoked_at IS NOT NULL THEN
    RETURN NEW;
  END IF;
  -- Two halves of a conflict never pass side by side: neither of one person, nor beside a second administrator.
  PERFORM pg_advisory_xact_lock(hashtextextended('role_assignment' || NEW.person_id::text, 0));
  IF NEW.role = 'administrator'
     OR EXISTS (SELECT FROM role_exclusion AS pair WHERE pair.role = NEW.role AND pair.open_at_first_install) THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  END IF;
  alone := NEW.granted_by_id IS NOT DISTINCT FROM NEW.person_id AND NOT EXISTS (
    SELECT FROM person WHERE id <> NEW.person_id AND administers(id, greatest(NEW.valid_from, clock_timestamp())));
  IF EXISTS (
    SELECT FROM holdings(NEW.person_id) AS held
    JOIN role_exclusion AS pair ON pair.role = held.role AND pair.excludes = NEW.role
    WHERE held.assignment <> NEW.id AND held.period && tstzrange(NEW.valid_from, NEW.valid_until)
      AND NOT (pair.open_at_first_install AND alone AND NOT held.lent)
  ) THEN
    RAISE EXCEPTION 'these two roles are not held by one person at the same time'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'duties_held_apart';
  END IF;
  RETURN NEW;
END $$;

-- AU3: a role is given by somebody; one that approves or controls by an administrator, and not to themselves.
CREATE FUNCTION granted_by_another() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.granted_by_id IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
    -- The first administrator is made by the installation itself; nobody was there to give the role.
    IF NEW.role = 'administrator' AND NOT EXISTS (SELECT FROM role_assignment WHERE role = 'administrator') THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a role is given by somebody' USING ERRCODE = 'check_violation', CONSTRAINT = 'granted_by_somebody';
  END IF;
  IF NOT EXISTS (SELECT FROM role_exclusion WHERE role = NEW.role AND excludes = 'administrator')
     AND NEW.role <> 'administrator' THEN
    RETURN NEW;
  END IF;
  IF NOT administers(NEW.granted_by_id) THEN
    RAISE EXCEPTION 'a role that approves or controls is given by an administrator'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'granted_by_an_administrator';
  END IF;
  IF NEW.granted_by_id = NEW.person_id AND EXISTS (
      SELECT FROM role_assignment AS other JOIN person ON person.id = other.person_id
      WHERE other.person_id <> NEW.person_id AND other.scope_id IN (NEW.scope_id, (SELECT root_unit_id FROM organisation))
        AND other.role = 'administrator' AND other.revoked_at IS NULL AND person.deactivated_at IS NULL
        AND tstzrange(other.valid_from, other.valid_until) @> greatest(NEW.valid_from, clock_timestamp())) THEN
    RAISE EXCEPTION 'nobody gives an approving or controlling role to themselves'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'granted_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER granted_by_another BEFORE INSERT ON role_assignment FOR EACH ROW EXECUTE FUNCTION granted_by_another();

CREATE FUNCTION revoked_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a role that was revoked stays so' USING ERRCODE = 'check_violation', CONSTRAINT = 'revoked_stays';
END $$;
CREATE TRIGGER revoked_stays BEFORE UPDATE ON role_assignment
  FOR EACH ROW WHEN (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at) EXECUTE FUNCTION revoked_stays();

-- Somebody always administers. Whoever takes an administrator away waits for the others who do.
CREATE FUNCTION somebody_administers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  IF NOT EXISTS (SELECT FROM person WHERE administers(id)) THEN
    RAISE EXCEPTION 'this would leave nobody who administers the organisation'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'somebody_administers';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER somebody_administers AFTER UPDATE OF revoked_at ON role_assignment
  FOR EACH ROW WHEN (OLD.role = 'administrator' AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL)
  EXECUTE FUNCTION somebody_administers();
CREATE FUNCTION somebody_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
  IF EXISTS (SELECT FROM role_assignment WHERE person_id = NEW.id AND role = 'administrator' AND revoked_at IS NULL)
     AND NOT EXISTS (SELECT FROM person WHERE administers(id)) THEN
    RAISE EXCEPTION 'this would leave nobody who administers the organisation'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'somebody_administers';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER somebody_stays AFTER UPDATE OF deactivated_at ON person
  FOR EACH ROW WHEN (OLD.deactivated_at IS NULL AND NEW.deactivated_at IS NOT NULL) EXECUTE FUNCTION somebody_stays();
