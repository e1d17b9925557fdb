import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Flows, Series, Timeline } from '../../src/contract/rollups.ts';
import {
  claimPageSchema,
  flowsSchema,
  savedQuerySchema,
  searchPageSchema,
  searchQuestionSchema,
  seriesSchema,
  timelineSchema,
} from '../../src/contract/rollups-schema.ts';
import type { ClaimPage, SavedQuery, SearchPage, SearchQuestion } from '../../src/contract/search.ts';

/** True where two types are the same, member by member; an optional member differs from one that may be undefined. */
interface Probe<X> {
  <T>(value: T): T extends X ? 1 : 2;
}
type Same<A, B> = Probe<A> extends Probe<B> ? true : false;
type Shape<T> = T extends readonly (infer U)[] ? Shape<U>[] : T extends object ? { [K in keyof T]: Shape<T[K]> } : T;
function same<A, B>(equal: Same<Shape<A>, Shape<B>>): void {
  expect(equal).toBe(true);
}

describe('the schemas of roll-ups and search', () => {
  it('are the types: a difference does not compile', () => {
    same<Series, z.infer<typeof seriesSchema>>(true);
    same<Flows, z.infer<typeof flowsSchema>>(true);
    same<Timeline, z.infer<typeof timelineSchema>>(true);
    same<SearchQuestion, z.infer<typeof searchQuestionSchema>>(true);
    same<ClaimPage, z.infer<typeof claimPageSchema>>(true);
    same<SearchPage, z.infer<typeof searchPageSchema>>(true);
    same<SavedQuery, z.infer<typeof savedQuerySchema>>(true);
  });

  it('refuse a question with a key or a value that is none', () => {
    expect(searchQuestionSchema.safeParse({ words: '炮彈', filter: { kind: ['transfer'] } }).success).toBe(true);
    expect(searchQuestionSchema.safeParse({ word: '炮彈' }).success).toBe(false);
    expect(searchQuestionSchema.safeParse({ filter: { kind: ['transfers'] } }).success).toBe(false);
    expect(searchQuestionSchema.safeParse({ filter: { from: '2025' } }).success).toBe(false);
    expect(searchQuestionSchema.safeParse({ limit: 501 }).success).toBe(false);
  });
});
