import { BlockList, isIP } from 'node:net';

/**
 * Networks that no public page stands in, by the IANA registers of special-purpose addresses: this host, private,
 * shared, loopback, link-local, documentation, benchmarks, multicast, reserved.
 */
const CLOSED_V4: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/** Of IPv6 only global unicast is open, without the parts of it that are documentation, or that carry IPv4 in them. */
const OPEN_V6 = ['2000::', 3] as const;
const CLOSED_V6: readonly (readonly [network: string, prefix: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['3fff::', 20],
];
/** IPv4 inside IPv6: mapped, translated (NAT64), 6to4; the address inside decides. */
const MAPPED = /^(?:::ffff:|::|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/i;

const closed4 = new BlockList();
for (const [network, prefix] of CLOSED_V4) closed4.addSubnet(network, prefix, 'ipv4');
const closed6 = new BlockList();
for (const [network, prefix] of CLOSED_V6) closed6.addSubnet(network, prefix, 'ipv6');
const open6 = new BlockList();
open6.addSubnet(...OPEN_V6, 'ipv6');

/** Whether an address may be reached without being allowed by name: a public one, and nothing that leads elsewhere. */
export function isPublicAddress(address: string): boolean {
  const bare = address.split('%', 1)[0]!;
  if (isIP(bare) === 4) return !closed4.check(bare, 'ipv4');
  if (isIP(bare) !== 6) return false;
  const inside = embedded(bare);
  if (inside !== null) return isPublicAddress(inside);
  return open6.check(bare, 'ipv6') && !closed6.check(bare, 'ipv6');
}

function embedded(address: string): string | null {
  const written = MAPPED.exec(address)?.[1];
  if (written !== undefined) return written;
  const groups = expand(address);
  if (groups === null) return null;
  const [a, b, c] = groups as [number, number, number];
  const quad = (high: number, low: number): string => [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const zeros = (to: number): boolean => groups.slice(0, to).every((group) => group === 0);
  if (zeros(5) && groups[5] === 0xffff) return quad(groups[6]!, groups[7]!);
  if (a === 0x64 && b === 0xff9b) return quad(groups[6]!, groups[7]!);
  if (a === 0x2002) return quad(b, c);
  return null;
}

/** The eight groups of an IPv6 address that is written without an IPv4 tail. */
function expand(address: string): number[] | null {
  if (address.includes('.')) return null;
  const [head = '', tail] = address.split('::');
  const read = (part: string): number[] => (part === '' ? [] : part.split(':').map((group) => parseInt(group, 16)));
  const before = read(head);
  if (tail === undefined) return before.length === 8 ? before : null;
  const behind = read(tail);
  const middle = 8 - before.length - behind.length;
  return middle < 0 ? null : [...before, ...new Array<number>(middle).fill(0), ...behind];
}
