-- The secret of the API token that a session began with, null for other sessions. No reference: a session
-- outlives its token until it is pruned.
alter table session add column api_token_id ${key};
