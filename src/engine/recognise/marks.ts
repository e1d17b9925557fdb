/** The marks that the claim reader works with: what the recognisers found, times already resolved. */
export type { QuantityMark } from './quantity/types.ts';
export type { ResolvedTime as TimeMark } from '../resolve/time/types.ts';
