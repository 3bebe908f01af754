/**
 * The page's policy (`require-trusted-types-for 'script'`) lets a worker start only from an address that a
 * policy has passed. Each is made for one address, and passes that alone.
 */

interface AddressPolicy {
  readonly createScriptURL: (url: string) => string;
}
interface TrustedTypes {
  readonly createPolicy: (name: string, rules: AddressPolicy) => AddressPolicy;
}

/** The address as a browser takes it; as it is where a browser knows no such policies. */
export function trustedAddress(policyName: string, address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy(policyName, {
    createScriptURL: (asked) => {
      if (asked === address) return asked;
      throw new TypeError(`Policy ${policyName} passes ${address}, not ${asked}.`);
    },
  });
  return policy?.createScriptURL(address) ?? address;
}
