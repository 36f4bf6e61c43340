-- EX15: what a decision stood on, whole: forecast, sources of supply, and the figures that only the service can compute.

-- Key states, cost of deciding and dated rates, as the service read them before the decision took effect. A decision never changes.
ALTER TABLE decision ADD COLUMN figures jsonb CONSTRAINT ck_decision_figures CHECK (jsonb_typeof(figures) = 'object');

CREATE FUNCTION day_here(instant timestamptz) RETURNS date LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT (instant AT TIME ZONE coalesce((SELECT time_zone FROM organisation), 'UTC'))::date
$$;

-- As before, and: the newest forecast, and of each alternative its distance, the requester's mark and its source as it was registered.
CREATE OR REPLACE FUNCTION facts_of(concerned uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'need', asked.need,
    'wantedOutcome', asked.wanted_outcome,
    'amount', asked.amount::text,
    'currency', asked.currency,
    'paidBy', asked.paid_by,
    'neededBy', asked.needed_by,
    'weeklyBurn', program.weekly_burn_amount::text,
    'burnCurrency', program.weekly_burn_currency,
    'burnBasis', program.weekly_burn_basis,
    'idleShare', asked.phi_likely::text,
    'idleShareBasis', asked.phi_basis,
    'forecast', (SELECT jsonb_build_object('cost', cost_amount::text, 'currency', cost_currency, 'finishOn', finish_on, 'basis', basis)
      FROM forecast WHERE project_id = asked.project_id AND at <= instant ORDER BY at DESC, id DESC LIMIT 1),
    'rules', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'ref', rule.ref, 'version', rule_version.number, 'harm', citation.harm,
        'newest', (SELECT max(newer.number) FROM rule_version AS newer WHERE newer.rule_id = rule.id AND newer.valid_from <= instant))
        ORDER BY rule.ref)
      FROM citation JOIN rule_version ON rule_version.id = citation.rule_version_id JOIN rule ON rule.id = rule_version.rule_id
      WHERE citation.request_id = asked.id), '[]'),
    'alternatives', coalesce((SELECT jsonb_agg(jsonb_build_object(
        'title', title, 'kind', kind, 'cost', cost_amount::text, 'currency', cost_currency, 'leadTimeDays', lead_time_days,
        'ruleDistance', rule_distance, 'source', source.ref) ORDER BY proposed_at, title)
      FROM alternative LEFT JOIN supply_source AS source ON source.id = alternative.supply_source_id
      WHERE request_id = asked.id AND withdrawn_at IS NULL), '[]'),
    'sources', coalesce((SELECT jsonb_object_agg(source.ref, jsonb_build_object(
        'name', source.name, 'insideBase', source.inside_base, 'retired', coalesce(source.retired_at <= instant, false),
        'leadDays', source.lead_likely_days, 'price', source.price_amount::text, 'priceCurrency', source.price_currency,
        'validUntil', source.valid_until, 'over', coalesce(source.valid_until < day_here(instant), false),
        'evidenceOn', (SELECT max(dated_on) FROM supply_evidence WHERE source_id = source.id AND at <= instant)))
      FROM supply_source AS source WHERE source.id IN (
        SELECT supply_source_id FROM alternative WHERE request_id = asked.id AND withdrawn_at IS NULL)), '{}'),
    'targets', coalesce((SELECT jsonb_agg(kind ORDER BY kind) FROM request_target WHERE request_id = asked.id), '[]'))
  FROM exception_request AS asked JOIN program ON program.id = asked.program_id WHERE asked.id = concerned
$$;

CREATE OR REPLACE FUNCTION keep_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE told jsonb;
BEGIN
  told := facts_of(NEW.request_id, NEW.at) || jsonb_build_object(
    'figures', NEW.figures,
    'validUntil', (SELECT valid_until FROM terms WHERE id = NEW.terms_id),
    'conditions', coalesce((SELECT jsonb_agg(jsonb_build_object('statement', statement, 'dueOn', due_on) ORDER BY due_on, statement)
                            FROM condition WHERE terms_id = NEW.terms_id), '[]'));
  INSERT INTO decision_snapshot (decision_id, facts, digest)
    VALUES (NEW.id, told, encode(sha256(convert_to(told::text, 'UTF8')), 'hex'));
  RETURN NULL;
