-- EX13: a longer end does not undo an override: whoever is accountable for it leads the extension, or somebody above them.

-- What the database can know of it: the line, and limits that the policy says in plain lines; all else the service holds.
CREATE FUNCTION override_is_extended_by_rank() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  at_first decision%ROWTYPE;
  leads uuid;
  payer uuid[];
BEGIN
  IF NOT EXISTS (SELECT FROM terms WHERE id = NEW.terms_id AND nature = 'extension') THEN
    RETURN NEW;
  END IF;
  SELECT decision.* INTO at_first FROM decision LEFT JOIN terms ON terms.id = decision.terms_id
    WHERE decision.request_id = NEW.request_id AND terms.nature IS DISTINCT FROM 'extension' ORDER BY number DESC LIMIT 1;
  IF at_first.supersedes_id IS NULL OR reopened_since(NEW.request_id, at_first.supersedes_id)
     OR EXISTS (SELECT FROM decision WHERE id = at_first.supersedes_id AND outcome = 'emergency_go') THEN
    RETURN NEW;
  END IF;
  leads := coalesce(NEW.on_behalf_of_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id));
  SELECT CASE asked.paid_by WHEN 'provider' THEN org_unit.scope_ids ELSE program.scope_ids END INTO payer
    FROM exception_request AS asked JOIN program ON program.id = asked.program_id JOIN org_unit ON org_unit.id = asked.provider_unit_id
    WHERE asked.id = NEW.request_id;
  IF EXISTS (
      WITH accountable AS (
        SELECT coalesce(superseded.on_behalf_of_id, author.person_id) AS id, author.person_id AS acted, director.person_id AS directed
        FROM decision AS superseded JOIN authorship AS author ON author.id = superseded.authorship_id
        LEFT JOIN instruction ON instruction.id = superseded.instruction_id
        LEFT JOIN authorship AS director ON director.id = instruction.authorship_id
        WHERE superseded.id = NEW.supersedes_id)
      SELECT FROM accountable
      WHERE leads <> ALL (array_remove(ARRAY[id, acted, directed], NULL))
        AND NOT stands_above(leads, coalesce(directed, id))
        AND own_override_limit(leads, payer, NEW.at) <= own_override_limit(coalesce(directed, id), payer, NEW.at)) THEN
    RAISE EXCEPTION 'an override is extended by whoever made it, or by somebody with more authority'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'extended_by_rank';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER override_is_extended_by_rank BEFORE INSERT ON decision
  FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL AND NEW.terms_id IS NOT NULL) EXECUTE FUNCTION override_is_extended_by_rank();
