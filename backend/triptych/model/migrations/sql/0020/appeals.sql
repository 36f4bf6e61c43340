-- EX14: an appeal is heard one level up: by the next person up the line with the authority, else the next limit band.

-- How far somebody's own roles let them override in these scopes, by the lines of the active policy: NULL is not at all.
CREATE FUNCTION own_override_limit(by_whom uuid, over uuid[], instant timestamptz) RETURNS numeric LANGUAGE sql STABLE
SET search_path = public, pg_temp AS $$
  WITH said AS (
    SELECT string_to_array(replace(policy_line.line, ' ', ''), ',') AS part
    FROM policy_line JOIN policy_version ON policy_version.id = policy_line.version_id
    WHERE policy_version.state = 'active' AND policy_line.line LIKE 'p,%exception:override,%'
  ), held AS (
    SELECT 'role:' || role AS role, scope_id = ANY (over) AS here FROM role_assignment
    WHERE person_id = by_whom AND revoked_at IS NULL AND valid_from <= instant AND (valid_until IS NULL OR valid_until > instant)
  )
  SELECT CASE WHEN bool_or(said.part[7] = 'deny') THEN NULL
              ELSE max(CASE said.part[6] WHEN 'unlimited' THEN 'Infinity' ELSE said.part[6] END::numeric)
                   FILTER (WHERE held.here AND said.part[7] = 'allow' AND said.part[3] = '*' AND said.part[5] = '*'
                             AND said.part[6] ~ '^([0-9]+([.][0-9]+)?|unlimited)$') END
  FROM held JOIN said ON said.part[2] = held.role
  WHERE EXISTS (SELECT FROM person JOIN account ON account.person_id = person.id
                WHERE person.id = by_whom AND person.deactivated_at IS NULL)
$$;

-- What the database can know of it: nobody answers past somebody nearer in the line who is there and could as well.
-- It looks where one person alone stands behind a refusal; whose policy says it in other lines is held by the service.
CREATE FUNCTION appeal_is_heard_one_level_up() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  refused record;
  acting uuid;
  mine numeric;
BEGIN
  SELECT asked.id, before.id AS decision, author.person_id AS accountable,
         CASE asked.paid_by WHEN 'provider' THEN org_unit.scope_ids ELSE program.scope_ids END AS payer
    INTO refused
    FROM exception_request AS asked
    JOIN decision AS before ON before.id = NEW.supersedes_id
    JOIN authorship AS author ON author.id = before.authorship_id
    JOIN program ON program.id = asked.program_id JOIN org_unit ON org_unit.id = asked.provider_unit_id
    WHERE asked.id = NEW.request_id AND asked.state = 'appealed'
      AND before.outcome IN ('declined', 'deferred') AND before.instruction_id IS NULL;
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  acting := coalesce(NEW.on_behalf_of_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id));
  mine := own_override_limit(acting, refused.payer, NEW.at);
  IF mine IS NULL OR EXISTS (
      SELECT FROM request_event AS silence WHERE silence.request_id = refused.id AND silence.kind = 'escalated'
        AND acting = ANY (silence.escalated_to) AND silence.number > (
          SELECT number FROM request_event WHERE request_id = refused.id AND kind = 'decision_appealed')) THEN
    RETURN NEW;
  END IF;
  IF EXISTS (
    WITH RECURSIVE line AS (
      SELECT manager_id AS id FROM person WHERE id = refused.accountable
      UNION
      SELECT person.manager_id FROM person JOIN line ON person.id = line.id WHERE line.id <> acting
    )
    SELECT FROM line
    WHERE line.id IS NOT NULL AND line.id <> acting AND own_override_limit(line.id, refused.payer, NEW.at) >= mine
      AND NOT took_part(refused.id, line.id) AND NOT owns_cited_rule(refused.id, line.id)
      AND NOT EXISTS (SELECT FROM absence WHERE absence.person_id = line.id AND absence.cancelled_at IS NULL
                        AND NEW.at >= absence.starts AND NEW.at < absence.until)) THEN
    RAISE EXCEPTION 'an appeal is heard one level up from whoever decided'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'heard_one_level_up';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER heard_one_level_up BEFORE INSERT ON decision
  FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL) EXECUTE FUNCTION appeal_is_heard_one_level_up();

-- EX8: who upholds decides, and answers to close precedents as every decider does. A revocation asks for no word: it takes back
-- what was granted, for a reason of its own, and stands as a precedent itself afterwards.
CREATE FUNCTION stances_before_upholding() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_unlooked(NEW.request_id, NEW.authorship_id);
  PERFORM refuse_unanswered(NEW.request_id, NEW.authorship_id, comes_to(NEW.outcome));
  RETURN NEW;
END $$;
CREATE TRIGGER stances_before_upholding BEFORE INSERT ON decision
  FOR EACH ROW WHEN (NEW.outcome IN ('decline_upheld', 'deferral_upheld', 'revocation_upheld'))
  EXECUTE FUNCTION stances_before_upholding();
