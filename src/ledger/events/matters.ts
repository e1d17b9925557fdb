import { type Cluster, type How, markOf, type Member } from './member.ts';
import { stretchOf } from './when.ts';

/**
 * Joins claims about something that goes on. First by receiver: a claim that names several receivers, or none, goes
 * with the only one of them that other claims name alone, and stands for itself where that is not clear, so that it
 * never ties two matters together. Where only one receiver can be meant, it goes with the one that is named most.
 * Then by time: a gap of more than `window` days begins another event.
 */
export function clusterMatters(members: readonly Member[], window: number, onlyOne: boolean): Cluster[] {
  const alone = new Map<string, number>();
  for (const { signature } of members) {
    const [only, ...others] = signature.receivers;
    if (only !== undefined && others.length === 0) alone.set(only, (alone.get(only) ?? 0) + 1);
  }
  const byReceiver = new Map<string, Member[]>();
  for (const member of members) {
    const { receivers } = member.signature;
    const known = receivers.length === 0 ? [...alone.keys()] : receivers.filter((receiver) => alone.has(receiver));
    const meant = known.length > 1 && onlyOne ? mostNamed(known, alone) : known;
    const to = meant.length === 1 ? meant[0]! : receivers.join(',');
    const list = byReceiver.get(to);
    if (list) list.push(member);
    else byReceiver.set(to, [member]);
  }
  return [...byReceiver].flatMap(([to, list]) => splitByTime(to, list, window));
}

function mostNamed(receivers: readonly string[], alone: ReadonlyMap<string, number>): string[] {
  const most = Math.max(...receivers.map((receiver) => alone.get(receiver) ?? 0));
  return receivers.filter((receiver) => alone.get(receiver) === most);
}

function splitByTime(to: string, members: readonly Member[], window: number): Cluster[] {
  const undated: Member[] = [];
  const dated: { member: Member; from: number; until: number }[] = [];
  for (const member of members) {
    const stretch = stretchOf(member.signature.when);
    if (stretch) dated.push({ member, from: stretch[0], until: stretch[1] });
    else undated.push(member);
  }
  // Members come in the order of their keys, and the sort is stable: equal stretches keep it.
  dated.sort((a, b) => a.from - b.from || a.until - b.until);
  const clusters: { mark: string; until: number; members: { member: Member; how: How }[] }[] = [];
  for (const { member, from, until } of dated) {
    const open = clusters.at(-1);
    if (open && from - open.until <= window) {
      open.members.push({ member, how: 'matter' });
      open.until = Math.max(open.until, until);
    } else clusters.push({ mark: `${to} ${markOf(from)}`, until, members: [{ member, how: 'matter' }] });
  }
  const only = clusters.length === 1 ? clusters[0] : undefined;
  if (only) only.members.push(...undated.map((member) => ({ member, how: 'undated' as const })));
  else if (undated.length > 0)
    clusters.push({
      mark: `${to} undated`,
      until: 0,
      members: undated.map((member) => ({ member, how: 'undated' as const })),
    });
  return clusters;
}

/**
 * Joins plans that were told within `window` days of each other. Block and signature have seen to it that place, thing,
 * receiver and stated time are the same. A text that gives two figures tells of two plans; a plan that could be either
 * of two stands for itself.
 */
export function clusterPlans(members: readonly Member[], window: number): Cluster[] {
  const ordered = [...members].sort((a, b) => toldOf(a) - toldOf(b));
  const clusters: {
    mark: string;
    last: number;
    texts: Map<string, string>;
    members: { member: Member; how: How }[];
  }[] = [];
  for (const member of ordered) {
    const [document, figure] = splitPlan(member.signature.plan);
    const told = toldOf(member);
    const fitting = clusters.filter(
      (cluster) => told - cluster.last <= window && (cluster.texts.get(document) ?? figure) === figure,
    );
    const only = fitting.length === 1 && Number.isFinite(told) ? fitting[0] : undefined;
    const same = clusters.find((cluster) => cluster.texts.get(document) === figure);
    const cluster = same ?? only;
    if (cluster) {
      cluster.members.push({ member, how: 'plan' });
      cluster.last = Math.max(cluster.last, told);
      cluster.texts.set(document, figure);
    } else {
      const mark = `${markOf(Number.isFinite(told) ? told : null)} ${document} ${figure}`;
      clusters.push({ mark, last: told, texts: new Map([[document, figure]]), members: [{ member, how: 'alone' }] });
    }
  }
  return clusters;
}

function toldOf({ signature }: Member): number {
  return signature.when.told ?? -Infinity;
}

function splitPlan(plan: string | null): [string, string] {
  const text = plan ?? '';
  const space = text.indexOf(' ');
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)];
}
