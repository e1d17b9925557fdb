import { Grammar } from '../src/engine/claims/fill/scene.ts';
import { ModelJudge, type Choosable, type Chosen } from '../src/engine/claims/judge.ts';
import type { PreparedSentence } from '../src/engine/claims/prepare.ts';
import { readClaims } from '../src/engine/claims/read.ts';
import type { Segment } from '../src/engine/claims/segments.ts';
import { createFront, type Front } from '../src/engine/front.ts';
import { Lexicon } from '../src/engine/lexicon/tokens.ts';
import { LinearModel } from '../src/engine/model/linear.ts';
import { claimOf } from '../src/engine/shape.ts';
import type { Thing } from '../src/knowledge/lexicon.ts';
import { readGold, type GoldClaim } from './lib/gold.ts';
import { knowledgeFromData } from './lib/knowledge.ts';
import { FIELDS, measure, type Read } from './lib/measure.ts';
import { isRight } from './lib/oracle.ts';
import { segmentOwners, trainingText, trainModels } from './lib/training.ts';

/**
 * tsx scripts/role-causes.ts [--folds N] [--also DIR,DIR] [--misses FIELD] GOLD_DIR… — why fields go wrong, by cross-validation
 * with the gold's own segments: the value was `unknown` to the data, `absent` from the words read in the text, named but
 * no `candidate`, a candidate `not chosen`, or something wrong was chosen beside it (`extra`).
 */
const args = process.argv.slice(2);
const option = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1]! : null);
const folds = Number(option('--folds') ?? 6);
const also = option('--also')?.split(',') ?? [];
const shown = option('--misses');
const folders = args.filter((a, i) => !a.startsWith('--') && !['--folds', '--also', '--misses'].includes(args[i - 1]!));

const ROLES = ['actor', 'target', 'item', 'quantity', 'time', 'place', 'speaker'] as const;
type Role = (typeof ROLES)[number];
interface Decision {
  readonly candidates: readonly Choosable[];
  readonly chosen: readonly Choosable[];
}

/** Decides roles as the models do, over the segments of the gold, and keeps what there was to choose from. */
class WatchedJudge extends ModelJudge {
  readonly decisions: { claim: GoldClaim; roles: Record<string, Decision>; status: string }[] = [];
  private waiting: GoldClaim[] = [];
  private roles: Record<string, Decision> = {};

  constructor(
    models: Readonly<Record<string, LinearModel>>,
    private readonly owners: { first: number; last: number; claim: GoldClaim }[][],
  ) {
    super(models);
  }

  override segments(_sentence: PreparedSentence, index = 0): Segment[] {
    const runs = this.owners[index]!;
    this.waiting = runs.map((r) => r.claim);
    return runs.map((r) => ({ first: r.first, last: r.last, kind: r.claim.kind, probability: 1 }));
  }

  override all<T extends Choosable>(task: string, candidates: readonly T[], nothing: readonly string[], kind: string) {
    const chosen = super.all(task, candidates, nothing, kind);
    this.roles[task] = { candidates, chosen: chosen.map((c) => c.candidate) };
    return chosen;
  }

  override one<T extends Choosable>(
    task: string,
    candidates: readonly T[],
    nothing: readonly string[],
    kind: string,
  ): Chosen<T> | null {
    const chosen = super.one(task, candidates, nothing, kind);
    this.roles[task] = { candidates, chosen: chosen ? [chosen.candidate] : [] };
    return chosen;
  }

  override label(task: string, features: readonly string[], kind: string) {
    const label = super.label(task, features, kind);
    this.decisions.push({ claim: this.waiting.shift()!, roles: this.roles, status: label.label });
    this.roles = {};
    return label;
  }
}

const knowledge = knowledgeFromData();
const makeFront = createFront(knowledge);
const grammar = new Grammar(new Lexicon(knowledge.lexicon), knowledge.lexicon.things);
const gold = readGold(...folders);
const fronts = gold.map((g) => makeFront(g.text, g.published, g.publisher));
const texts = gold.map((g, i) => trainingText(knowledge, fronts[i]!, g));
const extra = (also.length > 0 ? readGold(...also) : []).map((g) =>
  trainingText(knowledge, makeFront(g.text, g.published, g.publisher), g),
);
const names = new Set<string>();
for (const t of knowledge.lexicon.things) names.add(t.id.toLowerCase()).add(t.name.toLowerCase());

const tables: Record<string, Map<string, number>> = {};
const lines: string[] = [];
const reads: Read[] = [];

for (let fold = 0; fold < folds; fold++) {
  const learned = trainModels([...texts.filter((_, i) => i % folds !== fold), ...extra], [], '', false);
  const models = Object.fromEntries(Object.entries(learned).map(([k, t]) => [k, new LinearModel(t)]));
  gold.forEach((g, i) => {
    if (i % folds !== fold) return;
    const front = fronts[i]!;
    const judge = new WatchedJudge(models, segmentOwners(front, g));
    reads.push({
      gold: g,
      claims: readClaims(front, grammar, judge, g.published).map((c, n) =>
        claimOf(c, n, g.text, front.words, knowledge.plover, false),
      ),
    });
    const named = namesIn(front);
    for (const { claim, roles, status } of judge.decisions) {
      if (claim.kind === 'judgement') continue;
      for (const role of ROLES) explain(g.id, claim, role, roles[role]!, named);
      count('status', status === claim.status ? 'right' : `${claim.status} as ${status}`);
      if (shown === 'status' && status !== claim.status)
        lines.push(`${g.id} ${claim.kind} ${claim.status} as ${status} | ${claim.quote}`);
    }
  });
}

