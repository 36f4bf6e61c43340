-- Whoever's inbox changed is told so, once for each statement: a topic and the person, nothing of what it is about.
CREATE FUNCTION new_notices_are_a_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_change('standing:inbox', person_id) FROM (SELECT DISTINCT person_id FROM now_there) AS told;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_new_notices AFTER INSERT ON notice REFERENCING NEW TABLE AS now_there
  FOR EACH STATEMENT EXECUTE FUNCTION new_notices_are_a_change();

CREATE FUNCTION seen_notices_are_a_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM tell_change('standing:inbox', person_id) FROM (
    SELECT DISTINCT now_there.person_id FROM now_there JOIN was_there USING (id)
    WHERE (now_there.read_at IS NULL) <> (was_there.read_at IS NULL)
       OR (now_there.done_at IS NULL) <> (was_there.done_at IS NULL)) AS told;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_seen_notices AFTER UPDATE ON notice REFERENCING NEW TABLE AS now_there OLD TABLE AS was_there
  FOR EACH STATEMENT EXECUTE FUNCTION seen_notices_are_a_change();
