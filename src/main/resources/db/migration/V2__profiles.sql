-- What few users have: names in other systems, a password that expires, settings, addresses, an API token, as
-- JSON without what is empty; null for none of it.
alter table user_account add column profile text;

-- The distinguished name of the group's counterpart in a directory service.
alter table user_group add column ldap_dn text not null default '';
