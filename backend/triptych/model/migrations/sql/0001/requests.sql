-- The life of a request: its state is the fold of its events, and a refusal is never bare.

-- The state and the number of an event come from here and from nowhere else.
CREATE FUNCTION number_and_fold_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  NEW.number := stood.version + 1;
  UPDATE exception_request SET
    state = leads_to,
    version = NEW.number,
    -- The clock runs from opening to the decision in force, and again when one is taken back.
    stopped_at = CASE WHEN leads_to IN (SELECT state FROM request_clock WHERE NOT runs) THEN coalesce(stood.stopped_at, NEW.at) END
  WHERE id = NEW.request_id;
  RETURN NEW;
END $$;
CREATE TRIGGER number_and_fold BEFORE INSERT ON request_event FOR EACH ROW EXECUTE FUNCTION number_and_fold_event();

-- A decision is told by an event in the same transaction, so that state and decision never say different things.
CREATE FUNCTION decision_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM request_event WHERE request_id = NEW.request_id
                 AND kind IN ('decision_made', 'decision_revoked') AND detail ->> 'decisionId' = NEW.id::text) THEN
    RAISE EXCEPTION 'a decision is told by an event'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_is_told';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decision_is_told AFTER INSERT ON decision
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decision_is_told();

-- Whoever acts on a request does so under an authorship of that request; otherwise their part in it would not be seen.
CREATE FUNCTION author_is_of_the_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.authorship_id IS NOT NULL
     AND NOT EXISTS (SELECT FROM authorship WHERE id = NEW.authorship_id AND request_id = NEW.request_id) THEN
    RAISE EXCEPTION 'an act on a request has its author on the same request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'author_is_of_the_request';
  END IF;
  RETURN NEW;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['request_event', 'restatement', 'citation', 'alternative', 'answer', 'terms'] LOOP
    EXECUTE format(
      'CREATE TRIGGER author_is_of_the_request BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION author_is_of_the_request()',
      name);
  END LOOP;
END $$;

-- EX1: nothing stands in the way of a need that nobody has confirmed.
CREATE FUNCTION need_before_rule() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM request_event WHERE request_id = NEW.request_id AND kind = 'need_confirmed') THEN
    RAISE EXCEPTION 'no rule or gap can be cited before the requester confirms the need'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'need_before_rule';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER need_before_rule BEFORE INSERT ON citation FOR EACH ROW EXECUTE FUNCTION need_before_rule();

-- EX2, EX3: a decline or deferral in full grammar, or none at all.
CREATE FUNCTION answer_is_not_bare() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kinds int;
  furthest int;
  today date;
