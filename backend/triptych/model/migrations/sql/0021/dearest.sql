-- "Dearest first" compares what a calendar week of waiting costs in the base currency: amounts meet through a dated rate,
-- and an hour of work is not an hour of the clock. What has no rate yet stands behind what has one, until it is entered.

ALTER TABLE exception_request
  ADD COLUMN cost_per_week_in_base NUMERIC(44, 8),
  ADD CONSTRAINT ck_exception_request_cost_per_week_in_base_is_a_number CHECK (cost_per_week_in_base <> 'NaN');

-- The rule of the service: the newest rate, which is never of a day ahead; of two of one day the one entered this way round.
CREATE FUNCTION in_base(amount NUMERIC, currency TEXT) RETURNS NUMERIC LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN currency = base_currency THEN amount ELSE (
    SELECT CASE WHEN met.base = currency THEN amount * met.rate ELSE amount / met.rate END
    FROM currency_rate AS met
    WHERE (met.base, met.quote) IN ((currency, base_currency), (base_currency, currency))
    ORDER BY met.on_day DESC, met.base = currency DESC LIMIT 1) END
  FROM organisation
$$;

CREATE FUNCTION keep_cost_per_week() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.cost_per_week_in_base := in_base(
    NEW.cost_per_hour * CASE NEW.hours_basis WHEN 'working' THEN 40 ELSE 168 END,
    NEW.weekly_burn_currency);
  RETURN NEW;
END $$;
CREATE TRIGGER keep_cost_per_week BEFORE INSERT OR UPDATE OF cost_per_hour, hours_basis, cost_per_week_in_base
  ON exception_request FOR EACH ROW EXECUTE FUNCTION keep_cost_per_week();

CREATE FUNCTION rate_renews_cost_per_week() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE exception_request SET cost_per_week_in_base = NULL
  WHERE cost_per_hour IS NOT NULL AND weekly_burn_currency IN (NEW.base, NEW.quote)
    AND weekly_burn_currency <> (SELECT base_currency FROM organisation);
  RETURN NULL;
END $$;
CREATE TRIGGER rate_renews_cost_per_week AFTER INSERT OR UPDATE ON currency_rate
  FOR EACH ROW EXECUTE FUNCTION rate_renews_cost_per_week();

UPDATE exception_request SET cost_per_week_in_base = NULL WHERE cost_per_hour IS NOT NULL;

DROP INDEX ix_exception_request_queue;
DROP INDEX ix_exception_request_cost_per_hour;
CREATE INDEX ix_exception_request_queue ON exception_request (cost_per_week_in_base DESC, opened_at, id);
CREATE INDEX ix_exception_request_cost_per_week ON exception_request (cost_per_week_in_base DESC NULLS LAST);
