-- What a token may not be made into, and what the trail takes through one: the same as the service, once more.

ALTER TABLE personal_token ADD CONSTRAINT ck_personal_token_revoked_at
  CHECK (isfinite(revoked_at) AND revoked_at >= created_at);

CREATE OR REPLACE FUNCTION token_begins_now() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM refuse_undated(NEW.created_at, NULL);
  IF EXISTS (SELECT FROM person WHERE id = NEW.person_id AND deactivated_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a closed account gets no token'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_of_an_open_account';
  END IF;
  IF NEW.revoked_at IS NOT NULL OR NEW.last_used_on IS NOT NULL THEN
    RAISE EXCEPTION 'a token begins neither used nor revoked'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_begins_unused';
  END IF;
  RETURN NEW;
END $$;

-- Both come from the clock of this server, whose now() never lies ahead of it. A day is one of the organisation's time
-- zone, which is at most 14 hours ahead of UTC.
CREATE FUNCTION token_ends_now() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.revoked_at > clock_timestamp()
    OR NEW.last_used_on > (clock_timestamp() AT TIME ZONE 'UTC' + interval '14 hours')::date
  THEN
    RAISE EXCEPTION 'no token was used or revoked at an instant that lies ahead'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_dated_ahead';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER token_ends_now BEFORE UPDATE OF revoked_at, last_used_on ON personal_token
  FOR EACH ROW EXECUTE FUNCTION token_ends_now();

-- The words under which the trail knows what a token carries out; whatever stands in no list is for people alone.
CREATE FUNCTION token_acts(held text) RETURNS text[] LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT ARRAY['data:export'] || CASE WHEN held IN ('propose', 'act') THEN ARRAY[
    'exception:alternative_marked', 'exception:alternative_proposed', 'exception:alternative_revised',
    'exception:answer_submitted', 'exception:comment_made', 'exception:exception_requested', 'exception:gap_named',
    'exception:need_confirmed', 'exception:need_corrected', 'exception:need_restated', 'exception:phi_disputed',
    'exception:phi_stated', 'exception:request_withdrawn', 'exception:rule_cited'
  ] ELSE '{}' END || CASE WHEN held = 'act' THEN ARRAY[
    'assessment:enter', 'criterion:enter', 'data:import', 'exception:condition_met', 'exception:request_closed',
    'exception:request_reopened', 'finding:enter', 'finding:resolve', 'forecast:enter', 'gate:create', 'group:add',
    'initiative:create', 'initiative:edit', 'person:add', 'portfolio:create', 'portfolio:edit', 'program:create',
    'program:edit', 'project:assign_lead', 'project:create', 'project:edit', 'rate:enter', 'rule:create', 'rule:edit',
    'service:create', 'service:edit', 'service_family:create', 'supply_source:create', 'transition:edit',
    'transition:enter', 'unit:create', 'unit:edit'
  ] ELSE '{}' END
$$;

-- An act is dated by the beginning of its transaction, and so is a revocation. Whoever revokes in a transaction that
-- began earlier and is stored later dates it before an act that was lawful when it was looked at; a minute is more than
-- one transaction takes. A token's end is known beforehand, so there an act has no such minute.
CREATE OR REPLACE FUNCTION token_is_the_actors() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  held text;
BEGIN
  SELECT rights INTO held FROM personal_token
  WHERE id = NEW.token_id
    AND person_id = coalesce(NEW.person_id, (SELECT person_id FROM authorship WHERE id = NEW.authorship_id))
    AND created_at <= NEW.at AND expires_at > NEW.at
    AND (revoked_at IS NULL OR revoked_at >= NEW.at - interval '1 minute');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'an act goes through a living token of whoever does it'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_is_the_actors';
  END IF;
  IF NOT NEW.action = ANY (token_acts(held)) THEN
    RAISE EXCEPTION 'a token that may % does not do this: %', held, NEW.action
      USING ERRCODE = 'check_violation', CONSTRAINT = 'token_within_rights';
  END IF;
  RETURN NEW;
END $$;
