-- Which revision the kept answer states: that of its change, whenever and wherever it is given again. Empty for
-- answers that an earlier version kept.
alter table idempotency add column mark text not null default '';