const { fields } = measure(reads);
console.log(
  FIELDS.map((f) => `${f} ${((100 * fields[f].sum) / fields[f].n).toFixed(1)} (+${fields[f].spurious})`).join('  '),
);
for (const [role, table] of Object.entries(tables)) {
  const sum = [...table.values()].reduce((a, b) => a + b, 0);
  const shares = [...table].sort((a, b) => b[1] - a[1]).map(([k, n]) => `${k} ${((100 * n) / sum).toFixed(1)}%`);
  console.log(`${role.padEnd(9)} ${String(sum).padStart(5)}  ${shares.join('  ')}`);
}
for (const line of lines) console.log(line);

function namesIn(front: Front): Set<string> {
  const out = new Set<string>();
  for (const w of front.words) {
    if (!w.thing) continue;
    const party: Thing | null = grammar.partyOf(w.thing);
    for (const t of [w.thing, party]) if (t) out.add(t.id.toLowerCase()).add(t.name.toLowerCase());
    if (w.thing.country) out.add(w.thing.country.toLowerCase());
  }
  return out;
}

function wantedOf(claim: GoldClaim, role: Role): string[] {
  switch (role) {
    case 'actor':
      return claim.actors;
    case 'target':
      return claim.targets;
    case 'item':
      return claim.item ? claim.item.split(/; /) : [];
    case 'quantity':
      return claim.quantity ? ['quantity'] : [];
    case 'time':
      return claim.time ? [claim.time] : [];
    case 'place':
      return claim.place ? [claim.place.split('; ')[0]!] : [];
    case 'speaker':
      return claim.attribution ? [claim.attribution] : [];
  }
}

/** Counts, for each value that the gold wants, what became of it; and what was chosen that it does not want. */
function explain(id: string, claim: GoldClaim, role: Role, d: Decision, named: ReadonlySet<string>): void {
  const causes: string[] = [];
  for (const wanted of wantedOf(claim, role)) {
    const one: GoldClaim = {
      ...claim,
      actors: [wanted],
      targets: [wanted],
      item: wanted,
      place: wanted,
      attribution: wanted,
    };
    const fits = d.candidates.filter((c) => isRight(role, c, one, classOf));
    if (d.chosen.some((c) => fits.includes(c))) causes.push('right');
    else if (fits.length > 0) causes.push(d.chosen.length > 0 ? 'other chosen' : 'none chosen');
    else if (role === 'time' || role === 'quantity' || role === 'item') causes.push('no candidate');
    else if (named.has(wanted.toLowerCase())) causes.push('not a candidate');
    else causes.push(names.has(wanted.toLowerCase()) ? 'absent' : 'unknown');
    if (causes.at(-1) !== 'right') note(id, claim, role, `${causes.at(-1)!}: ${wanted}`, d);
  }
  if (causes.length === 0) causes.push(d.chosen.length > 0 ? 'spurious' : 'rightly none');
  if (causes.at(-1) === 'spurious') note(id, claim, role, 'spurious', d);
  else if (causes.at(-1) !== 'rightly none')
    for (const c of d.chosen)
      if (!isRight(role, c, claim, classOf) && causes.includes('right')) {
        causes.push('extra');
        note(id, claim, role, 'extra', d);
      }
  for (const cause of causes) if (cause !== 'rightly none') count(role, cause);
}

function classOf(name: string): Set<string> {
  return texts[0]!.classOf(name);
}

function nameOf(c: unknown): string {
  const x = c as {
    party?: Thing;
    value?: { name?: string; edtf?: string };
    speaker?: { thing: Thing | null; class: string };
    mention?: unknown;
    word?: number;
  };
  const carried = x.mention === null || x.word === -1 ? '*' : '';
  return (
    (x.party?.name ?? x.value?.name ?? x.value?.edtf ?? x.speaker?.thing?.name ?? x.speaker?.class ?? '?') + carried
  );
}

function note(id: string, claim: GoldClaim, role: Role, cause: string, d: Decision): void {
  if (shown !== role) return;
  const others = d.candidates.filter((c) => !d.chosen.includes(c)).map(nameOf);
  lines.push(
    `${id} ${claim.kind} ${cause} | wanted ${wantedOf(claim, role).join(', ') || '-'} chose ${d.chosen.map(nameOf).join(', ') || '-'} of also ${others.join(', ') || '-'} | ${claim.quote}`,
  );
}

function count(role: string, cause: string): void {
  const table = (tables[role] ??= new Map());
  table.set(cause, (table.get(cause) ?? 0) + 1);
}
