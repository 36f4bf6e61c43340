-- An act is dated when it was done: not for ever, not ahead, not before what was done before it.

-- A test, a demo or another zone may bring its own clock, so nothing here is exact: a day ahead of this server's clock
-- and an hour behind the act before it are still taken for clocks that differ and transactions that waited.
CREATE FUNCTION refuse_undated(said timestamptz, earlier timestamptz) RETURNS void LANGUAGE plpgsql
  SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT isfinite(said) OR said > clock_timestamp() + interval '1 day' THEN
    RAISE EXCEPTION 'nothing was done at an instant that lies ahead'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dated_ahead';
  END IF;
  IF said < earlier - interval '1 hour' THEN
    RAISE EXCEPTION 'nothing is dated before what was done before it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'dated_back';
  END IF;
END $$;

CREATE FUNCTION act_is_dated() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  concerned uuid;
  said timestamptz;
BEGIN
  IF TG_TABLE_NAME = 'alternative' THEN
    said := NEW.proposed_at;
  ELSE
    said := NEW.at;
  END IF;
  IF TG_TABLE_NAME = 'signature' THEN
    SELECT request_id INTO concerned FROM terms WHERE id = NEW.terms_id;
  ELSIF TG_TABLE_NAME = 'condition_met' THEN
    SELECT request_id INTO concerned FROM terms JOIN condition ON condition.terms_id = terms.id WHERE condition.id = NEW.condition_id;
  ELSIF TG_TABLE_NAME = 'helper_reply' THEN
    SELECT request_id INTO concerned FROM answer WHERE id = NEW.answer_id;
  ELSIF TG_TABLE_NAME = 'alternative_signature' THEN
    SELECT request_id INTO concerned FROM alternative WHERE id = NEW.alternative_id;
  ELSE
    concerned := NEW.request_id;
  END IF;
  PERFORM refuse_undated(said, coalesce(
    (SELECT at FROM request_event WHERE request_id = concerned ORDER BY number DESC LIMIT 1),
    (SELECT opened_at FROM exception_request WHERE id = concerned)));
  RETURN NEW;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'request_event', 'restatement', 'citation', 'alternative', 'alternative_signature', 'answer', 'helper_reply', 'terms',
    'condition_met', 'signature', 'decision'
  ] LOOP
    EXECUTE format('CREATE TRIGGER when_it_was_done BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION act_is_dated()', name);
  END LOOP;
END $$;

CREATE FUNCTION opening_is_dated() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_undated(NEW.opened_at, NULL);
  RETURN NEW;
END $$;
CREATE TRIGGER opening_is_dated BEFORE INSERT OR UPDATE OF opened_at ON exception_request
  FOR EACH ROW EXECUTE FUNCTION opening_is_dated();

-- The trail begins with the organisation; its lines come from several clocks, so each is held to the first one only.
CREATE FUNCTION entry_is_dated() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_undated(NEW.at, (SELECT at - interval '1 day' FROM audit_entry ORDER BY number LIMIT 1));
  RETURN NEW;
END $$;
CREATE TRIGGER entry_is_dated BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION entry_is_dated();

-- What is granted ends.
ALTER TABLE terms ADD CONSTRAINT ck_terms_valid_until CHECK (isfinite(valid_until));
ALTER TABLE condition ADD CONSTRAINT ck_condition_due_on CHECK (isfinite(due_on));
