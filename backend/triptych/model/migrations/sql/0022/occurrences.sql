-- What happens beside the events of requests: to gates, delegations and class waivers, and to the facts of decisions.

ALTER TABLE delegation ADD COLUMN revoked_by_id UUID CONSTRAINT fk_delegation_revoked_by_id REFERENCES person (id),
  ADD CONSTRAINT ck_delegation_revoked_by CHECK (revoked_by_id IS NULL OR revoked_at IS NOT NULL);

CREATE TABLE occurrence (
  kind TEXT NOT NULL,
  gate_id UUID,
  gate_decision_id UUID,
  delegation_id UUID,
  waiver_id UUID,
  waiver_event_id UUID,
  decision_id UUID,
  record_id UUID NOT NULL GENERATED ALWAYS AS
    (coalesce(gate_id, gate_decision_id, delegation_id, waiver_id, waiver_event_id, decision_id)) STORED,
  stamp TEXT DEFAULT 'once' NOT NULL,
  person_id UUID,
  at TIMESTAMP WITH TIME ZONE NOT NULL,
  told_at TIMESTAMP WITH TIME ZONE,
  attempts INTEGER DEFAULT '0' NOT NULL,
  next_try_at TIMESTAMP WITH TIME ZONE,
  id UUID NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT pk_occurrence PRIMARY KEY (id),
  CONSTRAINT ck_occurrence_kind CHECK (kind IN ('gate_ready', 'gate_decided', 'delegation_given', 'delegation_ended',
    'waiver_proposed', 'waiver_granted', 'waiver_turned_down', 'waiver_withdrawn', 'waiver_revoked', 'waiver_ends', 'facts_changed')),
  CONSTRAINT ck_occurrence_of_one_record
    CHECK (num_nonnulls(gate_id, gate_decision_id, delegation_id, waiver_id, waiver_event_id, decision_id) = 1),
  CONSTRAINT ck_occurrence_of_its_kind CHECK (
    CASE kind WHEN 'gate_ready' THEN gate_id WHEN 'gate_decided' THEN gate_decision_id
    WHEN 'delegation_given' THEN delegation_id WHEN 'delegation_ended' THEN delegation_id
    WHEN 'waiver_proposed' THEN waiver_id WHEN 'waiver_ends' THEN waiver_id
    WHEN 'facts_changed' THEN decision_id ELSE waiver_event_id END IS NOT NULL),
  CONSTRAINT ck_occurrence_stamp CHECK (says_something(stamp)),
  CONSTRAINT fk_occurrence_gate_id FOREIGN KEY(gate_id) REFERENCES gate (id),
  CONSTRAINT fk_occurrence_gate_decision_id FOREIGN KEY(gate_decision_id) REFERENCES gate_decision (id),
  CONSTRAINT fk_occurrence_delegation_id FOREIGN KEY(delegation_id) REFERENCES delegation (id),
  CONSTRAINT fk_occurrence_waiver_id FOREIGN KEY(waiver_id) REFERENCES class_waiver (id),
  CONSTRAINT fk_occurrence_waiver_event_id FOREIGN KEY(waiver_event_id) REFERENCES class_waiver_event (id),
  CONSTRAINT fk_occurrence_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id),
  CONSTRAINT fk_occurrence_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE UNIQUE INDEX uq_occurrence_of_record ON occurrence (record_id, kind, stamp);
CREATE INDEX ix_occurrence_waiting ON occurrence (at) WHERE told_at IS NULL;

-- What people did enters in the transaction of what they did, whichever door it came through.
CREATE FUNCTION gate_decision_is_to_be_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO occurrence (kind, gate_decision_id, person_id, at) VALUES ('gate_decided', NEW.id, NEW.person_id, NEW.at);
  RETURN NULL;
END $$;
CREATE TRIGGER is_to_be_told AFTER INSERT ON gate_decision FOR EACH ROW EXECUTE FUNCTION gate_decision_is_to_be_told();

-- When authority was lent is not kept: it was no later than it begins.
CREATE FUNCTION delegation_is_to_be_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO occurrence (kind, delegation_id, person_id, at)
      VALUES ('delegation_given', NEW.id, NEW.delegator_id, least(NEW.valid_from, now()));
  ELSE
    INSERT INTO occurrence (kind, delegation_id, person_id, at)
      VALUES ('delegation_ended', NEW.id, NEW.revoked_by_id, NEW.revoked_at) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER is_to_be_told AFTER INSERT ON delegation FOR EACH ROW EXECUTE FUNCTION delegation_is_to_be_told();
CREATE TRIGGER end_is_to_be_told AFTER UPDATE OF revoked_at ON delegation FOR EACH ROW
  WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL AND NEW.revoked_at < NEW.valid_until)
  EXECUTE FUNCTION delegation_is_to_be_told();

CREATE FUNCTION waiver_is_to_be_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO occurrence (kind, waiver_id, person_id, at) VALUES ('waiver_proposed', NEW.id, NEW.proposed_by_id, NEW.at);
  RETURN NULL;
END $$;
CREATE TRIGGER is_to_be_told AFTER INSERT ON class_waiver FOR EACH ROW EXECUTE FUNCTION waiver_is_to_be_told();

