import { pick, same, type Clash } from '../draft/clash.ts';

/**
 * Joins two lists of things that have ids: what one removed goes, unless the other one changed it;
 * fields of which both made something else stay as mine, and are reported.
 */
export function mergeList<T extends { readonly id: string }>(
  name: string,
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  fields: readonly (keyof T)[],
  clashes: Clash[],
): readonly T[] {
  const [before, here, there] = [base, mine, theirs].map((list) => new Map(list.map((one) => [one.id, one])));
  if (!before || !here || !there) return mine;
  const joined = new Map<string, T>();
  for (const id of new Set([...here.keys(), ...there.keys()])) {
    const [old, own, other] = [before.get(id), here.get(id), there.get(id)];
    if (own && other) {
      // What nobody edits is as the server says.
      const one: Record<PropertyKey, unknown> = { ...other };
      for (const field of fields) one[field] = pick(`${name}/${id}/${String(field)}`, old?.[field], own[field], other[field], clashes);
      joined.set(id, one as T);
    } else if (own && (!old || isOther(old, own, fields))) joined.set(id, own);
    else if (other && (!old || isOther(old, other, fields))) joined.set(id, other);
    // Else one of the two removed what the other left as it was.
  }
  return inOrder(joined, base, mine, theirs);
}

function isOther<T>(one: T, other: T, fields: readonly (keyof T)[]): boolean {
  return fields.some((field) => !same(one[field], other[field]));
}

/** In my order, unless only the other one moved something; who is not in it comes after the one before. */
function inOrder<T extends { readonly id: string }>(joined: ReadonlyMap<string, T>, base: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] {
  const known = new Set(base.map((one) => one.id));
  const stays = (list: readonly T[]) => list.filter((one) => known.has(one.id) && joined.has(one.id)).map((one) => one.id);
  const moved = !same(stays(mine), stays(base));
  const [lead, rest] = moved ? [mine, theirs] : [theirs, mine];
  const order = lead.filter((one) => joined.has(one.id)).map((one) => one.id);
  rest.forEach((one, index) => {
    if (!joined.has(one.id) || order.includes(one.id)) return;
    const before = rest.slice(0, index).reverse().find((earlier) => order.includes(earlier.id));
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, one.id);
  });
  return order.flatMap((id) => joined.get(id) ?? []);
}
