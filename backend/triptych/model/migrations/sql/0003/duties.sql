-- Duties held apart, and edits that do not overwrite each other.

-- 1. Which roles one person never holds at the same time (AU3): the same pairs as `access.duties`, held equal by a test.
CREATE TABLE role_exclusion (
  role text NOT NULL,
  excludes text NOT NULL,
  open_at_first_install boolean NOT NULL,
  CONSTRAINT pk_role_exclusion PRIMARY KEY (role, excludes)
);
GRANT SELECT ON role_exclusion TO :app;

-- The third line does not audit itself: an auditor holds no other role.
INSERT INTO role_exclusion (role, excludes, open_at_first_install)
SELECT 'auditor', other, false
FROM unnest(ARRAY[
  'program_manager', 'project_manager', 'service_lead', 'change_lead', 'provider_representative', 'service_owner',
  'pmo_lead', 'smo_lead', 'cmo_lead', 'approver_1', 'approver_2', 'approver_3', 'executive', 'administrator'
]) AS other;
-- Whoever gives authority holds none that approves, but for a lone first administrator.
INSERT INTO role_exclusion (role, excludes, open_at_first_install)
SELECT 'administrator', other, true
FROM unnest(ARRAY['pmo_lead', 'smo_lead', 'cmo_lead', 'approver_1', 'approver_2', 'approver_3', 'executive']) AS other;
INSERT INTO role_exclusion (role, excludes, open_at_first_install)
SELECT excludes, role, open_at_first_install FROM role_exclusion;

-- What somebody holds of their own, and what was lent to them, each with its period. Control and identity are not lent.
CREATE FUNCTION holdings(concerned uuid) RETURNS TABLE (assignment uuid, role text, period tstzrange, lent boolean)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT own.id, own.role, tstzrange(own.valid_from, own.valid_until), false
  FROM role_assignment AS own
  WHERE own.person_id = concerned AND own.revoked_at IS NULL
  UNION ALL
  SELECT own.id, own.role,
         tstzrange(own.valid_from, own.valid_until) * tstzrange(delegation.valid_from, delegation.valid_until), true
  FROM delegation JOIN role_assignment AS own ON own.person_id = delegation.delegator_id
  WHERE delegation.delegate_id = concerned AND delegation.revoked_at IS NULL AND own.revoked_at IS NULL
    AND own.role NOT IN ('auditor', 'administrator')
$$;

-- A lone administrator may take an approving role themselves; with a second one, or for somebody else, nobody may.
CREATE FUNCTION duties_held_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
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
    SELECT FROM role_assignment AS other JOIN person ON person.id = other.person_id
    WHERE other.role = 'administrator' AND other.person_id <> NEW.person_id AND other.revoked_at IS NULL
      AND person.deactivated_at IS NULL AND tstzrange(other.valid_from, other.valid_until) @> NEW.valid_from
  );
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
CREATE TRIGGER duties_held_apart
  BEFORE INSERT OR UPDATE OF person_id, role, valid_from, valid_until, granted_by_id, revoked_at ON role_assignment
  FOR EACH ROW EXECUTE FUNCTION duties_held_apart();

-- Lending is letting hold: nobody is lent a role that their own ones exclude.
CREATE FUNCTION lent_duties_held_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.revoked_at IS NOT NULL THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('role_assignment' || NEW.delegate_id::text, 0));
  IF EXISTS (
    SELECT FROM role_assignment AS lent
    JOIN role_exclusion AS pair ON pair.excludes = lent.role
    JOIN holdings(NEW.delegate_id) AS held ON held.role = pair.role AND NOT held.lent
    WHERE lent.person_id = NEW.delegator_id AND lent.revoked_at IS NULL
      AND lent.role NOT IN ('auditor', 'administrator')
      AND held.period && (
        tstzrange(lent.valid_from, lent.valid_until) * tstzrange(NEW.valid_from, NEW.valid_until))
  ) THEN
    RAISE EXCEPTION 'what would be lent is not held together with what the delegate holds'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'lent_duties_held_apart';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lent_duties_held_apart
  BEFORE INSERT OR UPDATE OF delegator_id, delegate_id, valid_from, valid_until, revoked_at ON delegation
  FOR EACH ROW EXECUTE FUNCTION lent_duties_held_apart();

-- 2. Whoever edits a record says which version they saw; every change of what people write makes the next version.
-- Where a record stands (`scope_ids`) moves with its ancestors and is nobody's edit.
CREATE FUNCTION next_version() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF to_jsonb(NEW) - 'version' - 'scope_ids' IS DISTINCT FROM to_jsonb(OLD) - 'version' - 'scope_ids' THEN
    NEW.version := OLD.version + 1;
  ELSE
    NEW.version := OLD.version;
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'org_unit', 'person', 'portfolio', 'program', 'project', 'service', 'transition', 'initiative'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN version integer NOT NULL DEFAULT 1', name);
    EXECUTE format(
      'CREATE TRIGGER next_version BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION next_version()', name);
  END LOOP;
END $$;
