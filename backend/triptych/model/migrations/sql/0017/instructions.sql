-- EX13: a superior directs a decision by name and is accountable for it; who takes part may enter a dissent. Both stay.

CREATE TABLE instruction (
  request_id uuid NOT NULL,
  authorship_id uuid NOT NULL,
  directed_id uuid NOT NULL,
  says text NOT NULL,
  reason text NOT NULL,
  supersedes_id uuid,
  policy_version integer NOT NULL,
  policy_line text NOT NULL,
  at timestamptz NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT pk_instruction PRIMARY KEY (id),
  CONSTRAINT uq_instruction_request_id_id UNIQUE (request_id, id),
  CONSTRAINT ck_instruction_says CHECK (says IN ('approve', 'decline', 'defer')),
  CONSTRAINT ck_instruction_reason CHECK (says_something(reason)),
  CONSTRAINT ck_instruction_another CHECK (directed_id <> authorship_id),
  CONSTRAINT fk_instruction_request_id FOREIGN KEY (request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_instruction_author FOREIGN KEY (request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT fk_instruction_directed FOREIGN KEY (request_id, directed_id) REFERENCES authorship (request_id, id),
  CONSTRAINT fk_instruction_supersedes FOREIGN KEY (request_id, supersedes_id) REFERENCES decision (request_id, id)
);
CREATE INDEX ix_instruction_request_id ON instruction (request_id);

CREATE TABLE dissent (
  request_id uuid NOT NULL,
  decision_id uuid,
  instruction_id uuid,
  authorship_id uuid NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL,
  id uuid NOT NULL,
  CONSTRAINT pk_dissent PRIMARY KEY (id),
  CONSTRAINT uq_dissent_decision_id_authorship_id UNIQUE (decision_id, authorship_id),
  CONSTRAINT uq_dissent_instruction_id_authorship_id UNIQUE (instruction_id, authorship_id),
  CONSTRAINT ck_dissent_of_one CHECK ((decision_id IS NULL) <> (instruction_id IS NULL)),
  CONSTRAINT ck_dissent_reason CHECK (says_something(reason)),
  CONSTRAINT fk_dissent_request_id FOREIGN KEY (request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_dissent_author FOREIGN KEY (request_id, authorship_id) REFERENCES authorship (request_id, id),
  CONSTRAINT fk_dissent_decision FOREIGN KEY (request_id, decision_id) REFERENCES decision (request_id, id),
  CONSTRAINT fk_dissent_instruction FOREIGN KEY (request_id, instruction_id) REFERENCES instruction (request_id, id)
);
CREATE INDEX ix_dissent_request_id ON dissent (request_id);

ALTER TABLE decision ADD COLUMN instruction_id uuid;
ALTER TABLE decision ADD CONSTRAINT fk_decision_instruction FOREIGN KEY (request_id, instruction_id) REFERENCES instruction (request_id, id);

INSERT INTO request_transition (state, kind, next_state)
SELECT state, 'decision_directed', state FROM unnest(ARRAY['answering', 'deciding', 'reopened']) AS state
UNION ALL
SELECT state, 'dissent_entered', state FROM unnest(ARRAY[
  'answering', 'deciding', 'reopened', 'decline_proposed', 'deferral_proposed', 'approved', 'approved_with_conditions', 'declined',
  'deferred', 'revoked', 'appealed', 'closed']) AS state;
ALTER TABLE request_event DROP CONSTRAINT ck_request_event_says_why;
ALTER TABLE request_event ADD CONSTRAINT ck_request_event_says_why CHECK (
  kind NOT IN ('comment_made', 'need_corrected', 'request_reopened', 'request_closed', 'answer_withdrawn', 'decision_appealed',
    'decision_directed', 'dissent_entered')
  OR says_something(text));

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['instruction', 'dissent'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER when_it_was_done BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION act_is_dated()', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO :app', name);
  END LOOP;
END $$;

-- The instruction is the superior's own: nobody directs who took part, and only what is not decided is directed.
CREATE FUNCTION instruction_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  by_whom uuid;
BEGIN
  PERFORM FROM exception_request WHERE id = NEW.request_id AND state IN ('answering', 'deciding', 'reopened') FOR UPDATE;
  IF NOT FOUND OR NEW.supersedes_id IS DISTINCT FROM (
      SELECT id FROM decision WHERE request_id = NEW.request_id ORDER BY number DESC LIMIT 1) THEN
    RAISE EXCEPTION 'a decision is directed while it is not made'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'directed_before_it_is_made';
  END IF;
  SELECT person_id INTO by_whom FROM authorship WHERE id = NEW.authorship_id;
  IF took_part(NEW.request_id, by_whom) OR owns_cited_rule(NEW.request_id, by_whom) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER instruction_is_lawful BEFORE INSERT ON instruction FOR EACH ROW EXECUTE FUNCTION instruction_is_lawful();

-- Who was directed and decides so, or signs what is decided, does it under the instruction: accountability cannot be left
-- out, nor be put on somebody. Of several who were told, the newest last word stands.
CREATE FUNCTION directed_decision_says_so() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  stands instruction%ROWTYPE;
BEGIN
  SELECT * INTO stands FROM (
      SELECT DISTINCT ON (directed_id) * FROM instruction
      WHERE request_id = NEW.request_id AND supersedes_id IS NOT DISTINCT FROM NEW.supersedes_id
        AND (directed_id = NEW.authorship_id
             OR directed_id IN (SELECT authorship_id FROM signature WHERE terms_id = NEW.terms_id))
      ORDER BY directed_id, at DESC, id DESC) AS last_words
    WHERE says = CASE
      WHEN NEW.outcome IN ('approved', 'approved_with_conditions') THEN 'approve'
      WHEN NEW.outcome = 'declined' THEN 'decline'
      WHEN NEW.outcome = 'deferred' THEN 'defer' END
    ORDER BY at DESC, id DESC LIMIT 1;
  IF NEW.instruction_id IS DISTINCT FROM stands.id THEN
    RAISE EXCEPTION 'a decision names the instruction under which it is made, and no other'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'directed_decision_says_so';
  END IF;
  -- Whoever is accountable for a directed decision supersedes it as little as who made it.
  IF NOT reopened_since(NEW.request_id, NEW.supersedes_id)
     AND NOT EXISTS (SELECT FROM terms WHERE id = NEW.terms_id AND nature = 'extension')
     AND EXISTS (SELECT FROM decision JOIN instruction ON instruction.id = decision.instruction_id
                 WHERE decision.id = NEW.supersedes_id AND instruction.authorship_id = NEW.authorship_id) THEN
    RAISE EXCEPTION 'nobody supersedes their own decision'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'superseded_by_another';
  END IF;
  IF took_part(NEW.request_id, (SELECT person_id FROM authorship WHERE id = stands.authorship_id)) THEN
    RAISE EXCEPTION 'somebody who took part cannot decide'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'separation_of_duties';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER directed_decision_says_so BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION directed_decision_says_so();

-- A dissent is of the last decision, by another than who is accountable; of an instruction, by who was directed.
CREATE FUNCTION dissent_is_lawful() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.decision_id IS NOT NULL AND (
      NEW.decision_id IS DISTINCT FROM (SELECT id FROM decision WHERE request_id = NEW.request_id ORDER BY number DESC LIMIT 1)
      OR EXISTS (SELECT FROM decision LEFT JOIN instruction ON instruction.id = decision.instruction_id
                 WHERE decision.id = NEW.decision_id
                   AND coalesce(instruction.authorship_id, decision.authorship_id) = NEW.authorship_id)) THEN
    RAISE EXCEPTION 'a dissent is of the last decision, by another than who is accountable for it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dissent_by_another';
  END IF;
  IF NEW.instruction_id IS NOT NULL
     AND NOT EXISTS (SELECT FROM instruction WHERE id = NEW.instruction_id AND directed_id = NEW.authorship_id) THEN
    RAISE EXCEPTION 'whoever was directed objects to an instruction'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_of_the_directed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dissent_is_lawful BEFORE INSERT ON dissent FOR EACH ROW EXECUTE FUNCTION dissent_is_lawful();
