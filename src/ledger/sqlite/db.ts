import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** A connection to a ledger, as every query takes it. */
export type Db = Kysely<Tables>;
