-- EX15: what waiting costs beside the burn is kept with the facts that were decided on, and held against the present.

-- What stands of each kind at an instant: the newest figure, unless it takes the kind back.
CREATE FUNCTION further_costs_of(concerned uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_object_agg(kind, jsonb_build_object(
      'amount', amount::text, 'currency', currency, 'perHour', per_hour::text, 'fallsOn', falls_on, 'basis', basis))
    FILTER (WHERE amount > 0), '{}')
  FROM (SELECT DISTINCT ON (kind) * FROM further_cost WHERE request_id = concerned AND at <= instant ORDER BY kind, at DESC, id DESC)
    AS newest
$$;

-- As before, and the further costs. Decisions made before this have none among their facts: an absent key is "not kept".
CREATE OR REPLACE FUNCTION keep_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE told jsonb;
BEGIN
  told := facts_of(NEW.request_id, NEW.at) || jsonb_build_object(
    'furtherCosts', further_costs_of(NEW.request_id, NEW.at),
    'figures', NEW.figures,
    'validUntil', (SELECT valid_until FROM terms WHERE id = NEW.terms_id),
    'conditions', coalesce((SELECT jsonb_agg(jsonb_build_object('statement', statement, 'dueOn', due_on) ORDER BY due_on, statement)
                            FROM condition WHERE terms_id = NEW.terms_id), '[]'));
  INSERT INTO decision_snapshot (decision_id, facts, digest)
    VALUES (NEW.id, told, encode(sha256(convert_to(told::text, 'UTF8')), 'hex'));
  RETURN NULL;
END $$;

-- As before, and: a further cost that was stated or taken back since, is of another currency, moved by more than a quarter as the
-- burn may, or falls on another day. What was and what is are told whole.
ALTER FUNCTION facts_changed(uuid, timestamptz) RENAME TO supply_facts_changed;
CREATE FUNCTION facts_changed(decided uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH both_costs AS (
    SELECT place, kind, facts -> 'furtherCosts' -> kind AS was, further_costs_of(decision.request_id, instant) -> kind AS present
    FROM decision JOIN decision_snapshot ON decision_snapshot.decision_id = decision.id,
      (VALUES (13, 'deferred_benefit'), (14, 'penalty'), (15, 'deadline_loss')) AS declared (place, kind)
    WHERE decision.id = decided AND facts ? 'furtherCosts'
  )
  SELECT supply_facts_changed(decided, instant) || coalesce((
    SELECT jsonb_agg(jsonb_build_object('code', kind || '_changed', 'before', was, 'after', present) ORDER BY place)
    FROM both_costs
    WHERE moved_by_more(was ->> 'amount', present ->> 'amount', 0.25)
       OR was ->> 'currency' <> present ->> 'currency' OR was ->> 'fallsOn' <> present ->> 'fallsOn'), '[]')
$$;
