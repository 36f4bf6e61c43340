-- Every act on a request has somebody who did it, and it is theirs to do.

ALTER TABLE request_event ALTER COLUMN authorship_id SET NOT NULL;

-- Who opened a request: the author of its first event, and whoever entered it.
CREATE FUNCTION opened(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM request_event JOIN authorship ON authorship.id = request_event.authorship_id
    WHERE request_event.request_id = concerned AND request_event.kind = 'exception_requested' AND authorship.person_id = by_whom
  ) OR EXISTS (SELECT FROM exception_request WHERE id = concerned AND entered_by_id = by_whom)
$$;

-- Who asks now: whoever opened the request, and since they left the present manager of its program.
CREATE FUNCTION asks(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM request_event JOIN authorship ON authorship.id = request_event.authorship_id
      JOIN person AS opener ON opener.id = authorship.person_id
      JOIN exception_request ON exception_request.id = request_event.request_id
      JOIN program ON program.id = exception_request.program_id
      LEFT JOIN person AS manager ON manager.id = program.manager_id AND manager.deactivated_at IS NULL
    WHERE request_event.request_id = concerned AND request_event.kind = 'exception_requested'
      AND by_whom = CASE WHEN opener.deactivated_at IS NULL OR manager.id IS NULL THEN opener.id ELSE manager.id END)
$$;

-- Who asks or gains: they neither answer for the provider nor decide.
CREATE FUNCTION asks_or_gains(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT opened(concerned, by_whom) OR EXISTS (
    SELECT FROM exception_request JOIN program ON program.id = exception_request.program_id
    WHERE exception_request.id = concerned AND program.manager_id = by_whom
  ) OR EXISTS (
    SELECT FROM exception_request JOIN workstream ON workstream.project_id = exception_request.project_id
    WHERE exception_request.id = concerned AND workstream.kind = 'delivery' AND workstream.lead_id = by_whom)
$$;

-- As before, and: whoever entered the request took part, whoever its first event names.
CREATE OR REPLACE FUNCTION took_part(concerned uuid, by_whom uuid) RETURNS boolean LANGUAGE sql STABLE
  SET search_path = public, pg_temp AS $$
  SELECT asks_or_gains(concerned, by_whom) OR EXISTS (
    SELECT FROM authorship JOIN request_event ON request_event.authorship_id = authorship.id
    WHERE authorship.request_id = concerned AND authorship.person_id = by_whom
      AND request_event.kind IN (
        'exception_requested', 'need_restated', 'need_confirmed', 'need_corrected', 'rule_cited', 'gap_named',
        'alternative_proposed', 'alternative_revised', 'alternative_signed', 'answer_submitted', 'decline_proposed', 'deferral_proposed')
  ) OR EXISTS (
    SELECT FROM alternative JOIN authorship ON authorship.id = alternative.authorship_id
    WHERE alternative.request_id = concerned AND authorship.person_id = by_whom)
$$;

-- Its triggers come after those of the request's life (they fire by name), which hold the request meanwhile.
-- EX1, AU3: what is the requester's to do is theirs alone, and what answers them is never theirs.
CREATE FUNCTION act_is_theirs() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  by_whom uuid;
  kind text := 'answer';
BEGIN
  SELECT person_id INTO by_whom FROM authorship WHERE id = NEW.authorship_id;
  IF TG_TABLE_NAME = 'request_event' THEN
    kind := NEW.kind;
  END IF;
  IF kind = 'exception_requested' AND EXISTS (
      SELECT FROM exception_request WHERE id = NEW.request_id AND entered_by_id <> by_whom) THEN
    RAISE EXCEPTION 'a request is opened by whoever entered it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'opened_by_who_entered_it';
  END IF;
  IF kind IN ('need_confirmed', 'need_corrected', 'request_withdrawn', 'request_closed', 'alternative_marked', 'phi_stated')
     AND NOT asks(NEW.request_id, by_whom) THEN
    RAISE EXCEPTION 'only the person who asks can do this'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'act_of_the_requester';
  END IF;
  IF kind IN ('answer', 'need_restated', 'rule_cited', 'gap_named', 'answer_submitted', 'decline_proposed', 'deferral_proposed')
     AND asks_or_gains(NEW.request_id, by_whom) THEN
    RAISE EXCEPTION 'whoever asks or gains does not answer for the provider'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'act_of_the_provider';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER who_did_it BEFORE INSERT ON request_event FOR EACH ROW EXECUTE FUNCTION act_is_theirs();
CREATE TRIGGER who_did_it BEFORE INSERT ON restatement FOR EACH ROW EXECUTE FUNCTION act_is_theirs();
CREATE TRIGGER who_did_it BEFORE INSERT ON citation FOR EACH ROW EXECUTE FUNCTION act_is_theirs();
CREATE TRIGGER who_did_it BEFORE INSERT ON answer FOR EACH ROW EXECUTE FUNCTION act_is_theirs();

-- Whoever signs an alternative does so under an authorship of its request.
CREATE FUNCTION signer_is_of_the_request() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM authorship JOIN alternative ON alternative.request_id = authorship.request_id
    WHERE authorship.id = NEW.authorship_id AND alternative.id = NEW.alternative_id) THEN
    RAISE EXCEPTION 'an act on a request has its author on the same request'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'author_is_of_the_request';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER signer_is_of_the_request BEFORE INSERT ON alternative_signature
  FOR EACH ROW EXECUTE FUNCTION signer_is_of_the_request();

-- EX2: what a refusal offers stays on offer while it is put forward or in force; what was taken back stays so.
CREATE FUNCTION refusal_keeps_its_alternatives() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE stands text;
BEGIN
  IF OLD.withdrawn_at IS NOT NULL THEN
    RAISE EXCEPTION 'an alternative that was taken back stays so'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'alternative_stays_withdrawn';
  END IF;
  SELECT state INTO stands FROM exception_request WHERE id = NEW.request_id FOR UPDATE;
  IF stands IN ('decline_proposed', 'decline_helped', 'declined', 'deferral_proposed', 'deferral_helped', 'deferred')
     AND (SELECT count(DISTINCT kind) FROM alternative
          WHERE request_id = NEW.request_id AND withdrawn_at IS NULL AND id <> NEW.id) < 2 THEN
    RAISE EXCEPTION 'a refusal offers two or more alternatives of different kinds'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'refusal_offers_alternatives';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refusal_keeps_its_alternatives BEFORE UPDATE OF withdrawn_at ON alternative
  FOR EACH ROW WHEN (NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at) EXECUTE FUNCTION refusal_keeps_its_alternatives();

-- SH1: a seal is not taken off.
CREATE FUNCTION seal_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'a seal is not taken off' USING ERRCODE = 'check_violation', CONSTRAINT = 'seal_stays';
END $$;
CREATE TRIGGER seal_stays BEFORE UPDATE ON authorship
  FOR EACH ROW WHEN (OLD.sealed AND NEW.sealed IS DISTINCT FROM true) EXECUTE FUNCTION seal_stays();

-- The program that pays, and whose manager gains, is the one of the project.
CREATE FUNCTION program_is_of_the_project() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM project WHERE id = NEW.project_id AND program_id = NEW.program_id) THEN
    RAISE EXCEPTION 'a request is of the program of its project'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'program_is_of_the_project';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER program_is_of_the_project BEFORE INSERT OR UPDATE OF project_id, program_id ON exception_request
  FOR EACH ROW EXECUTE FUNCTION program_is_of_the_project();
