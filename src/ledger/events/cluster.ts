import { createHash } from 'node:crypto';
import { clusterHappenings } from './happenings.ts';
import { clusterMatters, clusterPlans } from './matters.ts';
import type { EventRules } from './rules.ts';
import type { Signature } from './signature.ts';
import type { Cluster, How, Member } from './member.ts';

export interface Placed {
  readonly key: string;
  readonly event: string;
  readonly how: How;
}

/**
 * Joins the signatures of one block into events. The answer depends on which signatures there are and on nothing else:
 * not on their order, and not on what the block held before. An event's id is made from its block and its first day.
 */
export function clusterBlock(block: string, members: readonly Member[], rules: EventRules): Placed[] {
  const ordered = [...members].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const first = ordered[0];
  if (!first) return [];
  return clustersOf(first.signature, ordered, rules).flatMap(({ mark, members: inside }) => {
    const event = eventId(block, mark);
    return inside.map(({ member, how }) => ({ key: member.key, event, how }));
  });
}

function clustersOf({ kind, layer, block }: Signature, members: readonly Member[], rules: EventRules): Cluster[] {
  if (layer === 'words') return [{ mark: '', members: members.map((member) => ({ member, how: 'words' })) }];
  if (layer === 'plan') return clusterPlans(members, rules.plans.window);
  const rule = rules.kinds[kind];
  if (layer === 'happening') return clusterHappenings(members, rule);
  const isShare = (JSON.parse(block) as string[])[3] === 'share';
  return clusterMatters(members, isShare ? rules.shares.window : rule.window, rule.receivers === 'one');
}

export function eventId(block: string, mark: string): string {
  return `e${createHash('sha256').update(`${block}\n${mark}`).digest('hex').slice(0, 10)}`;
}
