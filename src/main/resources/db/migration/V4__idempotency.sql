-- What was answered to calls with an Idempotency-Key, for a day: so that the same call again is answered the same.
create table idempotency (
    user_id ${key} not null,
    idempotency_key ${key} not null,
    request_hash text not null,
    status integer not null,
    headers text not null,
    body text not null,
    millis ${number} not null,
    primary key (user_id, idempotency_key)
)${rows};
create index idempotency_millis on idempotency (millis);
