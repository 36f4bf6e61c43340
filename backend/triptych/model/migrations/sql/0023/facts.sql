-- EX15: what waiting costs beside the burn is kept with the facts that were decided on, and held against the present.

-- What stands of each kind at an instant: the newest figure, unless it takes the kind back.
CREATE FUNCTION further_costs_of(concerned uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(kind, jsonb_build_object(
      'amount', amount::text, 'currency', currency, 'perHour', per_hour::text, 'fallsOn', falls_on, 'basis', basis))
    FILTER (WHERE amount > 0), '{}')
  FROM (SELECT DISTINCT ON (kind) * FROM further_cost WHERE request_id = concerned AND at <= instant ORDER BY kind, at DESC, id DESC)
    AS newest
$$;

-- Whose burn counts now: the program's, else the project's own; null where neither states one.
CREATE FUNCTION burn_of(concerned uuid) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN program.weekly_burn_amount IS NOT NULL THEN 'program' WHEN project.weekly_burn_amount IS NOT NULL THEN 'project' END
  FROM exception_request AS asked JOIN program ON program.id = asked.program_id JOIN project ON project.id = asked.project_id
  WHERE asked.id = concerned
$$;

-- As before, and: the burn of the project where the program states none, whose burn it is, and the further costs.
-- Decisions made before this have no further costs among their facts: an absent key is "not kept", and a burn is the program's.
ALTER FUNCTION facts_of(uuid, timestamptz) RENAME TO facts_without_costs;
CREATE FUNCTION facts_of(concerned uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT facts_without_costs(concerned, instant)
    || jsonb_build_object('furtherCosts', further_costs_of(concerned, instant), 'burnOf', burn_of(concerned))
    || CASE WHEN program.weekly_burn_amount IS NOT NULL THEN '{}' ELSE jsonb_build_object(
         'weeklyBurn', project.weekly_burn_amount::text,
         'burnCurrency', project.weekly_burn_currency,
         'burnBasis', project.weekly_burn_basis) END
  FROM exception_request AS asked JOIN program ON program.id = asked.program_id JOIN project ON project.id = asked.project_id
  WHERE asked.id = concerned
$$;

-- As before, and: a further cost that was stated or taken back since, is of another currency, moved by more than a quarter as the
-- burn may, or falls on another day. What was and what is are told whole. Where a decision was made before this and kept no burn, its
-- project may have had one: that it has one is not told as a change. Where the project's own burn is what was or what is, the code is
-- another one: not everybody who reads the request sees the project.
CREATE FUNCTION touches_burn_of_project(decided uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT 'project' IN (coalesce(facts ->> 'burnOf', ''), coalesce(burn_of(decision.request_id), ''))
  FROM decision JOIN decision_snapshot ON decision_snapshot.decision_id = decision.id WHERE decision.id = decided
$$;
ALTER FUNCTION facts_changed(uuid, timestamptz) RENAME TO supply_facts_changed;
CREATE FUNCTION facts_changed(decided uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH both_costs AS (
    SELECT place, kind, facts -> 'furtherCosts' -> kind AS was, further_costs_of(decision.request_id, instant) -> kind AS present
    FROM decision JOIN decision_snapshot ON decision_snapshot.decision_id = decision.id,
      (VALUES (13, 'deferred_benefit'), (14, 'penalty'), (15, 'deadline_loss')) AS declared (place, kind)
    WHERE decision.id = decided AND facts ? 'furtherCosts'
  )
  SELECT coalesce((
    SELECT jsonb_agg(each || CASE WHEN each ->> 'code' = 'burn_changed' AND touches_burn_of_project(decided)
                                  THEN '{"code": "project_burn_changed"}'::jsonb ELSE '{}' END ORDER BY place)
    FROM jsonb_array_elements(supply_facts_changed(decided, instant)) WITH ORDINALITY AS told (each, place)
    WHERE each ->> 'code' <> 'burn_changed' OR each ->> 'before' IS NOT NULL
       OR EXISTS (SELECT FROM decision_snapshot WHERE decision_id = decided AND facts ? 'furtherCosts')), '[]')
  || coalesce((
    SELECT jsonb_agg(jsonb_build_object('code', kind || '_changed', 'before', was, 'after', present) ORDER BY place)
    FROM both_costs
    WHERE moved_by_more(was ->> 'amount', present ->> 'amount', 0.25)
       OR was ->> 'currency' <> present ->> 'currency' OR was ->> 'fallsOn' <> present ->> 'fallsOn'), '[]')
$$;
