-- Precedents (EX8): a decided request as others find it, who answered for departing from it, and what came of it.

-- 1. What is searched. One row for each decided request, written by the trigger below and by nobody else.
CREATE TABLE precedent (
  request_id UUID NOT NULL,
  decision_id UUID NOT NULL,
  outcome TEXT NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  said TEXT NOT NULL,
  words TSVECTOR GENERATED ALWAYS AS (to_tsvector('english'::regconfig, said)) STORED,
  CONSTRAINT pk_precedent PRIMARY KEY (request_id),
  CONSTRAINT fk_precedent_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_precedent_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id)
);
CREATE INDEX ix_precedent_words ON precedent USING gin (words);
CREATE INDEX ix_precedent_decided_at ON precedent (decided_at);

-- What stood in the way of it, newest first: how the same rule or gap is found without reading every decision.
CREATE TABLE precedent_key (
  key UUID NOT NULL,
  decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
  request_id UUID NOT NULL,
  CONSTRAINT pk_precedent_key PRIMARY KEY (key, request_id),
  CONSTRAINT fk_precedent_key_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id)
);
CREATE INDEX ix_precedent_key_newest ON precedent_key (key, decided_at);
CREATE INDEX ix_precedent_key_request_id ON precedent_key (request_id);

GRANT SELECT ON precedent, precedent_key TO :app;

