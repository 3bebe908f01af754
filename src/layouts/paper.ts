/** Addresses on paper: each link that is marked `data-cite` gets the number of its address. */

/** The same text, its marks filled in, and the addresses in the order of their numbers. */
export function numberLinks(html: string): { html: string; addresses: string[] } {
  const addresses: string[] = [];
  const numbered = html.replace(
    /<a data-cite(?:="[^"]*")? href="([^"]*)"/g,
    (_tag, address: string) => {
      if (!addresses.includes(address)) addresses.push(address);
      const number = addresses.indexOf(address) + 1;
      return `<a data-cite="[${number}]" href="${address}"`;
    },
  );
  return { html: numbered, addresses };
}
