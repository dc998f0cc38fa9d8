const LONGEST = 60;

/** The word in addresses for a name, as the server makes it of titles; numbered if it is {@link taken}. */
export function slugOf(name: string, taken: readonly string[]): string {
  const words = name
    .replace(/[œŒ]/g, 'oe')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
  const word = words || 'rubrique';
  if (!taken.includes(word)) return word;
  let number = 2;
  while (taken.includes(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
}
