import type { Knex } from 'knex'

/**
 * A statement that every notice runs: PostgreSQL parses it once per connection and keeps its plan. The name belongs to one
 * text. It names the columns that it answers: `*` of a table that a migration widens would be refused on every connection
 * that is open already.
 */
export function prepared<Query extends Knex.ChainableInterface>(name: string, query: Query): Query {
  return query.options({ name })
}
