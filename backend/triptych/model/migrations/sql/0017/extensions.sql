-- An approval is extended before it ends, by the authorities that it needs and under what is still owed for it.

ALTER TABLE terms ADD COLUMN nature text NOT NULL DEFAULT 'ordinary';
ALTER TABLE terms ALTER COLUMN nature DROP DEFAULT;
ALTER TABLE terms ADD COLUMN unwind_plan text;
ALTER TABLE terms ADD CONSTRAINT ck_terms_nature CHECK (nature IN ('ordinary', 'extension', 'emergency'));
ALTER TABLE terms ADD CONSTRAINT ck_terms_unwind_plan CHECK (
  (nature = 'emergency') = (unwind_plan IS NOT NULL) AND (unwind_plan IS NULL OR says_something(unwind_plan)));
ALTER TABLE terms ALTER COLUMN nature SET DEFAULT 'ordinary';

-- What an extension changes is the end, and nothing else: the same things covered, the same option, what is unmet owed.
CREATE FUNCTION extension_is_lawful(approval decision) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  own terms%ROWTYPE;
  before terms%ROWTYPE;
BEGIN
  SELECT * INTO own FROM terms WHERE id = approval.terms_id;
  SELECT terms.* INTO before FROM terms JOIN decision ON decision.terms_id = terms.id
    WHERE decision.id = approval.supersedes_id AND decision.outcome IN ('approved', 'approved_with_conditions')
      AND NOT reopened_since(approval.request_id, decision.id);
  IF before.id IS NULL OR before.valid_until <= approval.at THEN
    RAISE EXCEPTION 'what is extended is an approval that has not ended'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'extends_what_holds';
  END IF;
  IF own.valid_until <= before.valid_until THEN
    RAISE EXCEPTION 'an extension ends later than what it extends'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_ends_later';
  END IF;
  IF own.alternative_id IS DISTINCT FROM before.alternative_id
     OR EXISTS ((SELECT kind, rule_id, criterion_id, workstream_id, gate_id FROM cover WHERE terms_id = own.id
                 EXCEPT SELECT kind, rule_id, criterion_id, workstream_id, gate_id FROM cover WHERE terms_id = before.id)
                UNION ALL
                (SELECT kind, rule_id, criterion_id, workstream_id, gate_id FROM cover WHERE terms_id = before.id
                 EXCEPT SELECT kind, rule_id, criterion_id, workstream_id, gate_id FROM cover WHERE terms_id = own.id)) THEN
    RAISE EXCEPTION 'an extension covers what was covered, and nothing else'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_covers_the_same';
  END IF;
  IF EXISTS (SELECT FROM condition AS owed WHERE owed.terms_id = before.id
             AND NOT EXISTS (SELECT FROM condition_met WHERE condition_id = owed.id)
             AND NOT EXISTS (SELECT FROM condition AS kept WHERE kept.terms_id = own.id
                             AND kept.statement = owed.statement AND kept.due_on = owed.due_on)) THEN
    RAISE EXCEPTION 'a condition that is not met is owed under the extension as well'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'extension_keeps_conditions';
  END IF;
END $$;

-- As before, and: whoever approved may extend it. What an emergency go was given for is reviewed by another person.
CREATE OR REPLACE FUNCTION decision_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  by_whom uuid;
  superseded decision%ROWTYPE;
