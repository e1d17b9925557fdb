import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { TallyError } from '../../kernel/errors.ts';
import { isPublicAddress } from './addresses.ts';
import type { FetcherOptions, ResolvedAddress } from './types.ts';

/**
 * A connector that opens connections to public addresses alone, and to the hosts that are allowed by name. The address
 * that was looked at is the one that is connected to, so a name that answers otherwise the next time gains nothing;
 * and every connection goes through here, whatever redirected to it. Calls back with TallyError FETCH_ADDRESS_REFUSED
 * or FETCH_NOT_FOUND.
 */
export function createGuardedConnector(options: FetcherOptions, timeout: number): buildConnector.connector {
  const allowed = new Set((options.allowHosts ?? []).map(hostKey));
  const resolve = options.resolve ?? systemResolve;
  const guardedLookup: LookupFunction = (hostname, settings, callback) => {
    addressesOf(hostname, resolve, allowed).then(
      (addresses) => {
        if (settings.all) callback(null, [...addresses]);
        else callback(null, addresses[0]!.address, addresses[0]!.family);
      },
      (error: unknown) => {
        callback(error as Error, '', 4);
      },
    );
  };
  const connect = buildConnector({ timeout, lookup: guardedLookup });
  return (target, callback) => {
    const host = hostKey(target.hostname);
    // A literal address is never looked up.
    if (isIP(host) !== 0 && !allowed.has(host) && !isPublicAddress(host)) {
      callback(refused(target.hostname, host), null);
      return;
    }
    connect(target, callback);
  };
}

async function addressesOf(
  hostname: string,
  resolve: NonNullable<FetcherOptions['resolve']>,
  allowed: ReadonlySet<string>,
): Promise<readonly ResolvedAddress[]> {
  let addresses: readonly ResolvedAddress[];
  try {
    addresses = await resolve(hostname);
  } catch (cause) {
    throw new TallyError('FETCH_NOT_FOUND', `There is no host ${hostname}, or its name cannot be looked up now.`, {
      cause,
    });
  }
  if (addresses.length === 0) throw new TallyError('FETCH_NOT_FOUND', `The name ${hostname} leads to no address.`);
  if (allowed.has(hostKey(hostname))) return addresses;
  // One private address among public ones is no accident: none of them is used.
  const bad = addresses.find(({ address }) => !isPublicAddress(address));
  if (bad) throw refused(hostname, bad.address);
  return addresses;
}

function refused(hostname: string, address: string): TallyError {
  return new TallyError(
    'FETCH_ADDRESS_REFUSED',
    `${hostname} leads to ${address}, which is no public address. Allow the host by name if it is meant.`,
  );
}

/** A host as names are compared: without brackets, the last dot, and capitals. */
function hostKey(host: string): string {
  return host
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
}

async function systemResolve(hostname: string): Promise<readonly ResolvedAddress[]> {
  const found = await lookup(hostname, { all: true, verbatim: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}
