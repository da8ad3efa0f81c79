import type { Knex } from 'knex'

/**
 * Audit trails that are sealed by a chain of hashes, and that PostgreSQL lets nobody rewrite. New columns are null, so no row is
 * rewritten; making the indexes holds writes up for a moment. Older code runs beside it: what it writes is sealed as well.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table audit add column workflow_id text, add column run_id text, ${sealColumns};
    alter table platform_audit add column partner_id text, add column workflow_id text, add column run_id text, ${sealColumns};
    create unique index audit_by_sequence on audit (tenant_id, sequence);
    create unique index platform_audit_by_sequence on platform_audit (sequence);
    create index audit_unsealed on audit (tenant_id, id) where sequence is null;
    create index platform_audit_unsealed on platform_audit (id) where sequence is null;
    create index audit_by_actor on audit (tenant_id, actor, id);
    create index audit_by_action on audit (tenant_id, action, id);
    comment on column audit.sequence is 'The place in the chain of the tenant, from 1 without gaps; null until it is sealed.';
    comment on column audit.reason_digest is 'SHA-256 of salt and reason. It is what the chain holds, so that the free text can be erased.';

    create table audit_heads (
      tenant_id text primary key,
      sequence bigint not null default 0,
      hash text not null,
      checkpoint_sequence bigint not null default 0,
      checkpoint_hash text not null,
      sealed_at timestamptz,
      signed_by text,
      signature text,
      check (checkpoint_sequence between 0 and sequence),
      check ((signature is null) = (sequence = 0))
    );
    comment on table audit_heads is 'How far each chain goes, and from where its rows are kept; signed by a key that the database does not hold.';
    comment on column audit_heads.tenant_id is 'Empty for the chain of the platform.';

    create function audit_refuse() returns trigger language plpgsql as $$
    begin
      raise exception 'the audit trail is append-only: % of % refused', lower(tg_op), tg_table_name using errcode = 'restrict_violation';
    end $$;

    create function audit_refuse_rewrite() returns trigger language plpgsql as $$
    declare
      seal constant text[] := '{sequence,previous_hash,hash,reason_salt,reason_digest}';
      words constant text[] := '{reason,reason_salt}';
    begin
      if old.sequence is null and new.sequence is not null and to_jsonb(new) - seal = to_jsonb(old) - seal then
        return new;
      end if;
      if new.reason is null and new.reason_salt is null and to_jsonb(new) - words = to_jsonb(old) - words then
        return new;
      end if;
      raise exception 'the audit trail is append-only: update of % refused', tg_table_name using errcode = 'restrict_violation';
    end $$;
    comment on function audit_refuse_rewrite is 'Rows are sealed once, and the words of a reason may be erased; nothing else.';

    create function audit_refuse_removal() returns trigger language plpgsql as $$
    begin
      if old.sequence <= (select checkpoint_sequence from audit_heads where tenant_id = old.tenant_id) then
        return old;
      end if;
      raise exception 'the audit trail is append-only: delete of audit refused' using errcode = 'restrict_violation';
    end $$;
    comment on function audit_refuse_removal is 'Retention moves the signed checkpoint first; only what lies at or before it goes.';

    create function audit_refuse_way_back() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.checkpoint_sequence = old.sequence and old.tenant_id <> ''
          and not exists (select from audit where tenant_id = old.tenant_id) then
          return old;
        end if;
      elsif new.tenant_id = old.tenant_id and new.sequence >= old.sequence
        and new.checkpoint_sequence >= old.checkpoint_sequence then
        return new;
      end if;
      raise exception 'a chain only grows: % of audit_heads refused', lower(tg_op) using errcode = 'restrict_violation';
    end $$;
    comment on function audit_refuse_way_back is 'A head goes only after all its rows, when a closed tenant is shredded.';

    create trigger append_only before update on audit for each row execute function audit_refuse_rewrite();
    create trigger append_only before update on platform_audit for each row execute function audit_refuse_rewrite();
    create trigger kept before delete on audit for each row execute function audit_refuse_removal();
    create trigger kept before delete on platform_audit for each row execute function audit_refuse();
    create trigger only_grows before update or delete on audit_heads for each row execute function audit_refuse_way_back();
    create trigger not_emptied before truncate on audit for each statement execute function audit_refuse();
    create trigger not_emptied before truncate on platform_audit for each statement execute function audit_refuse();
    create trigger not_emptied before truncate on audit_heads for each statement execute function audit_refuse();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger append_only on audit;
    drop trigger append_only on platform_audit;
    drop trigger kept on audit;
    drop trigger kept on platform_audit;
    drop trigger not_emptied on audit;
    drop trigger not_emptied on platform_audit;
    drop table audit_heads;
    drop function audit_refuse, audit_refuse_rewrite, audit_refuse_removal, audit_refuse_way_back;
    drop index audit_by_actor, audit_by_action;
    alter table audit drop column workflow_id, drop column run_id, ${sealColumnsGone};
    alter table platform_audit drop column partner_id, drop column workflow_id, drop column run_id, ${sealColumnsGone};
  `)
}

const sealColumns = `
  add column sequence bigint check (sequence > 0), add column previous_hash text, add column hash text,
  add column reason_salt text, add column reason_digest text,
  add check (num_nulls(sequence, previous_hash, hash) in (0, 3))`

const sealColumnsGone = `
  drop column sequence, drop column previous_hash, drop column hash, drop column reason_salt, drop column reason_digest`