BEGIN
  SELECT person_id INTO by_whom FROM authorship WHERE id = NEW.authorship_id AND request_id = NEW.request_id;
  IF by_whom IS NULL THEN
    RAISE EXCEPTION 'a decision has its author on the same request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_has_author';
  END IF;
  SELECT * INTO superseded FROM decision WHERE id = NEW.supersedes_id;
  IF NEW.number IS DISTINCT FROM coalesce(superseded.number, 0) + 1 THEN
    RAISE EXCEPTION 'decisions are counted along their chain'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_number';
  END IF;
  -- Whoever decided may decide anew what was re-opened since, and extend: they reconsider, and override nobody.
  IF NOT reopened_since(NEW.request_id, superseded.id)
     AND NOT EXISTS (SELECT FROM terms WHERE id = NEW.terms_id AND nature = 'extension')
     AND (superseded.authorship_id = NEW.authorship_id OR (
      NEW.outcome NOT IN ('declined', 'deferred') AND superseded.outcome IS DISTINCT FROM 'emergency_go'
      AND EXISTS (SELECT FROM decision AS earlier WHERE earlier.request_id = NEW.request_id AND (
        earlier.authorship_id = NEW.authorship_id
        OR EXISTS (SELECT FROM signature WHERE terms_id = earlier.terms_id AND authorship_id = NEW.authorship_id))))) THEN
    RAISE EXCEPTION 'nobody supersedes their own decision'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'superseded_by_another';
  END IF;
  IF NEW.outcome = 'revoked' AND superseded.outcome NOT IN ('approved', 'approved_with_conditions', 'emergency_go') THEN
    RAISE EXCEPTION 'what is revoked is an approval'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'revokes_an_approval';
  END IF;
  IF NEW.outcome IN ('approved', 'approved_with_conditions', 'emergency_go', 'revoked')
     AND (took_part(NEW.request_id, by_whom) OR coalesce(took_part(NEW.request_id, NEW.on_behalf_of_id), false)) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  IF NEW.outcome IN ('approved', 'approved_with_conditions', 'emergency_go') THEN
    PERFORM approval_is_lawful(NEW);
  ELSIF NEW.outcome IN ('declined', 'deferred') THEN
    PERFORM FROM answer JOIN helper_reply ON helper_reply.answer_id = answer.id AND helper_reply.accepted
      WHERE answer.id = NEW.answer_id AND answer.request_id = NEW.request_id AND answer.authorship_id = NEW.authorship_id
        AND (answer.kind = 'decline') = (NEW.outcome = 'declined');
    IF NOT FOUND THEN
      RAISE EXCEPTION 'a decline or deferral takes effect when its helper has accepted'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'helper_accepted';
    END IF;
    IF (SELECT count(DISTINCT kind) FROM alternative WHERE request_id = NEW.request_id AND withdrawn_at IS NULL) < 2 THEN
      RAISE EXCEPTION 'a refusal offers two or more alternatives of different kinds'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_offers_alternatives';
    END IF;
    IF EXISTS (SELECT FROM answer WHERE id = NEW.answer_id AND next_date <
               (NEW.at AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC'))::date) THEN
      RAISE EXCEPTION 'the next date of a refusal has not passed when it takes effect'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_next_date';
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- Whether an approval departs from no law: as they were cited, and as they stand of what it covers.
CREATE FUNCTION approval_keeps_law(approval decision) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (SELECT FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id
                     WHERE citation.request_id = approval.request_id AND NOT rule_version.waivable)
     AND NOT EXISTS (SELECT FROM cover JOIN LATERAL (
                       SELECT waivable FROM rule_version
                       WHERE rule_version.rule_id = cover.rule_id AND valid_from <= approval.at ORDER BY number DESC LIMIT 1
                     ) AS present ON true
                     WHERE cover.terms_id = approval.terms_id AND NOT present.waivable)
$$;

-- As before, and: an extension asks for the authorities of the approval itself; an emergency go for one of its own.
CREATE OR REPLACE FUNCTION approval_is_lawful(approval decision) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  lacking text;
  kind_of_terms text;
BEGIN
  SELECT nature INTO kind_of_terms FROM terms WHERE id = approval.terms_id;
  IF (kind_of_terms = 'emergency') <> (approval.outcome = 'emergency_go') THEN
    RAISE EXCEPTION 'an emergency go stands on terms of its own'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'emergency_on_its_terms';
  END IF;
  IF NOT approval_keeps_law(approval) THEN
    RAISE EXCEPTION 'a rule that is not waivable cannot be waived here, and its authority outside permits no such thing'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'rule_is_waivable';
  END IF;
  WITH offices AS (
    SELECT DISTINCT rule.owner_office AS office
    FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id JOIN rule ON rule.id = rule_version.rule_id
    WHERE citation.request_id = approval.request_id
    UNION
    SELECT CASE
        WHEN cover.kind = 'standard' THEN rule.owner_office
        WHEN cover.kind IN ('criterion', 'service_key') OR workstream.kind = 'service_transition' THEN 'smo'
        WHEN cover.kind = 'people_key' OR workstream.kind = 'people_change' THEN 'cmo'
        ELSE 'pmo' END
    FROM cover LEFT JOIN rule ON rule.id = cover.rule_id LEFT JOIN workstream ON workstream.id = cover.workstream_id
    WHERE cover.terms_id = approval.terms_id
  ), needed AS (
    SELECT 'rule_waiver' AS kind, office FROM offices WHERE kind_of_terms <> 'emergency'
    UNION ALL
    SELECT 'emergency', NULL WHERE kind_of_terms = 'emergency'
    UNION ALL
    SELECT 'money', NULL FROM exception_request
    WHERE id = approval.request_id AND kind_of_terms <> 'emergency' AND (
      amount > 0 OR NOT EXISTS (SELECT FROM offices)
      OR (kind_of_terms = 'ordinary' AND EXISTS (
            SELECT FROM decision WHERE id = approval.supersedes_id AND outcome <> 'emergency_go'
            AND NOT reopened_since(approval.request_id, id)))
      OR EXISTS (SELECT FROM terms JOIN alternative ON alternative.id = terms.alternative_id
                 WHERE terms.id = approval.terms_id AND alternative.cost_amount > 0))
  )
  SELECT string_agg(concat_ws(' ', kind, office), ', ' ORDER BY kind DESC, office) INTO lacking FROM needed WHERE NOT EXISTS (
    SELECT FROM signature
    WHERE terms_id = approval.terms_id AND signature.kind = needed.kind AND signature.office IS NOT DISTINCT FROM needed.office);
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'an approval needs the signature of every authority; lacking: %', lacking
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_is_signed';
  END IF;
  IF NOT EXISTS (SELECT FROM signature WHERE terms_id = approval.terms_id AND authorship_id = approval.authorship_id) THEN
    RAISE EXCEPTION 'an approval is decided by somebody who signed it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_is_by_a_signer';
  END IF;
  IF EXISTS (SELECT FROM signature JOIN authorship ON authorship.id = signature.authorship_id
             WHERE terms_id = approval.terms_id AND (
               may_not_sign(approval.request_id, person_id, signature.kind)
               OR may_not_sign(approval.request_id, on_behalf_of_id, signature.kind))) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  IF EXISTS (SELECT FROM decision AS given JOIN authorship AS giver ON giver.id = given.authorship_id
             JOIN signature ON signature.terms_id = approval.terms_id JOIN authorship ON authorship.id = signature.authorship_id
             WHERE given.id = approval.supersedes_id AND given.outcome = 'emergency_go'
               AND (authorship.person_id IN (giver.person_id, given.on_behalf_of_id)
                    OR signature.on_behalf_of_id IN (giver.person_id, given.on_behalf_of_id))) THEN
    RAISE EXCEPTION 'an emergency go is reviewed by another person than who gave it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewed_by_another';
  END IF;
  PERFORM FROM terms WHERE id = approval.terms_id AND request_id = approval.request_id
    AND supersedes_id IS NOT DISTINCT FROM approval.supersedes_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an approval stands on terms that were signed for this step of the request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_on_its_terms';
  END IF;
  IF EXISTS (SELECT FROM request_event WHERE request_id = approval.request_id AND kind = 'request_reopened' AND number > (
      SELECT min(number) FROM request_event
      WHERE request_id = approval.request_id AND kind = 'approval_signed' AND detail ->> 'termsId' = approval.terms_id::text)) THEN
    RAISE EXCEPTION 'terms that were signed before the request was re-opened no longer stand'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_on_its_terms';
  END IF;
  IF EXISTS (SELECT FROM terms JOIN alternative ON alternative.id = terms.alternative_id
             WHERE terms.id = approval.terms_id AND alternative.withdrawn_at IS NOT NULL) THEN
    RAISE EXCEPTION 'an alternative that was taken back cannot be approved'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'alternative_is_offered';
  END IF;
  PERFORM FROM terms WHERE id = approval.terms_id AND valid_until > approval.at;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an approval is valid until an instant that lies ahead'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'approval_valid_until';
  END IF;
  IF approval.outcome <> 'emergency_go'
     AND (approval.outcome = 'approved_with_conditions') <> EXISTS (SELECT FROM condition WHERE terms_id = approval.terms_id) THEN
    RAISE EXCEPTION 'approved with conditions has dated conditions, approved has none'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'conditions_are_told';
  END IF;
  IF kind_of_terms = 'extension' THEN
    PERFORM extension_is_lawful(approval);
  END IF;
END $$;

-- An approval that has ended is taken up again like anything else; while it holds, it is extended or revoked first.
INSERT INTO request_transition (state, kind, next_state) VALUES
  ('approved', 'request_reopened', 'reopened'),
  ('approved_with_conditions', 'request_reopened', 'reopened');

CREATE FUNCTION ended_before_reopened() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM exception_request WHERE id = NEW.request_id
             AND state IN ('approved', 'approved_with_conditions') AND holds_until > NEW.at) THEN
    RAISE EXCEPTION 'an approval that holds is not taken up again'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_before_reopened';
  END IF;
  RETURN NEW;
END $$;
-- By its name it comes before the trigger that folds the event into the state.
CREATE TRIGGER ended_before_reopened BEFORE INSERT ON request_event
  FOR EACH ROW WHEN (NEW.kind = 'request_reopened') EXECUTE FUNCTION ended_before_reopened();
