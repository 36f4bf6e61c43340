-- A figure is a number: NaN is above every limit and below none. A currency is a code of three capital letters.
DO $$
DECLARE each record;
BEGIN
  FOR each IN
    SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'numeric' AND table_name NOT LIKE 'pgqueuer%'
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I <> ''NaN'')', each.table_name,
      'ck_' || each.table_name || '_' || each.column_name || '_is_a_number', each.column_name);
  END LOOP;
  FOR each IN
    SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'text' AND table_name NOT LIKE 'pgqueuer%'
      AND (column_name = 'currency' OR column_name LIKE '%\_currency' OR (table_name = 'currency_rate' AND column_name IN ('base', 'quote')))
  LOOP
    EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^[A-Z]{3}$'')', each.table_name,
      'ck_' || each.table_name || '_' || each.column_name || '_is_a_code', each.column_name);
  END LOOP;
END $$;

-- No office answers a refusal later than in a year, whatever its charter says.
ALTER TABLE office_charter ADD CONSTRAINT ck_office_charter_next_date_limit CHECK (next_date_limit_days BETWEEN 1 AND 366);
