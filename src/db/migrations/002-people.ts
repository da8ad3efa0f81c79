import type { Knex } from 'knex'

/** Employers, user templates, employees with their employments, and users. New tables only: no locks. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table employers (
      tenant_id text not null references tenants (id),
      id text not null,
      name text not null,
      organisation_number text,
      country text not null,
      time_zone text,
      primary key (tenant_id, id)
    );

    create table user_templates (
      tenant_id text not null references tenants (id),
      id text not null,
      name text not null,
      deactivate_after_days text check (deactivate_after_days ~ '^(off|[0-9]{1,3})$'),
      reactivate_days_before text check (reactivate_days_before ~ '^(off|[0-9]{1,3})$'),
      keep_if_returning_within_days integer,
      deleted_at timestamptz,
      primary key (tenant_id, id)
    );
    comment on column user_templates.deleted_at is 'A deleted template is still known, but falls through to the next level (L1).';

    create table employees (
      tenant_id text not null references tenants (id),
      id text not null,
      revision bigint,
      employee_number text not null,
      given_name text not null,
      family_name text not null,
      work_email text,
      private_email text,
      mobile_phone text,
      national_id_sealed text,
      bank_account_sealed text,
      protected_identity boolean not null default false,
      address jsonb,
      department_id text,
      office_id text,
      manager_employee_id text,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      primary key (tenant_id, id)
    );

    create table person_keys (
      tenant_id text not null,
      employee_id text not null,
      id uuid not null default gen_random_uuid(),
      wrapped text not null,
      created_at timestamptz not null default now(),
      primary key (tenant_id, employee_id, id),
      foreign key (tenant_id, employee_id) references employees (tenant_id, id)
    );
    comment on column person_keys.wrapped is 'The person''s key, encrypted by the tenant''s key that the text names.';

    create table employments (
      tenant_id text not null,
      id text not null,
      employee_id text not null,
      employer_id text,
      start_date date not null,
      last_day date,
      terminated_by text check (terminated_by in ('document', 'termination')),
      access text not null default 'rule' check (access in ('rule', 'now', 'ends-on')),
      access_ends_on date check ((access = 'ends-on') = (access_ends_on is not null)),
      access_asked_at timestamptz,
      termination_reason text,
      withdrawn boolean not null default false,
      contract_type text,
      full_time_percent text,
      job_title text,
      occupation_code text,
      pay_sealed text,
      primary key (tenant_id, id),
      foreign key (tenant_id, employee_id) references employees (tenant_id, id),
      foreign key (tenant_id, employer_id) references employers (tenant_id, id),
      check (last_day >= start_date)
    );
    create index employments_by_employee on employments (tenant_id, employee_id);
    create index employments_by_employer on employments (tenant_id, employer_id);

    create table users (
      tenant_id text not null references tenants (id),
      id text not null,
      employee_id text,
      username text not null,
      visma_connect_email text,
      visma_connect_user_id text,
      user_template_id text,
      deactivate_after_days text check (deactivate_after_days ~ '^(off|[0-9]{1,3})$'),
      reactivate_days_before text check (reactivate_days_before ~ '^(off|[0-9]{1,3})$'),
      administrator boolean not null default false,
      exempt boolean not null default false,
      active boolean not null,
      inactive_since timestamptz,
      inactive_why text check (inactive_why in ('launch', 'person', 'automation')),
      closed_by_leaver uuid,
      connection text not null default 'unknown' check (connection in ('yes', 'no', 'unknown')),
      changed_at timestamptz not null default now(),
      primary key (tenant_id, id),
      foreign key (tenant_id, employee_id) references employees (tenant_id, id),
      foreign key (tenant_id, user_template_id) references user_templates (tenant_id, id),
      check (active = (inactive_why is null))
    );
    create unique index users_one_per_employee on users (tenant_id, employee_id);
    create index users_by_template on users (tenant_id, user_template_id);
    create index users_by_change on users (tenant_id, changed_at);
    create index users_by_connect_user on users (visma_connect_user_id) where active;
    create index users_by_connect_email on users (lower(visma_connect_email)) where active;
    comment on column users.connection is 'Whether the Visma Connect connection exists, as last known.';
    comment on column users.closed_by_leaver is 'The leaver that deactivated the account, while it is inactive because of it (L11).';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop table users, employments, person_keys, employees, user_templates, employers`)
}
