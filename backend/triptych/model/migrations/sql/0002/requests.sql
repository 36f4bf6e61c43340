-- What a request may still become after a decision, and until when a decision holds by its own words.

-- The life of a request has three more steps; a test holds the whole table equal to the rule that it mirrors.
INSERT INTO request_transition (state, kind, next_state) VALUES
  ('closed', 'condition_met', 'closed'),
  ('closed', 'decision_revoked', 'revoked'),
  ('decline_proposed', 'answer_withdrawn', 'deciding'),
  ('deferral_proposed', 'answer_withdrawn', 'deciding');

-- Until when the decision in force holds by its own words: the end of a deferral's day, the end of an approval. What is
-- past it has lapsed or expired; nobody writes that, it follows from the instant of whoever asks.
ALTER TABLE exception_request ADD COLUMN holds_until timestamptz;

CREATE FUNCTION held_until(decided uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    terms.valid_until,
    CASE WHEN decision.outcome = 'deferred'
      THEN (answer.next_date + 1)::timestamp AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC') END)
  FROM decision LEFT JOIN terms ON terms.id = decision.terms_id LEFT JOIN answer ON answer.id = decision.answer_id
  WHERE decision.id = decided
$$;

UPDATE exception_request SET holds_until = held_until(leaf.id)
FROM (SELECT DISTINCT ON (request_id) request_id, id FROM decision ORDER BY request_id, number DESC) AS leaf
WHERE leaf.request_id = exception_request.id
  AND exception_request.state IN ('approved', 'approved_with_conditions', 'deferred', 'closed');

-- Whether the request was re-opened after this decision: then it is no longer in force, and nobody overrides it.
CREATE FUNCTION reopened_since(concerned uuid, decided uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM request_event AS told JOIN request_event AS reopened ON reopened.request_id = told.request_id
    WHERE told.request_id = concerned AND told.detail ->> 'decisionId' = decided::text
      AND told.kind IN ('decision_made', 'decision_revoked')
      AND reopened.kind = 'request_reopened' AND reopened.number > told.number)
$$;

-- The three estimates of a disputed share, as the rule wants them: all stated, each 0 to 1, in order.
CREATE FUNCTION is_three_shares(told jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN coalesce(
    0 <= (told ->> 'low')::numeric AND (told ->> 'low')::numeric <= (told ->> 'likely')::numeric
    AND (told ->> 'likely')::numeric <= (told ->> 'high')::numeric AND (told ->> 'high')::numeric <= 1, false);
EXCEPTION WHEN invalid_text_representation OR numeric_value_out_of_range THEN
  RETURN false;
END $$;

-- As before, and: until when the decision holds; a reason where a request is taken up or put down again.
CREATE OR REPLACE FUNCTION number_and_fold_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  stood record;
  step text := NEW.kind;
  leads_to text;
BEGIN
  SELECT state, version, stopped_at INTO stood FROM exception_request WHERE id = NEW.request_id FOR UPDATE;
  IF NEW.kind IN ('decision_made', 'decision_revoked') THEN
    SELECT CASE NEW.kind WHEN 'decision_made' THEN 'decision_made:' || outcome ELSE NEW.kind END INTO step FROM decision
      WHERE request_id = NEW.request_id AND id = (NEW.detail ->> 'decisionId')::uuid
        AND (outcome = 'revoked') = (NEW.kind = 'decision_revoked');
    IF step IS NULL THEN
      RAISE EXCEPTION 'a % event names the decision that was made', NEW.kind
        USING ERRCODE = 'check_violation', CONSTRAINT = 'event_names_its_decision';
    END IF;
    IF EXISTS (SELECT FROM request_event WHERE request_id = NEW.request_id
               AND kind IN ('decision_made', 'decision_revoked') AND detail ->> 'decisionId' = NEW.detail ->> 'decisionId') THEN
      RAISE EXCEPTION 'this decision has been told already'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_told_once';
    END IF;
  END IF;
  -- The table of steps names the outcome of a decision; an event does not, or it would decide without a decision.
  SELECT next_state INTO leads_to FROM request_transition
    WHERE state = stood.state AND kind = step AND position(':' IN NEW.kind) = 0;
  IF leads_to IS NULL THEN
    RAISE EXCEPTION 'in state % there is no %', stood.state, step
      USING ERRCODE = 'check_violation', CONSTRAINT = 'request_lifecycle';
  END IF;
  IF NEW.kind IN ('request_reopened', 'request_closed', 'answer_withdrawn') AND length(btrim(coalesce(NEW.text, ''))) = 0 THEN
    RAISE EXCEPTION 'a % event says why', NEW.kind USING ERRCODE = 'check_violation', CONSTRAINT = 'event_says_why';
  END IF;
  IF NEW.kind = 'phi_disputed' AND NOT is_three_shares(NEW.detail) THEN
    RAISE EXCEPTION 'a disputed share names a low, a likely and a high one, each from 0 to 1'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dispute_names_shares';
  END IF;
  NEW.number := stood.version + 1;
  UPDATE exception_request SET
    state = leads_to,
    version = NEW.number,
    -- The clock runs from opening to the decision in force, and again when one is taken back.
    stopped_at = CASE WHEN leads_to IN (SELECT state FROM request_clock WHERE NOT runs) THEN coalesce(stood.stopped_at, NEW.at) END,
    holds_until = CASE
      WHEN NEW.kind = 'decision_made' THEN held_until((NEW.detail ->> 'decisionId')::uuid)
      WHEN leads_to IN ('approved', 'approved_with_conditions', 'deferred')
        OR (leads_to = 'closed' AND stood.state <> 'deferred') THEN holds_until END
  WHERE id = NEW.request_id;
  RETURN NEW;
END $$;
-- As before, and: what was re-opened may be decided by whoever decided before; only an approval is revoked.
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
  -- Whoever decided may decide anew what was re-opened since: on new facts they reconsider, and override nobody.
  IF NOT reopened_since(NEW.request_id, superseded.id) AND (superseded.authorship_id = NEW.authorship_id OR (
      NEW.outcome NOT IN ('declined', 'deferred')
      AND EXISTS (SELECT FROM decision AS earlier WHERE earlier.request_id = NEW.request_id AND (
        earlier.authorship_id = NEW.authorship_id
        OR EXISTS (SELECT FROM signature WHERE terms_id = earlier.terms_id AND authorship_id = NEW.authorship_id))))) THEN
    RAISE EXCEPTION 'nobody supersedes their own decision'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'superseded_by_another';
  END IF;
  IF NEW.outcome = 'revoked' AND superseded.outcome NOT IN ('approved', 'approved_with_conditions') THEN
    RAISE EXCEPTION 'what is revoked is an approval'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'revokes_an_approval';
  END IF;
  IF NEW.outcome IN ('approved', 'approved_with_conditions', 'revoked')
     AND (took_part(NEW.request_id, by_whom) OR coalesce(took_part(NEW.request_id, NEW.on_behalf_of_id), false)) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  IF NEW.outcome IN ('approved', 'approved_with_conditions') THEN
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
-- As before, and: an override carries the signature of the authority to override; a re-opening ends open terms.
CREATE OR REPLACE FUNCTION approval_is_lawful(approval decision) RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  lacking text;
BEGIN
  IF EXISTS (SELECT FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id
             WHERE citation.request_id = approval.request_id AND NOT rule_version.waivable)
     OR EXISTS (SELECT FROM cover JOIN LATERAL (
                  SELECT waivable FROM rule_version
                  WHERE rule_version.rule_id = cover.rule_id AND valid_from <= approval.at ORDER BY number DESC LIMIT 1
                ) AS present ON true
                WHERE cover.terms_id = approval.terms_id AND NOT present.waivable) THEN
    RAISE EXCEPTION 'a rule that is not waivable cannot be waived here'
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
    SELECT 'rule_waiver' AS kind, office FROM offices
    UNION ALL
    SELECT 'money', NULL FROM exception_request
    WHERE id = approval.request_id AND (
      amount > 0 OR NOT EXISTS (SELECT FROM offices)
      OR (approval.supersedes_id IS NOT NULL AND NOT reopened_since(approval.request_id, approval.supersedes_id))
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
  IF (approval.outcome = 'approved_with_conditions') <> EXISTS (SELECT FROM condition WHERE terms_id = approval.terms_id) THEN
    RAISE EXCEPTION 'approved with conditions has dated conditions, approved has none'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'conditions_are_told';
  END IF;
END $$;
CREATE OR REPLACE FUNCTION request_begins_unopened() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.state := '';
  NEW.version := 0;
  NEW.stopped_at := NULL;
  NEW.holds_until := NULL;
  NEW.confirmed_restatement_id := NULL;
  RETURN NEW;
END $$;
-- What an approval covers, and what a request wants to be excepted from, is of the request's own project.
CREATE FUNCTION target_is_of_the_project() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  own exception_request%ROWTYPE;
BEGIN
  IF TG_TABLE_NAME = 'cover' THEN
    SELECT exception_request.* INTO own FROM exception_request JOIN terms ON terms.request_id = exception_request.id
      WHERE terms.id = NEW.terms_id;
  ELSE
    SELECT * INTO own FROM exception_request WHERE id = NEW.request_id;
    IF own.version > 0 THEN
      RAISE EXCEPTION 'what a request is about is said when it is opened'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'target_before_opening';
    END IF;
  END IF;
  IF NEW.project_id IS DISTINCT FROM own.project_id
     OR (NEW.criterion_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM acceptance_criterion JOIN transition ON transition.id = acceptance_criterion.transition_id
           WHERE acceptance_criterion.id = NEW.criterion_id AND transition.project_id = own.project_id))
     OR (NEW.workstream_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM workstream WHERE id = NEW.workstream_id AND project_id = own.project_id))
     OR (NEW.gate_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM gate WHERE id = NEW.gate_id AND project_id = own.project_id)) THEN
    RAISE EXCEPTION 'an exception is about the project of its request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'target_is_of_the_project';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER target_is_of_the_project BEFORE INSERT ON cover FOR EACH ROW EXECUTE FUNCTION target_is_of_the_project();
