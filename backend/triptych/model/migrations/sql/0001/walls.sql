-- The second wall: what the service refuses, the database refuses as well.

-- 1. The trail and everything that was said, decided or signed is append-only.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation', CONSTRAINT = 'append_only';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'audit_entry', 'request_event', 'restatement', 'citation', 'alternative_signature', 'answer', 'helper_reply',
    'request_target', 'terms', 'condition', 'condition_met', 'cover', 'signature', 'decision', 'gate_decision', 'sign_off', 'forecast',
    'rule_version', 'adkar_assessment', 'adkar_answer', 'policy_line'
  ] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- 2. A project carries its three workstreams, always.
CREATE FUNCTION three_workstreams() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE concerned uuid;
BEGIN
  IF TG_TABLE_NAME = 'project' THEN
    concerned := NEW.id;
  ELSE
    concerned := OLD.project_id;
  END IF;
  IF EXISTS (SELECT FROM project WHERE id = concerned)
     AND (SELECT count(DISTINCT kind) FROM workstream WHERE project_id = concerned) <> 3 THEN
    RAISE EXCEPTION 'a project carries three workstreams: delivery, service transition and people change'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'three_workstreams';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER three_workstreams AFTER INSERT ON project
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION three_workstreams();
CREATE CONSTRAINT TRIGGER three_workstreams AFTER DELETE OR UPDATE OF kind, project_id ON workstream
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION three_workstreams();

-- 3. The line of managers never turns back on itself.
CREATE FUNCTION line_is_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.manager_id IS NOT NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('line', 0));  -- two halves of a circle never pass side by side
  END IF;
  IF NEW.manager_id IS NOT NULL AND EXISTS (
    WITH RECURSIVE line(id) AS (
      SELECT NEW.manager_id
      UNION
      SELECT person.manager_id FROM person JOIN line ON person.id = line.id WHERE person.manager_id IS NOT NULL
    ) SELECT FROM line WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'nobody stands above themselves in the line'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'line_is_a_tree';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER line_is_a_tree BEFORE INSERT OR UPDATE OF manager_id ON person
  FOR EACH ROW EXECUTE FUNCTION line_is_a_tree();

-- 4. The same role on the same scope is held once at a time (no exclusion constraint without btree_gist).
CREATE FUNCTION assignments_do_not_overlap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('role_assignment' || NEW.person_id::text, 0));
  IF NEW.revoked_at IS NULL AND EXISTS (
    SELECT FROM role_assignment AS other
    WHERE other.person_id = NEW.person_id AND other.role = NEW.role AND other.scope_id = NEW.scope_id
      AND other.id <> NEW.id AND other.revoked_at IS NULL
      AND tstzrange(other.valid_from, other.valid_until) && tstzrange(NEW.valid_from, NEW.valid_until)
  ) THEN
    RAISE EXCEPTION 'this person already holds this role there in that period'
      USING ERRCODE = 'exclusion_violation', CONSTRAINT = 'assignments_do_not_overlap';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER assignments_do_not_overlap BEFORE INSERT OR UPDATE ON role_assignment
  FOR EACH ROW EXECUTE FUNCTION assignments_do_not_overlap();

-- 5. The lines of a policy are stored before it is activated, and then none is added.
CREATE FUNCTION active_policy_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM policy_version WHERE id = NEW.version_id AND state <> 'draft') THEN
    RAISE EXCEPTION 'a policy that was activated gets no further lines'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'active_policy_is_whole';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER active_policy_is_whole BEFORE INSERT ON policy_line
  FOR EACH ROW EXECUTE FUNCTION active_policy_is_whole();

CREATE FUNCTION activated_policy_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND NEW.state = 'draft' THEN
    RAISE EXCEPTION 'a policy that was activated is no draft again'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'activated_policy_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER activated_policy_stays BEFORE UPDATE OF state ON policy_version
  FOR EACH ROW EXECUTE FUNCTION activated_policy_stays();
