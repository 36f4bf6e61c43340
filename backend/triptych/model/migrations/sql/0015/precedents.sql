-- Precedents, and gaps with a plan.
SELECT;
