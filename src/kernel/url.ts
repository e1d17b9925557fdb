/** The parts of an address by RFC 3986, appendix B. */
const PARTS = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#[^]*)?$/i;

/**
 * A web address as it is meant on a page: resolved against the page's own where it is relative, without blanks and line
 * ends. Null where it is none of http or https, or relative without a base. Written anew, since the engine may use no
 * platform; it does not normalise what is absolute.
 */
export function resolveUrl(written: string | null, base: string | null): string | null {
  const clean =
    written
      ?.replaceAll(/[\t\n\r]/g, '')
      .trim()
      .replaceAll(' ', '%20') ?? '';
  const [, scheme, host, path = '', query = '', fragment = ''] = PARTS.exec(clean) ?? [];
  if (scheme !== undefined) return /^https?$/i.test(scheme) && host !== undefined && host !== '' ? clean : null;
  const [, baseScheme, baseHost, basePath = '', baseQuery = ''] = PARTS.exec(base?.trim() ?? '') ?? [];
  if (baseScheme === undefined || !/^https?$/i.test(baseScheme) || baseHost === undefined || baseHost === '')
    return null;
  if (host !== undefined) return host === '' ? null : `${baseScheme}:${clean}`;
  const origin = `${baseScheme}://${baseHost}`;
  if (path === '') return `${origin}${basePath === '' ? '/' : basePath}${query === '' ? baseQuery : query}${fragment}`;
  const merged = path.startsWith('/') ? path : `${basePath.slice(0, basePath.lastIndexOf('/') + 1) || '/'}${path}`;
  return `${origin}${withoutDots(merged)}${query}${fragment}`;
}

/** Takes "." and ".." out of a path. */
function withoutDots(path: string): string {
  const out: string[] = [];
  const steps = path.split('/').slice(1);
  steps.forEach((step, i) => {
    const last = i === steps.length - 1;
    if (step === '..') out.pop();
    else if (step !== '.') out.push(step);
    if (last && (step === '.' || step === '..')) out.push('');
  });
  return `/${out.join('/')}`;
}
