-- EX14: what the authority outside answered, whose law a rule is. It is evidence, and never an approval of ours.

CREATE TABLE outside_answer (
  request_id UUID NOT NULL,
  rule_id UUID NOT NULL,
  authority TEXT NOT NULL,
  authorship_id UUID NOT NULL,
  asked_by_id UUID NOT NULL,
  asked_on DATE NOT NULL,
  reference TEXT NOT NULL,
  says TEXT NOT NULL,
  answered_on DATE,
  expected_on DATE,
  valid_from TIMESTAMP WITH TIME ZONE,
  valid_until TIMESTAMP WITH TIME ZONE,
  conditions TEXT,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_outside_answer PRIMARY KEY (id),
  CONSTRAINT ck_outside_answer_authority CHECK (says_something(authority)),
  CONSTRAINT ck_outside_answer_reference CHECK (says_something(reference)),
  CONSTRAINT ck_outside_answer_conditions CHECK (conditions IS NULL OR says_something(conditions)),
  CONSTRAINT ck_outside_answer_says CHECK (says IN ('permits', 'refuses', 'no_answer_yet')),
  CONSTRAINT ck_outside_answer_answered CHECK (
    CASE says WHEN 'no_answer_yet' THEN answered_on IS NULL AND isfinite(expected_on) IS TRUE
    ELSE isfinite(answered_on) IS TRUE AND expected_on IS NULL END),
  CONSTRAINT ck_outside_answer_days CHECK (isfinite(asked_on) AND coalesce(answered_on, expected_on) >= asked_on),
  CONSTRAINT ck_outside_answer_permits CHECK (
    CASE says WHEN 'permits' THEN isfinite(valid_from) IS TRUE AND isfinite(valid_until) IS TRUE AND valid_until > valid_from
    ELSE num_nonnulls(valid_from, valid_until, conditions) = 0 END),
  CONSTRAINT fk_outside_answer_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_outside_answer_rule_id FOREIGN KEY(rule_id) REFERENCES rule (id),
  CONSTRAINT fk_outside_answer_author FOREIGN KEY(request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT fk_outside_answer_asked_by FOREIGN KEY(request_id, asked_by_id) REFERENCES authorship (request_id, id)
);
CREATE INDEX ix_outside_answer_request_id ON outside_answer (request_id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON outside_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON outside_answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER when_it_was_done BEFORE INSERT ON outside_answer FOR EACH ROW EXECUTE FUNCTION act_is_dated();
CREATE TRIGGER acts_openly BEFORE INSERT ON outside_answer FOR EACH ROW EXECUTE FUNCTION acts_openly();
GRANT SELECT, INSERT ON outside_answer TO :app;

-- An authority outside is asked about a law that stands in the way of this request.
CREATE FUNCTION outside_answer_is_about_law() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (wording_at(NEW.rule_id, NEW.at)).waivable IS DISTINCT FROM false AND NOT EXISTS (
       SELECT FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id
       WHERE citation.request_id = NEW.request_id AND rule_version.rule_id = NEW.rule_id AND NOT rule_version.waivable)
     OR NOT EXISTS (
       SELECT FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id
       WHERE citation.request_id = NEW.request_id AND rule_version.rule_id = NEW.rule_id
       UNION ALL SELECT FROM request_target WHERE request_id = NEW.request_id AND rule_id = NEW.rule_id) THEN
    RAISE EXCEPTION 'an authority outside is asked about a law that stands in the way of this request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'outside_is_asked_about_law';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER outside_answer_is_about_law BEFORE INSERT ON outside_answer
  FOR EACH ROW EXECUTE FUNCTION outside_answer_is_about_law();

-- The event of an answer stands beside the answer.
CREATE FUNCTION outside_answer_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM outside_answer WHERE request_id = NEW.request_id AND id::text = NEW.detail ->> 'answerId') THEN
    RAISE EXCEPTION 'an outside_answered event names the answer'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'event_names_its_answer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER an_outside_answer_is_kept BEFORE INSERT ON request_event
  FOR EACH ROW WHEN (NEW.kind = 'outside_answered') EXECUTE FUNCTION outside_answer_is_kept();

-- The laws that an approval departs from: as they were cited, and as they stand of what it covers.
CREATE FUNCTION law_departed_from(approval decision) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT rule_version.rule_id FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id
  WHERE citation.request_id = approval.request_id AND NOT rule_version.waivable
  UNION
  SELECT cover.rule_id FROM cover
  WHERE cover.terms_id = approval.terms_id AND cover.rule_id IS NOT NULL AND NOT (wording_at(cover.rule_id, approval.at)).waivable
$$;

-- What the authority said last counts, if it permits it at the instant and as long as the approval would hold.
CREATE FUNCTION permitted_outside(concerned uuid, about uuid, instant timestamptz, until timestamptz) RETURNS boolean
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT says = 'permits' AND valid_from <= instant AND until <= valid_until FROM outside_answer
    WHERE request_id = concerned AND rule_id = about AND says <> 'no_answer_yet' AND at <= instant
    ORDER BY at DESC, id DESC LIMIT 1), false)
$$;

-- As before, and: a law is departed from where its own authority permits it, for as long as it does.
CREATE OR REPLACE FUNCTION approval_keeps_law(approval decision) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT FROM law_departed_from(approval) AS law(rule_id)
    WHERE NOT permitted_outside(approval.request_id, law.rule_id, approval.at,
                                (SELECT valid_until FROM terms WHERE id = approval.terms_id)))
$$;

-- As before, and: whoever enters what an authority outside answered gave the evidence, and does not decide on it.
CREATE OR REPLACE FUNCTION took_part(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT asks_or_gains(concerned, by_whom) OR EXISTS (
    SELECT FROM authorship JOIN request_event ON request_event.authorship_id = authorship.id
    WHERE authorship.request_id = concerned AND authorship.person_id = by_whom
      AND request_event.kind IN (
        'exception_requested', 'need_restated', 'need_confirmed', 'need_corrected', 'rule_cited', 'gap_named',
        'alternative_proposed', 'alternative_revised', 'alternative_signed', 'answer_submitted', 'decline_proposed', 'deferral_proposed',
        'outside_answered')
  ) OR EXISTS (
    SELECT FROM alternative JOIN authorship ON authorship.id = alternative.authorship_id
    WHERE alternative.request_id = concerned AND authorship.person_id = by_whom)
$$;

INSERT INTO request_transition
  SELECT state, 'outside_answered', next_state FROM request_transition WHERE kind = 'gap_delivered';
