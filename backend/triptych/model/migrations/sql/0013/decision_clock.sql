-- The decision clock: targets, hops and escalation.
SELECT;
