-- What may have changed, for whoever listens (law 9): a topic and the id of a record; never content, never who did it.

CREATE TABLE change (
  number bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_change PRIMARY KEY,
  -- Which transaction wrote it. Numbers are drawn long before a commit and become visible in any order; a listener asks
  -- what the snapshot of its last look did not show yet.
  transaction bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  topic text NOT NULL,
  subject_id uuid NOT NULL
);
CREATE INDEX ix_change_transaction ON change (transaction);
CREATE INDEX ix_change_at ON change (at);
GRANT SELECT ON change TO :app;

-- The application neither writes nor removes a change by itself: these run as the owner.
CREATE FUNCTION tell_change(topic text, subject_id uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO change (topic, subject_id) VALUES (tell_change.topic, tell_change.subject_id);
  -- Sent with the commit, or not at all; the same words of one transaction are sent once.
  PERFORM pg_notify('triptych_change', tell_change.topic || ' ' || tell_change.subject_id);
END $$;
REVOKE EXECUTE ON FUNCTION tell_change(text, uuid) FROM PUBLIC;

-- Every act is in the trail, and so is a change. What concerns nobody but the actor is none.
CREATE FUNCTION act_is_a_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_change(NEW.action, NEW.subject_id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_change AFTER INSERT ON audit_entry FOR EACH ROW
  WHEN (NEW.action NOT IN ('data:export', 'account:change_password')) EXECUTE FUNCTION act_is_a_change();

-- What somebody may do changes by other doors than acts as well: a session ends, a role is taken by hand.
CREATE FUNCTION standing_is_a_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_change(TG_ARGV[0], NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_standing AFTER INSERT OR UPDATE ON role_assignment
  FOR EACH ROW EXECUTE FUNCTION standing_is_a_change('standing:role');
CREATE TRIGGER tell_standing AFTER INSERT OR UPDATE ON delegation
  FOR EACH ROW EXECUTE FUNCTION standing_is_a_change('standing:delegation');
CREATE TRIGGER tell_standing AFTER UPDATE OF deactivated_at ON person
  FOR EACH ROW WHEN (NEW.deactivated_at IS DISTINCT FROM OLD.deactivated_at)
  EXECUTE FUNCTION standing_is_a_change('standing:person');
CREATE TRIGGER tell_standing AFTER UPDATE OF ended_at, expires_at ON sign_in_session
  FOR EACH ROW WHEN ((NEW.ended_at, NEW.expires_at) IS DISTINCT FROM (OLD.ended_at, OLD.expires_at))
  EXECUTE FUNCTION standing_is_a_change('standing:session');
CREATE TRIGGER tell_standing AFTER INSERT OR UPDATE OF state ON policy_version
  FOR EACH ROW EXECUTE FUNCTION standing_is_a_change('standing:policy');

-- A listener is back within minutes; a day is kept. A line from the future is one of another server: of a restored backup.
CREATE FUNCTION forget_changes() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM change
  WHERE at < clock_timestamp() - interval '1 day'
     OR transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
$$;
REVOKE EXECUTE ON FUNCTION forget_changes() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_changes() TO :app;
