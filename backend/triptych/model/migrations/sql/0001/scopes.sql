-- scope_ids: the record and all its ancestors, kept by triggers so that a scope filter is one array overlap.
-- What stands above is locked (FOR SHARE) while it is read: somebody who moves it waits, and then finds the new record.

CREATE FUNCTION merge_ids(VARIADIC parts uuid[]) RETURNS uuid[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(id ORDER BY position), '{}')
  FROM (SELECT id, min(position) AS position FROM unnest(parts) WITH ORDINALITY AS part(id, position) GROUP BY id) AS once
$$;

CREATE FUNCTION set_unit_scope() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above uuid[] := '{}';
BEGIN
  IF NEW.parent_id IS NOT NULL THEN
    SELECT scope_ids INTO above FROM org_unit WHERE id = NEW.parent_id FOR SHARE;
    IF NEW.id = ANY (above) THEN
      RAISE EXCEPTION 'a unit cannot stand below itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'org_unit_is_a_tree';
    END IF;
  END IF;
  NEW.scope_ids := NEW.id || above;
  RETURN NEW;
END $$;
CREATE TRIGGER set_scope BEFORE INSERT OR UPDATE OF parent_id, scope_ids ON org_unit
  FOR EACH ROW EXECUTE FUNCTION set_unit_scope();

CREATE FUNCTION set_portfolio_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.scope_ids := NEW.id || (SELECT scope_ids FROM org_unit WHERE id = NEW.unit_id FOR SHARE);
  RETURN NEW;
END $$;
CREATE TRIGGER set_scope BEFORE INSERT OR UPDATE OF unit_id, scope_ids ON portfolio
  FOR EACH ROW EXECUTE FUNCTION set_portfolio_scope();

CREATE FUNCTION set_program_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.scope_ids := NEW.id || (SELECT scope_ids FROM portfolio WHERE id = NEW.portfolio_id FOR SHARE);
  RETURN NEW;
END $$;
CREATE TRIGGER set_scope BEFORE INSERT OR UPDATE OF portfolio_id, scope_ids ON program
  FOR EACH ROW EXECUTE FUNCTION set_program_scope();

CREATE FUNCTION set_project_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.scope_ids := merge_ids(VARIADIC NEW.id
    || (SELECT scope_ids FROM program WHERE id = NEW.program_id FOR SHARE)
    || (SELECT scope_ids FROM org_unit WHERE id = NEW.unit_id FOR SHARE));
  RETURN NEW;
END $$;
CREATE TRIGGER set_scope BEFORE INSERT OR UPDATE OF program_id, unit_id, scope_ids ON project
  FOR EACH ROW EXECUTE FUNCTION set_project_scope();

CREATE FUNCTION set_service_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.scope_ids := NEW.id || (SELECT scope_ids FROM org_unit WHERE id = NEW.unit_id FOR SHARE);
  RETURN NEW;
END $$;
CREATE TRIGGER set_scope BEFORE INSERT OR UPDATE OF unit_id, scope_ids ON service
  FOR EACH ROW EXECUTE FUNCTION set_service_scope();

-- A request is reached from the asking project and from the providing unit.
CREATE FUNCTION set_request_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.scope_ids := merge_ids(VARIADIC NEW.id
    || (SELECT scope_ids FROM project WHERE id = NEW.project_id FOR SHARE)
    || (SELECT scope_ids FROM org_unit WHERE id = NEW.provider_unit_id FOR SHARE));
  RETURN NEW;
END $$;
CREATE TRIGGER set_scope BEFORE INSERT OR UPDATE OF project_id, provider_unit_id, scope_ids ON exception_request
  FOR EACH ROW EXECUTE FUNCTION set_request_scope();

-- A change above reaches everything below: touching scope_ids makes the row's own trigger compute it again.
CREATE FUNCTION pass_scope_down() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.scope_ids IS NOT DISTINCT FROM OLD.scope_ids THEN
    RETURN NULL;
  END IF;
  CASE TG_TABLE_NAME
    WHEN 'org_unit' THEN
      UPDATE org_unit SET scope_ids = scope_ids WHERE parent_id = NEW.id;
      UPDATE portfolio SET scope_ids = scope_ids WHERE unit_id = NEW.id;
      UPDATE project SET scope_ids = scope_ids WHERE unit_id = NEW.id;
      UPDATE service SET scope_ids = scope_ids WHERE unit_id = NEW.id;
      UPDATE exception_request SET scope_ids = scope_ids WHERE provider_unit_id = NEW.id;
    WHEN 'portfolio' THEN
      UPDATE program SET scope_ids = scope_ids WHERE portfolio_id = NEW.id;
    WHEN 'program' THEN
      UPDATE project SET scope_ids = scope_ids WHERE program_id = NEW.id;
    WHEN 'project' THEN
      UPDATE exception_request SET scope_ids = scope_ids WHERE project_id = NEW.id;
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER pass_scope_down AFTER UPDATE ON org_unit FOR EACH ROW EXECUTE FUNCTION pass_scope_down();
CREATE TRIGGER pass_scope_down AFTER UPDATE ON portfolio FOR EACH ROW EXECUTE FUNCTION pass_scope_down();
CREATE TRIGGER pass_scope_down AFTER UPDATE ON program FOR EACH ROW EXECUTE FUNCTION pass_scope_down();
CREATE TRIGGER pass_scope_down AFTER UPDATE ON project FOR EACH ROW EXECUTE FUNCTION pass_scope_down();
