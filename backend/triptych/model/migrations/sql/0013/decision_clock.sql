-- The decision clock (EX10): targets that offices set, escalations that are events of nobody, reminders, and efforts (EX5).

-- 1. The clock is no person: an escalation has no author, and everything else has one.
ALTER TABLE request_event
  ALTER COLUMN authorship_id DROP NOT NULL,
  ADD COLUMN hop integer,
  ADD COLUMN level integer,
  ADD COLUMN due_at timestamptz,
  ADD COLUMN escalated_to uuid[],
  ADD CONSTRAINT ck_request_event_clock_is_nobody CHECK ((authorship_id IS NULL) = (kind = 'escalated')),
  ADD CONSTRAINT ck_request_event_escalation CHECK (
    CASE kind WHEN 'escalated' THEN hop IS NOT NULL AND due_at <= at AND level BETWEEN 1 AND 9
      AND cardinality(escalated_to) > 0 AND num_nonnulls(text, policy_version, policy_line, on_behalf_of_id) = 0
    ELSE num_nonnulls(hop, level, due_at, escalated_to) = 0 END),
  -- Exactly once per hop and level, however many workers there are.
  ADD CONSTRAINT uq_request_event_request_id_hop_level UNIQUE (request_id, hop, level);
CREATE INDEX ix_request_event_escalated_to ON request_event USING gin (escalated_to) WHERE kind = 'escalated';

-- An escalation leaves the request where it stands: it never decides.
INSERT INTO request_transition (state, kind, next_state) VALUES
  ('answering', 'escalated', 'answering'),
  ('appealed', 'escalated', 'appealed'),
  ('confirmed', 'escalated', 'confirmed'),
  ('deciding', 'escalated', 'deciding'),
  ('decline_proposed', 'escalated', 'decline_proposed'),
  ('deferral_proposed', 'escalated', 'deferral_proposed'),
  ('deferred', 'escalated', 'deferred'),
  ('opened', 'escalated', 'opened'),
  ('reopened', 'escalated', 'reopened'),
  ('restated', 'escalated', 'restated'),
  ('revoked', 'escalated', 'revoked');

