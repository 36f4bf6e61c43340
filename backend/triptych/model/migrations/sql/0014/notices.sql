-- Every event is to be told: it enters the outbox in its own transaction, whichever door it came through.
CREATE FUNCTION event_is_to_be_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO event_to_tell (event_id, request_id, at) VALUES (NEW.id, NEW.request_id, NEW.at);
  RETURN NULL;
END $$;
CREATE TRIGGER event_is_to_be_told AFTER INSERT ON request_event FOR EACH ROW EXECUTE FUNCTION event_is_to_be_told();

CREATE FUNCTION told_stays_told() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'an event that was told is told once' USING ERRCODE = 'check_violation', CONSTRAINT = 'told_stays_told';
END $$;
CREATE TRIGGER told_stays_told BEFORE UPDATE ON event_to_tell
  FOR EACH ROW WHEN (OLD.told_at IS NOT NULL OR (NEW.told_at IS NULL AND NEW.attempts <= OLD.attempts)) EXECUTE FUNCTION told_stays_told();

-- A notice tells of an event of its own request, at its instant, to somebody who is there, and never to whoever did it.
-- A sealed author is told like everybody else: otherwise, who hears nothing would say who it was (SH1).
CREATE FUNCTION notice_is_of_its_event() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE told record;
BEGIN
  -- The clock reminds somebody of an event (migration 0013): that is told as it was kept, to whom, of what and when.
  IF NEW.reminder_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM clock_reminder AS kept JOIN request_event AS event ON (event.request_id, event.number) = (kept.request_id, kept.hop)
    WHERE kept.id = NEW.reminder_id AND kept.person_id = NEW.person_id AND kept.at = NEW.at
      AND kept.request_id = NEW.request_id AND event.id = NEW.event_id) THEN
    RAISE EXCEPTION 'a notice of a reminder tells what the clock kept'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_of_its_reminder';
  END IF;
  SELECT event.request_id, event.at, authorship.person_id, authorship.sealed INTO told
  FROM request_event AS event LEFT JOIN authorship ON authorship.id = event.authorship_id WHERE event.id = NEW.event_id;
  IF told.request_id IS DISTINCT FROM NEW.request_id 
     OR (NEW.reminder_id IS NULL AND told.at IS DISTINCT FROM NEW.at) THEN
    RAISE EXCEPTION 'a notice tells of an event of its request, as it happened'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_of_its_event';
  END IF;
  IF NEW.reminder_id IS NULL AND told.person_id = NEW.person_id AND NOT told.sealed THEN
    RAISE EXCEPTION 'nobody is told what they did themselves'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_is_not_of_ones_own';
  END IF;
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
CREATE TRIGGER notice_is_of_its_event BEFORE INSERT ON notice FOR EACH ROW EXECUTE FUNCTION notice_is_of_its_event();

-- What was done stays done, and what was settled is not mailed again.
CREATE FUNCTION notice_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what a notice asked for stays done, and what was settled is not mailed again'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_goes_on';
END $$;
CREATE TRIGGER notice_goes_on BEFORE UPDATE ON notice FOR EACH ROW
  WHEN ((OLD.done_at IS NOT NULL AND NEW.done_at IS DISTINCT FROM OLD.done_at)
        OR (OLD.settled_at IS NOT NULL AND NEW.settled_at IS DISTINCT FROM OLD.settled_at))
  EXECUTE FUNCTION notice_goes_on();
