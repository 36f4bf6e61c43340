-- Whoever waited in vain, or did not wait, is counted as well.
ALTER TABLE statement_use ADD COLUMN cut BIGINT DEFAULT 0 NOT NULL;