CREATE TABLE hop_target (
  office TEXT NOT NULL,
  hop TEXT NOT NULL,
  band TEXT NOT NULL,
  hours NUMERIC(8, 2) NOT NULL,
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  set_by_id UUID,
  set_at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_hop_target PRIMARY KEY (id),
  CONSTRAINT uq_hop_target_office_hop_band_valid_from UNIQUE (office, hop, band, valid_from),
  CONSTRAINT ck_hop_target_office CHECK (office IN ('pmo', 'smo', 'cmo')),
  CONSTRAINT ck_hop_target_hop CHECK (hop IN ('restate', 'confirm', 'answer', 'decide', 'help', 'take_up', 'appeal')),
  CONSTRAINT ck_hop_target_band CHECK (band IN ('small', 'medium', 'large', 'largest')),
  CONSTRAINT ck_hop_target_hours CHECK (hours > 0 AND hours <= 2000),
  CONSTRAINT ck_hop_target_valid_from CHECK (isfinite(valid_from)),
  CONSTRAINT fk_hop_target_set_by_id FOREIGN KEY(set_by_id) REFERENCES person (id),
  CONSTRAINT ck_hop_target_hours_is_a_number CHECK (hours <> 'NaN')
);
CREATE TABLE hop_effort (
  office TEXT NOT NULL,
  hop TEXT NOT NULL,
  hours NUMERIC(8, 2) NOT NULL,
  rate_amount NUMERIC(22, 4) NOT NULL,
  rate_currency TEXT NOT NULL,
  basis TEXT NOT NULL,
  valid_from TIMESTAMP WITH TIME ZONE NOT NULL,
  set_by_id UUID NOT NULL,
  set_at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_hop_effort PRIMARY KEY (id),
  CONSTRAINT uq_hop_effort_office_hop_valid_from UNIQUE (office, hop, valid_from),
  CONSTRAINT ck_hop_effort_office CHECK (office IN ('pmo', 'smo', 'cmo')),
  CONSTRAINT ck_hop_effort_hop CHECK (hop IN ('restate', 'confirm', 'answer', 'decide', 'help', 'take_up', 'appeal')),
  CONSTRAINT ck_hop_effort_hours CHECK (hours >= 0 AND hours <= 2000),
  CONSTRAINT ck_hop_effort_rate CHECK (rate_amount >= 0),
  CONSTRAINT ck_hop_effort_basis CHECK (says_something(basis)),
  CONSTRAINT ck_hop_effort_valid_from CHECK (isfinite(valid_from)),
  CONSTRAINT fk_hop_effort_set_by_id FOREIGN KEY(set_by_id) REFERENCES person (id),
  CONSTRAINT ck_hop_effort_hours_is_a_number CHECK (hours <> 'NaN'),
  CONSTRAINT ck_hop_effort_rate_amount_is_a_number CHECK (rate_amount <> 'NaN'),
  CONSTRAINT ck_hop_effort_rate_currency_is_a_code CHECK (rate_currency ~ '^[A-Z]{3}$')
);
CREATE TABLE clock_reminder (
  request_id UUID NOT NULL,
  hop INTEGER NOT NULL,
  level INTEGER NOT NULL,
  person_id UUID NOT NULL,
  kind TEXT NOT NULL,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  id UUID NOT NULL,
  CONSTRAINT pk_clock_reminder PRIMARY KEY (id),
  CONSTRAINT uq_clock_reminder_request_id_hop_level_person_id_kind UNIQUE (request_id, hop, level, person_id, kind),
  CONSTRAINT fk_clock_reminder_hop FOREIGN KEY(request_id, hop) REFERENCES request_event (request_id, number),
  CONSTRAINT ck_clock_reminder_kind CHECK (kind IN ('due_soon', 'escalated', 'expires', 'expired')),
  CONSTRAINT ck_clock_reminder_level CHECK (level >= 0),
  CONSTRAINT fk_clock_reminder_request_id FOREIGN KEY(request_id) REFERENCES exception_request (id),
  CONSTRAINT fk_clock_reminder_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE INDEX ix_clock_reminder_person_id ON clock_reminder (person_id);
CREATE TABLE request_hop (
  state TEXT NOT NULL,
  kind TEXT NOT NULL,
  CONSTRAINT pk_request_hop PRIMARY KEY (state, kind)
);

-- In which state a hop begins with which event. A test holds it equal to the rule that it mirrors.
INSERT INTO request_hop (state, kind) VALUES
  ('answering', 'need_confirmed'),
  ('appealed', 'approval_signed'),
  ('appealed', 'decision_appealed'),
  ('confirmed', 'need_confirmed'),
  ('deciding', 'answer_submitted'),
  ('deciding', 'answer_withdrawn'),
  ('deciding', 'approval_signed'),
  ('deciding', 'helper_refused'),
  ('deciding', 'request_reopened'),
  ('decline_proposed', 'decline_proposed'),
  ('decline_proposed', 'deferral_proposed'),
  ('deferral_proposed', 'decline_proposed'),
  ('deferral_proposed', 'deferral_proposed'),
  ('deferred', 'decision_made'),
  ('deferred', 'decision_revoked'),
  ('opened', 'exception_requested'),
  ('opened', 'need_corrected'),
  ('reopened', 'answer_submitted'),
  ('reopened', 'answer_withdrawn'),
  ('reopened', 'approval_signed'),
  ('reopened', 'helper_refused'),
  ('reopened', 'request_reopened'),
  ('restated', 'need_restated'),
  ('revoked', 'decision_made'),
  ('revoked', 'decision_revoked');

-- An escalation is of the hop that stands, to the level that comes next, to people with an account, and not before its
-- target could have passed. It fires by its name after the event was numbered, which holds the request meanwhile.
CREATE FUNCTION escalation_is_due() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  stands record;
  began record;
  last record;
BEGIN
  SELECT state, holds_until INTO stands FROM exception_request WHERE id = NEW.request_id;
  SELECT request_event.number, request_event.at INTO began
    FROM request_event JOIN request_hop ON request_hop.kind = request_event.kind AND request_hop.state = stands.state
    WHERE request_event.request_id = NEW.request_id ORDER BY request_event.number DESC LIMIT 1;
  IF began.number IS DISTINCT FROM NEW.hop THEN
    RAISE EXCEPTION 'an escalation is of the hop that stands'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'escalation_of_the_hop';
  END IF;
  SELECT level, at INTO last FROM request_event
    WHERE request_id = NEW.request_id AND hop = NEW.hop ORDER BY level DESC LIMIT 1;
  IF NEW.level IS DISTINCT FROM coalesce(last.level, 0) + 1 THEN
    RAISE EXCEPTION 'an escalation goes one level up'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'escalation_level';
  END IF;
  IF NEW.due_at < coalesce(last.at, began.at)
     OR (stands.state = 'deferred' AND NEW.due_at < coalesce(stands.holds_until, 'infinity')) THEN
    RAISE EXCEPTION 'an escalation is due after what it waits for began'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'escalation_is_due';
  END IF;
  IF EXISTS (SELECT FROM unnest(NEW.escalated_to) AS asked (person_id) WHERE NOT EXISTS (
      SELECT FROM account JOIN person ON person.id = account.person_id
      WHERE person.id = asked.person_id AND person.deactivated_at IS NULL)) THEN
    RAISE EXCEPTION 'a request is escalated to people with an account'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'escalated_to_people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER when_it_is_due BEFORE INSERT ON request_event
  FOR EACH ROW WHEN (NEW.kind = 'escalated') EXECUTE FUNCTION escalation_is_due();

-- 2. The targets that ship, in working hours: nobody stands behind them, and an office may set others from now on.
INSERT INTO hop_target (id, office, hop, band, hours, valid_from, set_by_id, set_at)
SELECT gen_random_uuid(), office, hop, band, hours, '2000-01-01T00:00:00Z', NULL, '2000-01-01T00:00:00Z'
FROM unnest(ARRAY['pmo', 'smo', 'cmo']) AS office
CROSS JOIN (VALUES
  ('restate', 8, 8, 8, 16), ('confirm', 8, 8, 16, 16), ('answer', 16, 16, 24, 40),
  ('decide', 8, 8, 16, 24), ('help', 8, 8, 8, 16), ('take_up', 8, 8, 16, 16),
  ('appeal', 8, 16, 24, 24)
) AS shipped (hop, small, medium, large, largest)
CROSS JOIN LATERAL (VALUES ('small', small), ('medium', medium), ('large', large), ('largest', largest)) AS classes (band, hours);

-- What an office sets has an author, and holds from then on: nobody rewrites what a hop was held against.
CREATE FUNCTION set_for_what_comes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.set_by_id IS NULL THEN
    RAISE EXCEPTION 'what an office sets has an author'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'set_by_somebody';
  END IF;
  PERFORM refuse_undated(NEW.set_at, NULL);
  IF NEW.valid_from < NEW.set_at OR NEW.set_at < clock_timestamp() - interval '400 days' THEN
    RAISE EXCEPTION 'what an office sets holds from then on'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'set_for_what_comes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER set_for_what_comes BEFORE INSERT ON hop_target FOR EACH ROW EXECUTE FUNCTION set_for_what_comes();
CREATE TRIGGER set_for_what_comes BEFORE INSERT ON hop_effort FOR EACH ROW EXECUTE FUNCTION set_for_what_comes();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['hop_target', 'hop_effort', 'clock_reminder'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- 3. What only the clock moved is told to whoever watches: three quarters of a target are over, an approval has ended.
CREATE FUNCTION reminder_is_a_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_change('reminded:' || NEW.kind, NEW.request_id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_change AFTER INSERT ON clock_reminder FOR EACH ROW EXECUTE FUNCTION reminder_is_a_change();

GRANT SELECT ON request_hop TO :app;
GRANT SELECT, INSERT ON hop_target, hop_effort, clock_reminder TO :app;
