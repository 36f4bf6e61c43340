-- Directed, dissented, urgent, appealed, by class.
SELECT;
