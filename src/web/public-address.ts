import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where requests may go besides public addresses. Only tests allow anything; no setting leads here. */
export type Allowed = (host: string, port: number) => boolean;

/** Why an address of the web is not asked at all. */
export type AddressProblem = 'not_web' | 'not_public' | 'port';

/** The ports that are asked. */
const ports = [80, 443];

/**
 * Why an address may not be fetched, as far as it says so itself; null if it may. `URL` has already written every spelling of an IP address
 * (0x7f000001, 2130706433, 127.1) in its usual form. A name is looked up only when it is connected to: `publicLookup`.
 */
export function addressProblem(url: URL, allowed: Allowed): AddressProblem | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'not_web';
  if (url.username !== '' || url.password !== '') return 'not_web';
  const host = hostOf(url);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (allowed(host, port)) return null;
  if (ipaddr.isValid(host) && !isPublic(host)) return 'not_public';
  return ports.includes(port) ? null : 'port';
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/**
 * Whether an IP address is one of the public internet: not loopback, private, link-local, shared (CGNAT), multicast or reserved, nor an IPv6
 * address that stands for an IPv4 address or leads through a tunnel to one.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  // All addresses that were ever given out lie in 2000::/3.
  return !(parsed instanceof ipaddr.IPv6) || ((parsed.parts[0] ?? 0) & 0xe000) === 0x2000;
}

/** The error of a connection to a name that leads to an address which is not public. */
export class NotPublicError extends Error {
  override readonly name = 'NotPublicError';
}

/**
 * Looks a name up for a connection. What it returns is what is connected to, so a name cannot first give a public address and then another. A name
 * with several addresses is refused if any of them isn't public.
 */
export function publicLookup(allowed: Allowed, lookup: LookupFunction = systemLookup): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, found, family) => {
      const addresses = typeof found === 'string' ? [{ address: found, family: family ?? 4 }] : (found ?? []);
      const refused = addresses.find(({ address }) => !isPublic(address) && !allowed(address, 0));
      if (error) callback(error, []);
      else if (refused) callback(new NotPublicError(`${name} leads to ${refused.address}`), []);
      else if (options.all) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };
}
