import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type {
  Check,
  Claim,
  Entity,
  FailedReading,
  Mention,
  ReadDocument,
  Reading,
  ReadingInput,
} from '../../src/contract/reading.ts';
import {
  checkSchema,
  claimSchema,
  documentSchema,
  entitySchema,
  failedReadingSchema,
  mentionSchema,
  readingInputSchema,
  readingSchema,
} from '../../src/contract/schema.ts';
import { sharedEngine } from '../support/engine.ts';

/** True where two types are the same, member by member; an optional member differs from one that may be undefined. */
interface Probe<X> {
  <T>(value: T): T extends X ? 1 : 2;
}
type Same<A, B> = Probe<A> extends Probe<B> ? true : false;
type Shape<T> = T extends readonly (infer U)[] ? Shape<U>[] : T extends object ? { [K in keyof T]: Shape<T[K]> } : T;
function same<A, B>(equal: Same<Shape<A>, Shape<B>>): void {
  expect(equal).toBe(true);
}

describe('the schemas of the contract', () => {
  it('are the types of reading.ts: a difference does not compile', () => {
    same<Entity, z.infer<typeof entitySchema>>(true);
    same<Claim, z.infer<typeof claimSchema>>(true);
    same<ReadDocument, z.infer<typeof documentSchema>>(true);
    same<Check, z.infer<typeof checkSchema>>(true);
    same<Mention, z.infer<typeof mentionSchema>>(true);
    same<Reading, z.infer<typeof readingSchema>>(true);
    same<ReadingInput, z.infer<typeof readingInputSchema>>(true);
    same<FailedReading, z.infer<typeof failedReadingSchema>>(true);
  });

  it('refuse an unknown key, a missing one and a value of another kind', () => {
    const reading = sharedEngine().read({ id: 'a', text: 'Russia sent 40 tanks to Belarus on 3 March 2024.' });
    expect(readingSchema.safeParse(reading).success).toBe(true);
    expect(readingSchema.safeParse({ ...reading, more: 1 }).success).toBe(false);
    const without: Record<string, unknown> = { ...reading };
    delete without['checks'];
    expect(readingSchema.safeParse(without).success).toBe(false);
    expect(readingSchema.safeParse({ ...reading, mentions: undefined }).success).toBe(false);
    const [claim] = reading.claims;
    expect(claimSchema.safeParse({ ...claim, kind: 'gift' }).success).toBe(false);
    expect(claimSchema.safeParse({ ...claim, start: -1 }).success).toBe(false);
  });
});
