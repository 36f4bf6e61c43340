-- EX14: an emergency go holds at once and not for long, is reviewed within a day by another person, or stops covering.

ALTER TABLE signature DROP CONSTRAINT ck_signature_kind;
ALTER TABLE signature ADD CONSTRAINT ck_signature_kind CHECK (kind IN ('rule_waiver', 'money', 'emergency'));
ALTER TABLE decision DROP CONSTRAINT ck_decision_outcome;
ALTER TABLE decision ADD CONSTRAINT ck_decision_outcome CHECK (outcome IN (
  'approved', 'approved_with_conditions', 'declined', 'deferred', 'revoked', 'decline_upheld', 'deferral_upheld', 'revocation_upheld',
  'emergency_go'));
ALTER TABLE decision DROP CONSTRAINT ck_decision_approval_has_terms;
ALTER TABLE decision ADD CONSTRAINT ck_decision_approval_has_terms CHECK (
  (outcome IN ('approved', 'approved_with_conditions', 'emergency_go')) = (terms_id IS NOT NULL));

CREATE TABLE emergency_review (
  request_id uuid NOT NULL,
  decision_id uuid NOT NULL,
  authorship_id uuid NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT pk_emergency_review PRIMARY KEY (id),
  CONSTRAINT uq_emergency_review_decision_id UNIQUE (decision_id),
  CONSTRAINT ck_emergency_review_note CHECK (says_something(note)),
  CONSTRAINT fk_emergency_review_request_id FOREIGN KEY (request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_emergency_review_author FOREIGN KEY (request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT fk_emergency_review_decision FOREIGN KEY (request_id, decision_id) REFERENCES decision (request_id, id)
);
CREATE INDEX ix_emergency_review_request_id ON emergency_review (request_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON emergency_review FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON emergency_review FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER when_it_was_done BEFORE INSERT ON emergency_review FOR EACH ROW EXECUTE FUNCTION act_is_dated();
GRANT SELECT, INSERT ON emergency_review TO :app;

-- At most 72 hours, signed by one who holds the authority and owns no cited rule; one at a time is held by the lifecycle.
CREATE FUNCTION emergency_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  by_whom uuid;
BEGIN
  IF EXISTS (SELECT FROM terms WHERE id = NEW.terms_id AND valid_until > NEW.at + interval '72 hours') THEN
    RAISE EXCEPTION 'an emergency go holds for at most 72 hours'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'emergency_is_short';
  END IF;
  SELECT person_id INTO by_whom FROM authorship WHERE id = NEW.authorship_id;
  IF owns_cited_rule(NEW.request_id, by_whom) OR coalesce(owns_cited_rule(NEW.request_id, NEW.on_behalf_of_id), false) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER emergency_is_lawful BEFORE INSERT ON decision
  FOR EACH ROW WHEN (NEW.outcome = 'emergency_go') EXECUTE FUNCTION emergency_is_lawful();

-- Whoever gave it, or in whose name it was given, signs nothing that follows it, lapsed or not: the next word is another's.
CREATE FUNCTION follows_their_go(written uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM terms JOIN decision AS given ON given.id = terms.supersedes_id AND given.outcome = 'emergency_go'
    JOIN authorship AS giver ON giver.id = given.authorship_id
    WHERE terms.id = written AND by_whom IN (giver.person_id, given.on_behalf_of_id))
$$;
CREATE FUNCTION giver_signs_nothing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF follows_their_go(NEW.terms_id, NEW.on_behalf_of_id)
     OR follows_their_go(NEW.terms_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id)) THEN
    RAISE EXCEPTION 'an emergency go is reviewed by another person than who gave it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewed_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER giver_signs_nothing BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION giver_signs_nothing();

-- The review is another person's, of the go that stands, within its day; later nothing covers that could be reviewed.
CREATE FUNCTION review_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  given decision%ROWTYPE;
  by_whom uuid;
BEGIN
  SELECT * INTO given FROM decision WHERE id = NEW.decision_id;
  SELECT person_id INTO by_whom FROM authorship WHERE id = NEW.authorship_id;
  IF given.outcome <> 'emergency_go' OR EXISTS (SELECT FROM decision WHERE supersedes_id = given.id) THEN
    RAISE EXCEPTION 'what is reviewed is an emergency go that stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reviews_what_stands';
  END IF;
  IF NEW.at >= least(given.at + interval '24 hours', (SELECT valid_until FROM terms WHERE id = given.terms_id)) THEN
    RAISE EXCEPTION 'an emergency go is reviewed within a day'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewed_in_time';
  END IF;
  IF took_part(NEW.request_id, by_whom) OR owns_cited_rule(NEW.request_id, by_whom) OR by_whom IS NOT DISTINCT FROM given.on_behalf_of_id
     OR by_whom IN (SELECT person_id FROM authorship WHERE id = given.authorship_id) THEN
    RAISE EXCEPTION 'an emergency go is reviewed by another person than who gave it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'reviewed_by_another';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER review_is_lawful BEFORE INSERT ON emergency_review FOR EACH ROW EXECUTE FUNCTION review_is_lawful();

-- The event of a review stands beside the review; without one it would lengthen what nobody looked at.
CREATE FUNCTION review_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM emergency_review WHERE request_id = NEW.request_id AND id::text = NEW.detail ->> 'reviewId') THEN
    RAISE EXCEPTION 'an emergency_reviewed event names the review'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_names_its_review';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER a_review_is_kept BEFORE INSERT ON request_event
  FOR EACH ROW WHEN (NEW.kind = 'emergency_reviewed') EXECUTE FUNCTION review_is_kept();

-- As before, and: an emergency go holds for a day, and to its end once it was reviewed.
CREATE OR REPLACE FUNCTION held_until(decided uuid) RETURNS timestamptz LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN decision.outcome = 'emergency_go' AND NOT EXISTS (SELECT FROM emergency_review WHERE decision_id = decision.id)
      THEN least(terms.valid_until, decision.at + interval '24 hours')
    WHEN terms.id IS NOT NULL THEN terms.valid_until
    WHEN decision.outcome IN ('deferred', 'deferral_upheld')
      THEN (coalesce(decision.next_date, answer.next_date) + 1)::timestamp
        AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC') END
  FROM decision LEFT JOIN terms ON terms.id = decision.terms_id LEFT JOIN answer ON answer.id = decision.answer_id
  WHERE decision.id = decided
$$;

-- The state machine sets `holds_until` for the states that it knew; this one keeps it for an emergency go.
CREATE FUNCTION emergency_holds() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE exception_request SET holds_until = held_until(
    (SELECT id FROM decision WHERE request_id = NEW.request_id ORDER BY number DESC LIMIT 1))
  WHERE id = NEW.request_id AND state = 'emergency_go';
  RETURN NULL;
END $$;
CREATE TRIGGER emergency_holds AFTER INSERT ON request_event FOR EACH ROW EXECUTE FUNCTION emergency_holds();

-- Silence is escalated once an emergency go is over, and not before: then it is decided after all.
CREATE FUNCTION emergency_is_over() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM exception_request WHERE id = NEW.request_id AND state = 'emergency_go')
     AND NEW.due_at < held_until(
       (SELECT id FROM decision WHERE request_id = NEW.request_id ORDER BY number DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'an escalation is due after what it waits for began'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'escalation_is_due';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER when_it_is_over BEFORE INSERT ON request_event
  FOR EACH ROW WHEN (NEW.kind = 'escalated') EXECUTE FUNCTION emergency_is_over();

CREATE OR REPLACE FUNCTION ended_before_reopened() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM exception_request WHERE id = NEW.request_id
             AND state IN ('approved', 'approved_with_conditions', 'emergency_go') AND holds_until > NEW.at) THEN
    RAISE EXCEPTION 'an approval that holds is not taken up again'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_before_reopened';
  END IF;
  RETURN NEW;
END $$;

-- An emergency go waits for nobody's stance to a precedent; the approval that lets it last does.
DROP TRIGGER stances_before_signing ON signature;
CREATE TRIGGER stances_before_signing BEFORE INSERT ON signature
  FOR EACH ROW WHEN (NEW.kind <> 'emergency') EXECUTE FUNCTION stances_before_signing();