CREATE FUNCTION waiver_event_is_to_be_told() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO occurrence (kind, waiver_event_id, person_id, at) VALUES ('waiver_' || NEW.kind, NEW.id, NEW.person_id, NEW.at);
  RETURN NULL;
END $$;
CREATE TRIGGER is_to_be_told AFTER INSERT ON class_waiver_event FOR EACH ROW EXECUTE FUNCTION waiver_event_is_to_be_told();

-- Whatever is to be told is so: nobody is told of what nobody did, or of what has not come.
CREATE FUNCTION occurrence_is_so() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE is_so boolean;
BEGIN
  is_so := CASE NEW.kind
    WHEN 'gate_decided' THEN EXISTS (SELECT FROM gate_decision AS d WHERE d.id = NEW.gate_decision_id
      AND d.person_id = NEW.person_id AND d.at = NEW.at)
    -- Once before each decision; and anew, as round 1, 2 ... of it, where what was noticed before waits for nobody any more.
    WHEN 'gate_ready' THEN NEW.person_id IS NULL AND NEW.stamp = (
        WITH before AS (SELECT o.id, o.told_at FROM occurrence AS o
          WHERE o.gate_id = NEW.gate_id AND o.kind = 'gate_ready' AND o.stamp <> NEW.stamp
            AND split_part(o.stamp, '.', 1) = split_part(NEW.stamp, '.', 1))
        SELECT (SELECT count(*)::text FROM gate_decision AS d WHERE d.gate_id = NEW.gate_id)
          || CASE count(*) WHEN 0 THEN '' ELSE '.' || count(*) END
        FROM before HAVING count(*) FILTER (WHERE told_at IS NULL
          OR EXISTS (SELECT FROM notice AS n WHERE n.occurrence_id = before.id AND n.done_at IS NULL)) = 0)
    WHEN 'delegation_given' THEN EXISTS (SELECT FROM delegation AS d WHERE d.id = NEW.delegation_id
      AND d.delegator_id = NEW.person_id AND d.valid_from >= NEW.at)
    WHEN 'delegation_ended' THEN EXISTS (SELECT FROM delegation AS d WHERE d.id = NEW.delegation_id
      AND d.revoked_by_id IS NOT DISTINCT FROM NEW.person_id AND d.revoked_at = NEW.at)
    WHEN 'waiver_proposed' THEN EXISTS (SELECT FROM class_waiver AS w WHERE w.id = NEW.waiver_id
      AND w.proposed_by_id = NEW.person_id AND w.at = NEW.at)
    WHEN 'waiver_ends' THEN NEW.person_id IS NULL
      AND EXISTS (SELECT FROM class_waiver AS w WHERE w.id = NEW.waiver_id
        AND NEW.at >= w.valid_until - interval '14 days' AND NEW.at < w.valid_until)
      AND EXISTS (SELECT FROM class_waiver_event AS e WHERE e.waiver_id = NEW.waiver_id AND e.kind = 'granted' AND e.at <= NEW.at)
      AND NOT EXISTS (SELECT FROM class_waiver_event AS e WHERE e.waiver_id = NEW.waiver_id AND e.kind = 'revoked')
    -- Every code of the stamp is one that the facts are otherwise by now. What the keys of gates are the service alone works out.
    WHEN 'facts_changed' THEN NEW.person_id IS NULL AND NEW.at <= now()
      AND NOT EXISTS (
        SELECT FROM string_to_table(NEW.stamp, ' ') AS told (each) WHERE NOT coalesce(each ~ '^[a-z_]+:[0-9a-f]{12}$', false)
          OR split_part(each, ':', 1) NOT IN (
            SELECT otherwise ->> 'code' FROM jsonb_array_elements(facts_changed(NEW.decision_id, now())) AS found (otherwise)
            UNION ALL SELECT 'project_keys_changed' FROM decision AS d WHERE d.id = NEW.decision_id AND d.figures IS NOT NULL))
      AND EXISTS (SELECT FROM decision_snapshot AS s WHERE s.decision_id = NEW.decision_id)
      AND NOT EXISTS (SELECT FROM decision AS d WHERE d.supersedes_id = NEW.decision_id)
    ELSE EXISTS (SELECT FROM class_waiver_event AS e WHERE e.id = NEW.waiver_event_id
      AND 'waiver_' || e.kind = NEW.kind AND e.person_id = NEW.person_id AND e.at = NEW.at)
  END;
  IF NOT coalesce(is_so, false) OR NEW.told_at IS NOT NULL THEN
    RAISE EXCEPTION 'what is told happened, as it happened' USING ERRCODE = 'check_violation', CONSTRAINT = 'occurrence_is_so';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER occurrence_is_so BEFORE INSERT ON occurrence FOR EACH ROW EXECUTE FUNCTION occurrence_is_so();
CREATE TRIGGER told_stays_told BEFORE UPDATE ON occurrence
  FOR EACH ROW WHEN (OLD.told_at IS NOT NULL OR (NEW.told_at IS NULL AND NEW.attempts <= OLD.attempts)) EXECUTE FUNCTION told_stays_told();

GRANT SELECT, INSERT ON occurrence TO :app;
GRANT UPDATE (told_at, attempts, next_try_at) ON occurrence TO :app;
