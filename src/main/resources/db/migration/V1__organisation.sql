-- One text for SQLite and PostgreSQL. What differs is named by placeholders:
--   ${key}      text compared byte by byte: the order must not move with the operating system's locale
--   ${number}   a whole number of 64 bits
--   ${serial}   a number the database counts up
--   ${rows}     how a table stores its rows
--   ${keyed}    the same for a table that is nothing but its key
-- Ids are 32 upper-case hex digits, times are milliseconds since 1970 UTC, flags are 0 and 1.

-- How far this database has come. The one row that every writer locks.
create table head (
    head_id integer not null primary key check (head_id = 1),
    epoch text not null,
    revision ${number} not null check (revision >= 0),
    feed ${number} not null check (feed >= 0),
    hash text not null,
    millis ${number} not null,
    format integer not null
)${rows};

-- The catalogue of privileges.
create table privilege (
    privilege_id integer not null primary key check (privilege_id between 1 and 65535),
    constant text not null,
    name text not null,
    level text not null,
    category text not null,
    description text not null
)${rows};

-- Password hashes and keys. Never altered, never in the journal.
create table secret (
    secret_id ${key} not null primary key,
    kind text not null,
    value text not null
)${keyed};

-- Whoever can hold a role: a user or a group.
create table holder (
    holder_id ${key} not null primary key,
    kind text not null check (kind in ('user', 'group'))
)${keyed};

-- privileges: ids, ascending, between commas, such as "12,15"; see v_holder_privilege.
-- acl: null for the common list; else entries such as "+<trustee>:255", "-" for a denial, a trailing
-- "i" if it is inherited, between blanks.
create table user_account (
    user_id ${key} not null primary key references holder,
    name text not null,
    description text not null,
    comment text not null,
    abbreviation text not null,
    hidden integer not null check (hidden in (0, 1)),
    owner_id ${key} not null references user_account deferrable initially deferred,
    acl text,
    created_millis ${number} not null,
    modified_revision ${number} not null,
    modified_millis ${number} not null,
    privileges text not null,
    log_in text not null,
    log_in_key ${key} not null unique,
    enabled integer not null check (enabled in (0, 1)),
    standard integer not null check (standard in (0, 1)),
    password_modifiable integer not null check (password_modifiable in (0, 1)),
    new_password_required integer not null check (new_password_required in (0, 1)),
    password_id ${key} references secret,
    credential_epoch ${number} not null
)${rows};
create index user_account_owner on user_account (owner_id);
create index user_account_password on user_account (password_id);

create table user_group (
    group_id ${key} not null primary key references holder,
    name text not null,
    description text not null,
    comment text not null,
    abbreviation text not null,
    hidden integer not null check (hidden in (0, 1)),
    owner_id ${key} not null references user_account deferrable initially deferred,
    acl text,
    created_millis ${number} not null,
    modified_revision ${number} not null,
    modified_millis ${number} not null,
    privileges text not null,
    name_key ${key} not null unique
)${rows};
create index user_group_owner on user_group (owner_id);

create table role (
    role_id ${key} not null primary key,
    name text not null,
    description text not null,
    comment text not null,
    abbreviation text not null,
    hidden integer not null check (hidden in (0, 1)),
    owner_id ${key} not null references user_account deferrable initially deferred,
    acl text,
    created_millis ${number} not null,
    modified_revision ${number} not null,
    modified_millis ${number} not null,
    privileges text not null,
    name_key ${key} not null unique
)${rows};
create index role_owner on role (owner_id);

create table project (
    project_id ${key} not null primary key,
    name text not null,
    description text not null,
    comment text not null,
    abbreviation text not null,
    hidden integer not null check (hidden in (0, 1)),
    owner_id ${key} not null references user_account deferrable initially deferred,
    acl text,
    created_millis ${number} not null,
    modified_revision ${number} not null,
    modified_millis ${number} not null,
    alias text not null,
    status integer not null,
    name_key ${key} not null unique
)${rows};
create index project_owner on project (owner_id);