CREATE TRIGGER target_is_of_the_project BEFORE INSERT ON request_target
  FOR EACH ROW EXECUTE FUNCTION target_is_of_the_project();

-- A condition of the approval in force is met by somebody on the request who did not set it.
CREATE FUNCTION condition_is_met_by_another() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  stands terms%ROWTYPE;
BEGIN
  SELECT terms.* INTO stands FROM terms JOIN condition ON condition.terms_id = terms.id WHERE condition.id = NEW.condition_id;
  IF NOT EXISTS (SELECT FROM authorship WHERE id = NEW.authorship_id AND request_id = stands.request_id) THEN
    RAISE EXCEPTION 'an act on a request has its author on the same request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'author_is_of_the_request';
  END IF;
  IF stands.authorship_id = NEW.authorship_id
     OR EXISTS (SELECT FROM signature WHERE terms_id = stands.id AND authorship_id = NEW.authorship_id) THEN
    RAISE EXCEPTION 'whoever set a condition does not say that it is met'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'condition_is_met_by_another';
  END IF;
  IF NOT EXISTS (SELECT FROM decision WHERE terms_id = stands.id
                 AND NOT EXISTS (SELECT FROM decision AS later WHERE later.supersedes_id = decision.id)) THEN
    RAISE EXCEPTION 'a condition of an approval that is not in force is not met'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'condition_in_force';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER condition_is_met_by_another BEFORE INSERT ON condition_met
  FOR EACH ROW EXECUTE FUNCTION condition_is_met_by_another();

-- A helper replies to the answer that stands: the one that was put forward last, while it is put forward.
CREATE FUNCTION reply_is_to_what_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM answer JOIN exception_request ON exception_request.id = answer.request_id
    WHERE answer.id = NEW.answer_id AND exception_request.state = answer.kind || '_proposed'
      AND answer.id::text IS NOT DISTINCT FROM (
        SELECT coalesce(detail ->> 'answerId', answer.id::text) FROM request_event
        WHERE request_id = answer.request_id AND kind IN ('decline_proposed', 'deferral_proposed')
        ORDER BY number DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'a helper replies to the answer that stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reply_to_what_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER reply_is_to_what_stands BEFORE INSERT ON helper_reply FOR EACH ROW EXECUTE FUNCTION reply_is_to_what_stands();
