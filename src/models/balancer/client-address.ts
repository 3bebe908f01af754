/** The bytes of a client's IP address that nginx's `ip_hash` looks at. */

/** What it takes for an address that is neither IPv4 nor IPv6. */
const NEITHER: readonly number[] = [0, 0, 0];

/** The first three of an IPv4 address, all sixteen of an IPv6 address. */
export function hashedBytes(address: string): readonly number[] {
  return ipv4Bytes(address)?.slice(0, 3) ?? ipv6Bytes(address) ?? NEITHER;
}

function ipv4Bytes(text: string): readonly number[] | undefined {
  const bytes = text.split('.').map(Number);
  const isIpv4 = bytes.length === 4 && bytes.every((byte) => byte >= 0 && byte <= 255);
  return isIpv4 ? bytes : undefined;
}

function ipv6Bytes(text: string): readonly number[] | undefined {
  const [head, tail, ...more] = text.split('::').map(groupBytes);
  if (!head || more.length > 0) return undefined;
  const zeros = tail ? Math.max(0, 16 - head.length - tail.length) : 0;
  const bytes = [...head, ...new Array<number>(zeros).fill(0), ...(tail ?? [])];
  return bytes.length === 16 ? bytes : undefined;
}

/** Groups of sixteen bits in hexadecimal; the last may be an IPv4 address. */
function groupBytes(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    const bits = Number.parseInt(group, 16);
    return ipv4Bytes(group) ?? [bits >> 8, bits & 0xff];
  });
}
