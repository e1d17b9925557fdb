import { entityPage, identify, listEntities } from '../../app/entities.ts';
import { openKnownThings } from '../../app/known-things.ts';
import type { EntityCounts, EntitySummary } from '../../contract/entities.ts';
import type { EntityType } from '../../contract/reading.ts';
import { type Context, type GlobalOptions, newPage, withLedger } from '../context.ts';
import type { MessageKey } from '../messages.ts';
import { withoutUndefined } from '../options.ts';
import type { Page } from '../text/page.ts';

export interface EntitiesOptions extends GlobalOptions {
  type?: EntityType | undefined;
  text?: string | undefined;
  unknown?: true | undefined;
  limit?: number | undefined;
  json?: true | undefined;
}

/** `tally entities`: who and what the ledger's claims name. */
export async function entitiesCommand(context: Context, options: EntitiesOptions): Promise<void> {
  const { type, text, unknown } = options;
  const filter = withoutUndefined({ type, text, unknown });
  const known = await openKnownThings();
  const found = await withLedger(context, options, (ledger) => listEntities(ledger, known, filter, options.limit), {
    search: text !== undefined,
  });
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(found)}\n`);
    return;
  }
  const page = newPage(context);
  if (found.length === 0) page.put(page.words.t('cli.noEntities'));
  for (const entity of found) putEntity(page, entity);
  await out.write(page.text);
}

/** `tally entity ID`: one of them, its names and the words that texts used for it. */
export async function entityCommand(
  context: Context,
  id: string,
  options: GlobalOptions & { json?: true | undefined },
): Promise<void> {
  const known = await openKnownThings();
  const found = await withLedger(context, options, (ledger) => entityPage(ledger, known, id));
  const { out } = context.surface;
  if (options.json) {
    await out.write(`${JSON.stringify(found)}\n`);
    return;
  }
  const page = newPage(context);
  const { words } = page;
  putEntity(page, found);
  const facts: [MessageKey, string][] = [
    ['entity.names', found.names.join(' · ')],
    ['entity.forms', found.forms.map(({ text, count }) => `${text} (${count})`).join(' · ')],
    ['entity.aliases', found.aliases.map((alias) => alias.id).join(' · ')],
    ['entity.wikidata', found.wikidata ?? ''],
    ['entity.country', found.country ?? ''],
  ];
  for (const [key, value] of facts) if (value !== '') page.put(`${words.t(key)} ${value}`, { indent: 2, hang: 4 });
  await out.write(page.text);
}

export interface IdentifyOptions extends GlobalOptions {
  as?: string | undefined;
  name?: string | undefined;
  type?: EntityType | undefined;
  country?: string | undefined;
  reason: string;
}

/** `tally identify ID`: says what a name stands for. */
export async function identifyCommand(context: Context, id: string, options: IdentifyOptions): Promise<void> {
  const { as, name, type, country, reason } = options;
  const { surface, words } = context;
  const target =
    as === undefined && name !== undefined && type !== undefined
      ? { name, type, ...withoutUndefined({ country }) }
      : { as: as ?? '' };
  const known = await openKnownThings();
  const by = { at: surface.clock().toISOString(), author: surface.user, reason };
  const decision = await withLedger(context, options, (ledger) => identify(ledger, known, id, target, by), {
    search: true,
    write: true,
  });
  await surface.out.write(`${words.t('cli.decided', { id: decision.id, subject: decision.subject })}\n`);
}

function putEntity(page: Page, entity: EntitySummary): void {
  const { words, style } = page;
  const { id, name, type, counts, known } = entity;
  page.put(`${id}  ${words.nameOf(id) ?? name}`, { hang: 2, style: style.title });
  const parts = (['actor', 'target', 'place', 'attribution'] as const satisfies (keyof EntityCounts)[])
    .filter((role) => counts[role] > 0)
    .map((role) => `${words.t(`entity.${role}`)} ${counts[role]}`);
  const facts = [
    words.label('entityType', type),
    `${words.t('list.claims')} ${counts.claims}`,
    ...parts,
    ...(known ? [] : [words.t('entity.unknown')]),
  ];
  page.put(facts.join(' · '), { indent: 2, hang: 2 });
}
