-- A notice tells of an event of a request or of an occurrence: of exactly one, and to each person once.
ALTER TABLE notice
  ALTER COLUMN request_id DROP NOT NULL,
  ALTER COLUMN event_id DROP NOT NULL,
  ADD COLUMN occurrence_id UUID CONSTRAINT fk_notice_occurrence_id REFERENCES occurrence (id),
  DROP CONSTRAINT ck_notice_tie,
  ADD CONSTRAINT ck_notice_tie CHECK (tie IN ('must_act', 'asked', 'helps', 'took_part', 'decided', 'proposed', 'lent_to', 'lent',
    'owns_rule', 'follows', 'runs_project')),
  ADD CONSTRAINT ck_notice_of_one CHECK (num_nonnulls(event_id, occurrence_id) = 1),
  ADD CONSTRAINT ck_notice_event_of_request CHECK (event_id IS NULL OR request_id IS NOT NULL),
  ADD CONSTRAINT ck_notice_reminder_of_event CHECK (reminder_id IS NULL OR event_id IS NOT NULL);
CREATE UNIQUE INDEX uq_notice_occurrence_id_person_id ON notice (occurrence_id, person_id);

CREATE FUNCTION notice_is_of_its_occurrence() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE told record;
BEGIN
  SELECT occurrence.at, occurrence.person_id, decision.request_id INTO told
  FROM occurrence LEFT JOIN decision ON decision.id = occurrence.decision_id WHERE occurrence.id = NEW.occurrence_id;
  IF told.at IS DISTINCT FROM NEW.at OR told.request_id IS DISTINCT FROM NEW.request_id THEN
    RAISE EXCEPTION 'a notice tells of what happened, as it happened'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_of_its_occurrence';
  END IF;
  IF told.person_id = NEW.person_id THEN
    RAISE EXCEPTION 'nobody is told what they did themselves'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_not_of_ones_own';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_is_of_its_occurrence BEFORE INSERT ON notice
  FOR EACH ROW WHEN (NEW.occurrence_id IS NOT NULL) EXECUTE FUNCTION notice_is_of_its_occurrence();

-- What holds for every notice, whatever it tells of.
CREATE FUNCTION notice_is_sent_new() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM person WHERE id = NEW.person_id AND deactivated_at IS NULL) THEN
    RAISE EXCEPTION 'nobody is told who has left'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_to_somebody_there';
  END IF;
  IF NEW.read_at IS NOT NULL OR NEW.done_at IS NOT NULL THEN
    RAISE EXCEPTION 'a notice is new when it is sent'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_new';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_is_sent_new BEFORE INSERT ON notice
  FOR EACH ROW WHEN (NEW.occurrence_id IS NOT NULL) EXECUTE FUNCTION notice_is_sent_new();

DROP TRIGGER notice_is_of_its_event ON notice;
CREATE TRIGGER notice_is_of_its_event BEFORE INSERT ON notice
  FOR EACH ROW WHEN (NEW.occurrence_id IS NULL) EXECUTE FUNCTION notice_is_of_its_event();
