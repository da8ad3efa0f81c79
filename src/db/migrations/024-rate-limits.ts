import type { Knex } from 'knex'

/** How much each tenant, partner and the platform asked for within the running minute. Unlogged: a crash may forget it. */
export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create unlogged table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    );
    create index rate_limits_by_expiry on rate_limits (expire);
    comment on table rate_limits is 'In the form that rate-limiter-flexible wants; expire in milliseconds since 1970.';
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`drop table rate_limits`)
}
