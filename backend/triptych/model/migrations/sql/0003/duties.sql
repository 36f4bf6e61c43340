-- Duties held apart.
SELECT 1;
