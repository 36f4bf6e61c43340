-- Human references are never reused: each kind draws from its own sequence.
CREATE SEQUENCE portfolio_ref;
CREATE SEQUENCE program_ref;
CREATE SEQUENCE project_ref;
CREATE SEQUENCE gate_ref;
CREATE SEQUENCE service_ref;
CREATE SEQUENCE initiative_ref;
CREATE SEQUENCE request_ref;
CREATE SEQUENCE rule_ref;
CREATE SEQUENCE gap_ref;

-- P-0007, P-9999, P-10000: at least so many digits, and more when the numbers grow.
CREATE FUNCTION next_ref(prefix text, sequence text, digits int) RETURNS text LANGUAGE sql VOLATILE
  SET search_path = public, pg_temp AS $$
  SELECT prefix || lpad(number, greatest(digits, length(number)), '0') FROM (SELECT nextval(sequence::regclass)::text) AS next(number)
$$;