BEGIN
  PERFORM FROM citation WHERE id = NEW.citation_id AND request_id = NEW.request_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a refusal names the rule or the gap that was cited on this request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_names_rule_or_gap';
  END IF;
  SELECT count(DISTINCT kind) INTO kinds FROM alternative WHERE request_id = NEW.request_id AND withdrawn_at IS NULL;
  IF kinds < 2 THEN
    RAISE EXCEPTION 'a refusal offers two or more alternatives of different kinds'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_offers_alternatives';
  END IF;
  PERFORM FROM account JOIN person ON person.id = account.person_id
    WHERE account.person_id = NEW.helper_id AND person.deactivated_at IS NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the helper of a refusal is a person with an account'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_names_helper';
  END IF;
  PERFORM FROM authorship WHERE request_id = NEW.request_id AND person_id = NEW.helper_id
    AND (id = NEW.authorship_id OR id IN (SELECT authorship_id FROM request_event
           WHERE request_id = NEW.request_id AND kind = 'exception_requested'));
  IF FOUND THEN
    RAISE EXCEPTION 'the helper of a refusal is neither who refuses nor who asks'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_helper_is_another';
  END IF;
  -- Dates are days of the organisation's zone, as the service reads them.
  today := (NEW.at AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC'))::date;
  SELECT office_charter.next_date_limit_days INTO furthest
    FROM citation LEFT JOIN rule_version ON rule_version.id = citation.rule_version_id
    LEFT JOIN rule ON rule.id = rule_version.rule_id
    JOIN office_charter ON office_charter.office = coalesce(rule.owner_office, 'smo')
    WHERE citation.id = NEW.citation_id;
  IF NEW.next_date <= today OR NEW.next_date > today + furthest THEN
    RAISE EXCEPTION 'the next date of a refusal lies ahead, within % days', furthest
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_next_date';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER answer_is_not_bare BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION answer_is_not_bare();

-- AU3: whoever took part, or gains from it, does not decide. Says no more than that, so that a seal holds.
CREATE FUNCTION took_part(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM authorship JOIN request_event ON request_event.authorship_id = authorship.id
    WHERE authorship.request_id = concerned AND authorship.person_id = by_whom
      AND request_event.kind IN (
        'exception_requested', 'need_restated', 'need_confirmed', 'need_corrected', 'rule_cited', 'gap_named',
        'alternative_proposed', 'alternative_revised', 'alternative_signed', 'answer_submitted', 'decline_proposed', 'deferral_proposed')
  ) OR EXISTS (
    SELECT FROM alternative JOIN authorship ON authorship.id = alternative.authorship_id
    WHERE alternative.request_id = concerned AND authorship.person_id = by_whom
  ) OR EXISTS (
    SELECT FROM exception_request JOIN program ON program.id = exception_request.program_id
    WHERE exception_request.id = concerned AND program.manager_id = by_whom
  ) OR EXISTS (
    SELECT FROM exception_request JOIN workstream ON workstream.project_id = exception_request.project_id
    WHERE exception_request.id = concerned AND workstream.kind = 'delivery' AND workstream.lead_id = by_whom
  )
$$;

-- The owner of a cited rule may waive it (that is what owning it means) but not also approve the money.
CREATE FUNCTION owns_cited_rule(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id
      JOIN rule ON rule.id = rule_version.rule_id
    WHERE citation.request_id = concerned AND rule.owner_id = by_whom
  )
$$;

-- Whether somebody may give a signature of this kind; a delegate is also bound by what the delegator did.
CREATE FUNCTION may_not_sign(concerned uuid, by_whom uuid, as_kind text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT by_whom IS NOT NULL
    AND (took_part(concerned, by_whom) OR (as_kind = 'money' AND owns_cited_rule(concerned, by_whom)))
$$;

CREATE FUNCTION signer_took_no_part() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  concerned uuid;
  by_whom uuid;
BEGIN
  SELECT request_id INTO concerned FROM terms WHERE id = NEW.terms_id;
  SELECT person_id INTO by_whom FROM authorship WHERE id = NEW.authorship_id AND request_id = concerned;
  IF by_whom IS NULL OR may_not_sign(concerned, by_whom, NEW.kind) OR may_not_sign(concerned, NEW.on_behalf_of_id, NEW.kind) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signer_took_no_part BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION signer_took_no_part();

-- Every signature stands under the same terms: what they cover and demand is written before the first one.
CREATE FUNCTION terms_stand_once_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM signature WHERE terms_id = NEW.terms_id) THEN
    RAISE EXCEPTION 'terms that were signed get no further %', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', CONSTRAINT = 'terms_stand_once_signed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER terms_stand_once_signed BEFORE INSERT ON cover
  FOR EACH ROW EXECUTE FUNCTION terms_stand_once_signed();
CREATE TRIGGER terms_stand_once_signed BEFORE INSERT ON condition
  FOR EACH ROW EXECUTE FUNCTION terms_stand_once_signed();

CREATE FUNCTION decision_is_lawful() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF superseded.authorship_id = NEW.authorship_id OR (
      NEW.outcome NOT IN ('declined', 'deferred')
      AND EXISTS (SELECT FROM decision AS earlier WHERE earlier.request_id = NEW.request_id AND (
        earlier.authorship_id = NEW.authorship_id
        OR EXISTS (SELECT FROM signature WHERE terms_id = earlier.terms_id AND authorship_id = NEW.authorship_id)))) THEN
    RAISE EXCEPTION 'nobody supersedes their own decision'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'superseded_by_another';
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
    IF EXISTS (SELECT FROM answer WHERE id = NEW.answer_id AND next_date < NEW.at::date) THEN
      RAISE EXCEPTION 'the next date of a refusal has not passed when it takes effect'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_next_date';
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- EX7: the rules are waivable, every authority has signed the terms and may have, and the terms still stand.
CREATE FUNCTION approval_is_lawful(approval decision) RETURNS void LANGUAGE plpgsql AS $$
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
      OR EXISTS (SELECT FROM terms JOIN alternative ON alternative.id = terms.alternative_id
                 WHERE terms.id = approval.terms_id AND alternative.cost_amount > 0))
  )
  SELECT string_agg(concat_ws(' ', kind, office), ', ') INTO lacking FROM needed WHERE NOT EXISTS (
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
CREATE TRIGGER decision_is_lawful BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decision_is_lawful();

-- A request begins before its first event; whoever inserts it cannot say otherwise.
CREATE FUNCTION request_begins_unopened() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.state := '';
  NEW.version := 0;
  NEW.stopped_at := NULL;
  NEW.confirmed_restatement_id := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER begins_unopened BEFORE INSERT ON exception_request
  FOR EACH ROW EXECUTE FUNCTION request_begins_unopened();
