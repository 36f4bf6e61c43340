-- EX14: one appeal, to somebody with more authority, who approves after all or upholds what stood.

-- The life of a request has an appeal; a test holds the whole table equal to the rule that it mirrors.
INSERT INTO request_transition (state, kind, next_state) VALUES
  ('declined', 'decision_appealed', 'appealed'),
  ('deferred', 'decision_appealed', 'appealed'),
  ('revoked', 'decision_appealed', 'appealed'),
  ('appealed', 'approval_signed', 'appealed'),
  ('appealed', 'comment_made', 'appealed'),
  ('appealed', 'decision_made:approved', 'approved'),
  ('appealed', 'decision_made:approved_with_conditions', 'approved_with_conditions'),
  ('appealed', 'decision_made:decline_upheld', 'declined'),
  ('appealed', 'decision_made:deferral_upheld', 'deferred'),
  ('appealed', 'decision_made:revocation_upheld', 'revoked'),
  ('appealed', 'phi_disputed', 'appealed'),
  ('appealed', 'phi_stated', 'appealed'),
  ('appealed', 'request_closed', 'closed');
INSERT INTO request_clock (state, runs) VALUES ('appealed', true);

CREATE UNIQUE INDEX uq_request_event_appeal ON request_event (request_id) WHERE kind = 'decision_appealed';
ALTER TABLE request_event DROP CONSTRAINT ck_request_event_says_why;
ALTER TABLE request_event ADD CONSTRAINT ck_request_event_says_why CHECK (
  kind NOT IN ('comment_made', 'need_corrected', 'request_reopened', 'request_closed', 'answer_withdrawn', 'decision_appealed')
  OR says_something(text));

ALTER TABLE decision ADD COLUMN next_date date;
ALTER TABLE decision DROP CONSTRAINT ck_decision_outcome;
ALTER TABLE decision ADD CONSTRAINT ck_decision_outcome CHECK (outcome IN (
  'approved', 'approved_with_conditions', 'declined', 'deferred', 'revoked', 'decline_upheld', 'deferral_upheld', 'revocation_upheld'));
ALTER TABLE decision ADD CONSTRAINT ck_decision_upheld_until CHECK (
  (outcome IN ('decline_upheld', 'deferral_upheld', 'revocation_upheld')) = (next_date IS NOT NULL));

-- As before, and: an upheld deferral holds until the end of the day that was named when it was upheld.
CREATE OR REPLACE FUNCTION held_until(decided uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    terms.valid_until,
    CASE WHEN decision.outcome IN ('deferred', 'deferral_upheld')
      THEN (coalesce(decision.next_date, answer.next_date) + 1)::timestamp
        AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC') END)
  FROM decision LEFT JOIN terms ON terms.id = decision.terms_id LEFT JOIN answer ON answer.id = decision.answer_id
  WHERE decision.id = decided
$$;

-- The appeal is the requester's, and is of the last decision.
CREATE FUNCTION appeal_is_the_requesters() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT asks(NEW.request_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id)) THEN
    RAISE EXCEPTION 'only the person who asks can do this'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'act_of_the_requester';
  END IF;
  IF NEW.detail ->> 'appealedId' IS DISTINCT FROM (
      SELECT id::text FROM decision WHERE request_id = NEW.request_id ORDER BY number DESC LIMIT 1) THEN
    RAISE EXCEPTION 'an appeal is of the last decision'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appeals_the_last_decision';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER whose_appeal BEFORE INSERT ON request_event
  FOR EACH ROW WHEN (NEW.kind = 'decision_appealed') EXECUTE FUNCTION appeal_is_the_requesters();

-- What is upheld is what was appealed; by nobody who took part or decided before, and dated as a refusal is (EX2).
CREATE FUNCTION upheld_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  by_whom uuid;
  confirmed text;
  today date;
  furthest int;
BEGIN
  SELECT person_id INTO by_whom FROM authorship WHERE id = NEW.authorship_id AND request_id = NEW.request_id;
  SELECT outcome INTO confirmed FROM decision WHERE id = NEW.supersedes_id;
  IF NEW.outcome IS DISTINCT FROM (CASE confirmed
      WHEN 'declined' THEN 'decline_upheld' WHEN 'deferred' THEN 'deferral_upheld' WHEN 'revoked' THEN 'revocation_upheld' END) THEN
    RAISE EXCEPTION 'what is upheld is the decision that was appealed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'upholds_what_was_appealed';
  END IF;
  IF took_part(NEW.request_id, by_whom) OR coalesce(took_part(NEW.request_id, NEW.on_behalf_of_id), false)
     OR owns_cited_rule(NEW.request_id, by_whom) OR coalesce(owns_cited_rule(NEW.request_id, NEW.on_behalf_of_id), false) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  today := (NEW.at AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC'))::date;
  SELECT max(office_charter.next_date_limit_days) INTO furthest
    FROM citation LEFT JOIN rule_version ON rule_version.id = citation.rule_version_id
    LEFT JOIN rule ON rule.id = rule_version.rule_id
    JOIN office_charter ON office_charter.office = coalesce(rule.owner_office, 'smo')
    WHERE citation.request_id = NEW.request_id;
  IF NEW.next_date <= today OR NEW.next_date > today + coalesce(furthest, 366) THEN
    RAISE EXCEPTION 'the next date of what is upheld lies ahead, within % days', coalesce(furthest, 366)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_next_date';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER upheld_is_lawful BEFORE INSERT ON decision
  FOR EACH ROW WHEN (NEW.outcome IN ('decline_upheld', 'deferral_upheld', 'revocation_upheld')) EXECUTE FUNCTION upheld_is_lawful();

-- EX2: what a refusal offered stays on offer while it is under appeal as well.
CREATE FUNCTION appealed_keeps_its_alternatives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM exception_request WHERE id = NEW.request_id AND state = 'appealed') THEN
    RAISE EXCEPTION 'an alternative is not taken back while the refusal that offered it is under appeal'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_offers_alternatives';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER appealed_keeps_its_alternatives BEFORE UPDATE OF withdrawn_at ON alternative
  FOR EACH ROW WHEN (NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at) EXECUTE FUNCTION appealed_keeps_its_alternatives();