-- Who is named by an access control list other than the common one: so that nobody who is named
-- can be removed. Those who can never be removed are left out.
create table acl_trustee (
    object_id ${key} not null,
    holder_id ${key} not null references holder,
    primary key (object_id, holder_id)
)${keyed};
create index acl_trustee_holder on acl_trustee (holder_id);

-- Direct members. Everybody's membership in Everyone is implied and never stored.
create table membership (
    group_id ${key} not null references user_group,
    member_id ${key} not null references holder,
    primary key (group_id, member_id),
    check (group_id <> member_id)
)${keyed};
create index membership_member on membership (member_id, group_id);

-- Which role is given to whom in which project.
create table role_grant (
    role_id ${key} not null references role,
    project_id ${key} not null references project,
    holder_id ${key} not null references holder,
    primary key (role_id, project_id, holder_id)
)${keyed};
create index role_grant_holder on role_grant (holder_id, project_id, role_id);
create index role_grant_project on role_grant (project_id);

-- Who may grant a role without holding it. scope: the project's id, or empty for every project.
create table delegation (
    role_id ${key} not null references role,
    scope ${key} not null,
    delegate_id ${key} not null references holder,
    project_id ${key} references project,
    primary key (role_id, scope, delegate_id),
    check (scope = coalesce(project_id, ''))
)${rows};
create index delegation_delegate on delegation (delegate_id);
create index delegation_project on delegation (project_id);

-- What happened. Append-only: no program updates or deletes here. Each text states the hash of the
-- one before; hash is the SHA-256 of this text. feed: the batch it was stored in.
create table journal (
    revision ${number} not null primary key,
    feed ${number} not null,
    previous_hash text not null,
    hash text not null,
    text text not null
)${rows};

-- What the journal's text holds as salted hashes, in clear. A person is erased by removing the rows.
create table journal_personal (
    revision ${number} not null references journal,
    ordinal integer not null,
    salt text not null,
    value text not null,
    primary key (revision, ordinal)
)${keyed};

-- Marks by which a writer finds its own batch again after a commit whose outcome it didn't learn.
create table batch (
    feed ${number} not null primary key,
    batch_id text not null,
    millis ${number} not null
)${rows};

-- Log-ins that go on. Beside the journal, so user_id is no reference: a session outlives its user
-- until it is pruned. feed: the batch that stored it last; stored_millis: when.
create table session (
    token_hash ${key} not null primary key,
    user_id ${key} not null,
    credential_epoch ${number} not null,
    started_millis ${number} not null,
    used_millis ${number} not null,
    ends_millis ${number} not null,
    ended integer not null check (ended in (0, 1)),
    address text not null,
    settings text not null,
    feed ${number} not null,
    stored_millis ${number} not null
)${rows};
create index session_feed on session (feed);

-- Log-ins, failures, refusals, exports: the newest only.
create table security_event (
    event_id ${serial} primary key,
    millis ${number} not null,
    kind text not null,
    user_text text not null,
    address text not null,
    detail text not null
)${rows};

-- For people: what holders and roles give, a row each.
create view v_holder_privilege as
    select holder.holder_id, holder.name, privilege.privilege_id, privilege.name as privilege
    from (
        select user_id as holder_id, log_in as name, privileges from user_account
        union all
        select group_id, name, privileges from user_group
    ) holder
    join privilege on ',' || holder.privileges || ',' like '%,' || privilege.privilege_id || ',%';

create view v_role_privilege as
    select role.role_id, role.name, privilege.privilege_id, privilege.name as privilege
    from role
    join privilege on ',' || role.privileges || ',' like '%,' || privilege.privilege_id || ',%';

-- For people: every grant, in names.
create view v_role_grant as
    select role.name as role, project.name as project, holder.kind, coalesce(user_account.log_in, user_group.name) as holder
    from role_grant
    join role on role.role_id = role_grant.role_id
    join project on project.project_id = role_grant.project_id
    join holder on holder.holder_id = role_grant.holder_id
    left join user_account on user_account.user_id = holder.holder_id
    left join user_group on user_group.group_id = holder.holder_id;
