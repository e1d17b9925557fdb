import type { Address, Attachment } from 'postal-mime';
import { TallyError } from '../../kernel/errors.ts';
import { article, problem, step, UTF8_HTML, UTF8_TEXT, within, type Context } from './context.ts';
import { isoDate } from './dates.ts';
import { encodeText, oneLine } from './text.ts';
import type { IntakeItem, Material } from './types.ts';

/** Attachments that are never articles. */
const NO_TEXT = /^(?:image|audio|video|font)\//;

/**
 * A mail: its text as an article (the HTML part where there is one), then what is attached, each opened as material of
 * its own. Pictures are passed over. Subject, date and sender become metadata.
 */
export async function* openMail(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(material.bytes, {
    attachmentEncoding: 'arraybuffer',
    forceRfc822Attachments: true,
    maxNestingDepth: 64,
    maxHeadersSize: 1024 * 1024,
  });
  const { html, text } = mail;
  const page = html !== undefined && html.trim() !== '';
  const body = page ? html : (text ?? '');
  // The date as it was written: the library turns it to UTC, and the day may change by that.
  const date = mail.headers.find(({ key }) => key === 'date')?.value;
  if (body.trim() !== '') {
    context.budget.take(body.length);
    yield article(context, {
      bytes: encodeText(body),
      derived: true,
      given: {
        contentType: page ? UTF8_HTML : UTF8_TEXT,
        title: oneLine(mail.subject),
        published: isoDate(date),
        url: material.url ?? null,
      },
      id: oneLine(mail.messageId),
      author: nameOf(mail.from),
    });
  } else if (mail.attachments.length === 0) {
    const empty = mail.headers.length === 0;
    throw new TallyError(empty ? 'INTAKE_DAMAGED' : 'INTAKE_NO_TEXT', `${material.name} is a mail without a text.`);
  }
  for (const [i, attachment] of mail.attachments.entries()) {
    if (NO_TEXT.test(attachment.mimeType)) continue;
    const name = attachment.filename ?? `${i + 1}`;
    const bytes = contentOf(attachment);
    context.budget.take(bytes.byteLength);
    const inner: Material = { bytes, name, contentType: attachment.mimeType };
    yield* within(step('attachment', name), context.open(inner, context));
  }
}

/** A mailbox (mbox): mails behind lines that begin with "From ". */
export async function* openMailbox(material: Material, context: Context): AsyncIterable<IntakeItem> {
  const { bytes } = material;
  let number = 0;
  let start = 0;
  while (start < bytes.byteLength) {
    const next = nextMail(bytes, start);
    const line = bytes.indexOf(0x0a, start);
    const body = bytes.subarray(isFrom(bytes, start) && line >= 0 ? line + 1 : start, next);
    number++;
    const part = step('item', number);
    const mail: Material = { bytes: body, name: `${material.name}/${number}.eml`, contentType: 'message/rfc822' };
    if (body.byteLength > context.budget.limits.partBytes)
      yield problem(part, new TallyError('INTAKE_TOO_LARGE', `${mail.name} is larger than what is read as one part.`));
    else yield* within(part, context.open(mail, context));
    start = next;
  }
}

const isFrom = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0x46 &&
  bytes[at + 1] === 0x72 &&
  bytes[at + 2] === 0x6f &&
  bytes[at + 3] === 0x6d &&
  bytes[at + 4] === 0x20;

function nextMail(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x0a, from); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    const blank = bytes[at - 1] === 0x0a || (bytes[at - 1] === 0x0d && bytes[at - 2] === 0x0a);
    if (blank && isFrom(bytes, at + 1)) return at + 1;
  }
  return bytes.byteLength;
}

function contentOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return encodeText(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function nameOf(address: Address | undefined): string | null {
  return oneLine(address?.name) ?? oneLine(address?.address);
}
