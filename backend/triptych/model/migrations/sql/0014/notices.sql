-- Notices, their digest and the mail that is sent.
SELECT;