END $$;

-- Whether a figure moved by more than a share of what it was; where there was none and is one, or the other way round, it did.
CREATE FUNCTION moved_by_more(was text, present text, share numeric) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN was IS NULL OR present IS NULL THEN (was IS NULL) <> (present IS NULL)
              ELSE abs(present::numeric - was::numeric) > share * abs(was::numeric) END
$$;

-- As before, and: a forecast of more than 5 % other cost or 14 days other finish; a source that was retired, whose contract or evidence
-- is over (evidence after a year), or whose lead time moved by more than a quarter or price by more than a tenth.
ALTER FUNCTION facts_changed(uuid, timestamptz) RENAME TO request_facts_changed;
CREATE FUNCTION facts_changed(decided uuid, instant timestamptz) RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  WITH both_facts AS (
    SELECT decision_snapshot.facts AS was, facts_of(decision.request_id, instant) AS present, decision.at AS decided_at
    FROM decision_snapshot JOIN decision ON decision.id = decision_snapshot.decision_id WHERE decision.id = decided
  ), forecasts AS (
    SELECT was -> 'forecast' AS was, present -> 'forecast' AS present FROM both_facts WHERE was ? 'forecast'
  ), sources AS (
    SELECT kept.value AS was, registered.ref, registered.name,
           jsonb_build_object('leadDays', registered.lead_likely_days, 'price', registered.price_amount::text,
                              'priceCurrency', registered.price_currency) AS present,
           coalesce(registered.retired_at <= instant, false) AS retired,
           registered.valid_until,
           (SELECT max(dated_on) FROM supply_evidence WHERE source_id = registered.id AND at <= instant) AS evidence_on,
           decided_at
    FROM both_facts, jsonb_each(was -> 'sources') AS kept JOIN supply_source AS registered ON registered.ref = kept.key
  ), found AS (
    SELECT 6 AS place, 'forecast_cost_moved' AS code, was ->> 'cost' AS before, present ->> 'cost' AS after FROM forecasts
      WHERE moved_by_more(was ->> 'cost', present ->> 'cost', 0.05) OR was ->> 'currency' IS DISTINCT FROM present ->> 'currency'
    UNION ALL
    SELECT 7, 'forecast_finish_moved', was ->> 'finishOn', present ->> 'finishOn' FROM forecasts
      WHERE abs(CAST(present ->> 'finishOn' AS date) - CAST(was ->> 'finishOn' AS date)) > 14
    UNION ALL
    SELECT 8, 'source_retired', name, NULL FROM sources WHERE retired AND NOT (was ->> 'retired')::boolean
    UNION ALL
    SELECT 9, 'source_over', name, valid_until::text FROM sources
      WHERE valid_until < day_here(instant) AND NOT (was ->> 'over')::boolean
    UNION ALL
    SELECT 10, 'source_lead_changed', format('%s: %s', name, coalesce(was ->> 'leadDays', '–')), present ->> 'leadDays' FROM sources
      WHERE moved_by_more(was ->> 'leadDays', present ->> 'leadDays', 0.25)
    UNION ALL
    SELECT 11, 'source_price_changed', format('%s: %s', name, coalesce(was ->> 'price', '–')), present ->> 'price' FROM sources
      WHERE moved_by_more(was ->> 'price', present ->> 'price', 0.1) OR was ->> 'priceCurrency' IS DISTINCT FROM present ->> 'priceCurrency'
    UNION ALL
    SELECT 12, 'source_evidence_old', name, evidence_on::text FROM sources
      WHERE evidence_on + 365 < day_here(instant) AND NOT coalesce(CAST(was ->> 'evidenceOn' AS date) + 365 < day_here(decided_at), false)
  )
  SELECT request_facts_changed(decided, instant)
    || coalesce((SELECT jsonb_agg(jsonb_build_object('code', code, 'before', before, 'after', after) ORDER BY place, before) FROM found), '[]')
$$;