-- The rules and gaps that stand in the way of a request: cited, or named as what it wants to be excepted from.
CREATE FUNCTION keys_of_request(concerned uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT rule_version.rule_id FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id
    WHERE citation.request_id = concerned
  UNION SELECT gap_id FROM citation WHERE request_id = concerned AND gap_id IS NOT NULL
  UNION SELECT rule_id FROM request_target WHERE request_id = concerned AND rule_id IS NOT NULL
$$;

CREATE FUNCTION keep_precedent(made decision) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO precedent (request_id, decision_id, outcome, decided_at, said)
    SELECT id, made.id, made.outcome, made.at, concat_ws(E'\n', title, need, wanted_outcome)
    FROM exception_request WHERE id = made.request_id
  ON CONFLICT (request_id) DO UPDATE
    SET decision_id = excluded.decision_id, outcome = excluded.outcome, decided_at = excluded.decided_at;
  DELETE FROM precedent_key WHERE request_id = made.request_id;
  INSERT INTO precedent_key (key, decided_at, request_id)
    SELECT key, made.at, made.request_id FROM keys_of_request(made.request_id) AS key;
END $$;
REVOKE EXECUTE ON FUNCTION keep_precedent(decision) FROM PUBLIC;

CREATE FUNCTION decision_is_a_precedent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM keep_precedent(NEW);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_precedent AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decision_is_a_precedent();

DO $$
DECLARE last decision%ROWTYPE;
BEGIN
  FOR last IN SELECT DISTINCT ON (request_id) * FROM decision ORDER BY request_id, number DESC LOOP
    PERFORM keep_precedent(last);
  END LOOP;
END $$;

-- 2. Pairs of decided requests that are close to each other, found when the later was decided. A figure, not a record.
CREATE TABLE likeness (
  earlier_id UUID NOT NULL,
  later_id UUID NOT NULL,
  similarity NUMERIC(5, 4) NOT NULL,
  parts JSONB NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_likeness PRIMARY KEY (id),
  CONSTRAINT uq_likeness_earlier_id_later_id UNIQUE (earlier_id, later_id),
  CONSTRAINT fk_likeness_earlier_id FOREIGN KEY(earlier_id) REFERENCES exception_request (id),
  CONSTRAINT fk_likeness_later_id FOREIGN KEY(later_id) REFERENCES exception_request (id),
  CONSTRAINT ck_likeness_in_order CHECK (earlier_id < later_id),
  CONSTRAINT ck_likeness_similarity CHECK (similarity BETWEEN 0 AND 1),
  CONSTRAINT ck_likeness_similarity_is_a_number CHECK (similarity <> 'NaN')
);
CREATE INDEX ix_likeness_later_id ON likeness (later_id);
GRANT SELECT, INSERT ON likeness TO :app;
GRANT UPDATE (similarity, parts, at) ON likeness TO :app;

-- 3. What a decider was shown at the moment of deciding, and how they stand to each close precedent of it.
CREATE TABLE precedent_look (
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_precedent_look PRIMARY KEY (id),
  CONSTRAINT fk_precedent_look_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_precedent_look_authorship_id FOREIGN KEY(request_id, authorship_id) REFERENCES authorship (request_id, id)
);
CREATE INDEX ix_precedent_look_request_id ON precedent_look (request_id, authorship_id);

CREATE TABLE precedent_offer (
  look_id UUID NOT NULL,
  precedent_id UUID NOT NULL,
  outcome TEXT NOT NULL,
  similarity NUMERIC(5, 4) NOT NULL,
  parts JSONB NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_precedent_offer PRIMARY KEY (id),
  CONSTRAINT uq_precedent_offer_look_id_precedent_id UNIQUE (look_id, precedent_id),
  CONSTRAINT fk_precedent_offer_look_id FOREIGN KEY(look_id) REFERENCES precedent_look (id),
  CONSTRAINT fk_precedent_offer_precedent_id FOREIGN KEY(precedent_id) REFERENCES precedent (request_id),
  CONSTRAINT ck_precedent_offer_similarity CHECK (similarity BETWEEN 0 AND 1),
  CONSTRAINT ck_precedent_offer_similarity_is_a_number CHECK (similarity <> 'NaN')
);

CREATE TABLE stance (
  request_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  precedent_id UUID NOT NULL,
  kind TEXT NOT NULL,
  text TEXT,
  outcome TEXT NOT NULL,
  similarity NUMERIC(5, 4) NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_stance PRIMARY KEY (id),
  CONSTRAINT fk_stance_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_stance_authorship_id FOREIGN KEY(request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT fk_stance_precedent_id FOREIGN KEY(precedent_id) REFERENCES precedent (request_id),
  CONSTRAINT ck_stance_kind CHECK (kind IN ('followed', 'distinguished')),
  CONSTRAINT ck_stance_another_request CHECK (request_id <> precedent_id),
  CONSTRAINT ck_stance_says_what_differs CHECK (kind <> 'distinguished' OR (text IS NOT NULL AND says_something(text))),
  CONSTRAINT ck_stance_similarity CHECK (similarity BETWEEN 0 AND 1),
  CONSTRAINT ck_stance_similarity_is_a_number CHECK (similarity <> 'NaN')
);
CREATE INDEX ix_stance_request_id ON stance (request_id, authorship_id);
CREATE INDEX ix_stance_precedent_id ON stance (precedent_id);

-- 4. What came of a decision later.
CREATE TABLE harm (
  request_id UUID NOT NULL,
  decision_id UUID NOT NULL,
  authorship_id UUID NOT NULL,
  text TEXT NOT NULL,
  happened_on DATE NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_harm PRIMARY KEY (id),
  CONSTRAINT fk_harm_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_harm_decision_id FOREIGN KEY(request_id, decision_id) REFERENCES decision (request_id, id),
  CONSTRAINT fk_harm_authorship_id FOREIGN KEY(request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT ck_harm_text CHECK (says_something(text)),
  CONSTRAINT ck_harm_happened_on CHECK (isfinite(happened_on))
);
CREATE INDEX ix_harm_request_id ON harm (request_id);

GRANT SELECT, INSERT ON precedent_look, precedent_offer, stance, harm TO :app;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['precedent_look', 'precedent_offer', 'stance', 'harm', 'imported_step'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['precedent_look', 'stance', 'harm'] LOOP
    EXECUTE format('CREATE TRIGGER when_it_was_done BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION act_is_dated()', name);
  END LOOP;
END $$;

-- 5. Follow it or write the distinction. What a decision comes to: yes, no or later.
CREATE FUNCTION comes_to(outcome text) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN outcome IN ('approved', 'approved_with_conditions', 'emergency_go') THEN 'yes'
    WHEN outcome IN ('declined', 'revoked', 'decline_upheld', 'revocation_upheld') THEN 'no'
    WHEN outcome IN ('deferred', 'deferral_upheld') THEN 'later' END
$$;

CREATE FUNCTION stance_is_to_a_decision() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM precedent WHERE request_id = NEW.precedent_id AND outcome = NEW.outcome) THEN
    RAISE EXCEPTION 'a stance is to the decision that the precedent has'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stance_is_to_a_decision';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stance_is_to_a_decision BEFORE INSERT ON stance FOR EACH ROW EXECUTE FUNCTION stance_is_to_a_decision();

-- The last look of a decider counts. What it offered is answered, and what was said to be followed is followed.
CREATE FUNCTION refuse_unanswered(concerned uuid, by_whom uuid, towards text) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
DECLARE unanswered text;
BEGIN
  SELECT string_agg(exception_request.ref, ', ' ORDER BY exception_request.ref) INTO unanswered
  FROM precedent_offer AS offer
  JOIN exception_request ON exception_request.id = offer.precedent_id
  LEFT JOIN LATERAL (
    SELECT kind, outcome FROM stance
    WHERE stance.request_id = concerned AND stance.authorship_id = by_whom AND stance.precedent_id = offer.precedent_id
    ORDER BY stance.at DESC, stance.id DESC LIMIT 1) AS said ON true
  WHERE offer.look_id = (SELECT id FROM precedent_look WHERE request_id = concerned AND authorship_id = by_whom
                         ORDER BY at DESC, id DESC LIMIT 1)
    AND (said.kind IS NULL OR said.outcome <> offer.outcome OR (said.kind = 'followed' AND comes_to(said.outcome) IS DISTINCT FROM towards));
  IF unanswered IS NOT NULL THEN
    RAISE EXCEPTION 'a decider follows a close precedent or writes the distinction: %', unanswered
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stance_on_close_precedents';
  END IF;
END $$;

-- Where a decided request met the same rule or gap, whoever signs or answers has looked at the precedents.
CREATE FUNCTION refuse_unlooked(concerned uuid, by_whom uuid) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM precedent_look WHERE request_id = concerned AND authorship_id = by_whom)
     AND EXISTS (SELECT FROM keys_of_request(concerned) AS wanted JOIN precedent_key ON precedent_key.key = wanted
                 WHERE precedent_key.request_id <> concerned) THEN
    RAISE EXCEPTION 'whoever decides has looked at the precedents of the same rule or gap'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'looked_at_precedents';
  END IF;
END $$;

CREATE FUNCTION stances_before_signing() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE concerned uuid;
BEGIN
  SELECT request_id INTO concerned FROM terms WHERE id = NEW.terms_id;
  PERFORM refuse_unlooked(concerned, NEW.authorship_id);
  PERFORM refuse_unanswered(concerned, NEW.authorship_id, 'yes');
  RETURN NEW;
END $$;
CREATE TRIGGER stances_before_signing BEFORE INSERT ON signature FOR EACH ROW EXECUTE FUNCTION stances_before_signing();

CREATE FUNCTION stances_before_answering() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_unlooked(NEW.request_id, NEW.authorship_id);
  PERFORM refuse_unanswered(NEW.request_id, NEW.authorship_id, CASE NEW.kind WHEN 'decline' THEN 'no' ELSE 'later' END);
  RETURN NEW;
END $$;
CREATE TRIGGER stances_before_answering BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION stances_before_answering();

CREATE FUNCTION stances_before_deciding() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_unanswered(NEW.request_id, NEW.authorship_id, comes_to(NEW.outcome));
  RETURN NEW;
END $$;
CREATE TRIGGER stances_before_deciding BEFORE INSERT ON decision
  FOR EACH ROW WHEN (NEW.outcome IN ('approved', 'approved_with_conditions', 'declined', 'deferred'))
  EXECUTE FUNCTION stances_before_deciding();

-- 6. What may be told of a request: the same as the rule's table, held equal by a test.
INSERT INTO request_transition (state, kind, next_state)
SELECT state, kind, state
FROM unnest(ARRAY['answering', 'deciding', 'reopened', 'decline_proposed', 'deferral_proposed', 'appealed',
                  'approved', 'approved_with_conditions', 'declined', 'deferred']) AS state,
     unnest(ARRAY['precedent_followed', 'precedent_distinguished']) AS kind
UNION ALL
SELECT state, 'harm_recorded', state
FROM unnest(ARRAY['approved', 'approved_with_conditions', 'declined', 'deferred', 'revoked', 'closed']) AS state;
