-- A gate belongs to an office, whose lead decides it. Those that stood before were the PMO's, which alone decided.
ALTER TABLE gate ADD COLUMN office TEXT NOT NULL DEFAULT 'pmo';
ALTER TABLE gate ALTER COLUMN office DROP DEFAULT;
ALTER TABLE gate ADD CONSTRAINT ck_gate_office CHECK (office IN ('pmo', 'smo', 'cmo'));
