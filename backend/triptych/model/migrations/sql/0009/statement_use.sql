-- What takes long is known without watching anybody: sums by operation and statement, never by person.

CREATE TABLE statement_use (
  operation TEXT NOT NULL,
  root_field TEXT NOT NULL,
  shape TEXT NOT NULL,
  statement TEXT NOT NULL,
  calls BIGINT NOT NULL,
  plan_hits BIGINT NOT NULL,
  total_us BIGINT NOT NULL,
  max_us BIGINT NOT NULL,
  sql_us BIGINT NOT NULL,
  last_used_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  CONSTRAINT pk_statement_use PRIMARY KEY (operation, root_field, shape)
);
CREATE INDEX ix_statement_use_last_used_at ON statement_use (last_used_at);

-- Sums grow, and old ones go.
GRANT SELECT, INSERT, UPDATE, DELETE ON statement_use TO :app;
