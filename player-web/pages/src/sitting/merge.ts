import { pick, same, type Clash, type Merged } from '../draft/clash.ts';
import type { ClerkItem, ClerkSitting, Speaker } from '../api/sitting.ts';

/** What a clerk edits of a sitting. */
export interface Edited {
  readonly title: string;
  readonly body: string;
  readonly localStart: string;
  readonly place: string;
  readonly mode: string;
  readonly openToPublic: boolean;
  readonly channel: string | null;
  readonly status: string;
  readonly broadcasts: readonly string[];
  readonly settled: readonly string[];
  readonly speakers: readonly Speaker[];
  readonly agenda: readonly ClerkItem[];
}

const FACTS = ['title', 'body', 'localStart', 'place', 'mode', 'openToPublic', 'channel', 'status', 'broadcasts', 'settled'] as const;
export const ITEM_FIELDS = ['level', 'numbering', 'title', 'kind', 'rapporteur', 'notes', 'vote'] as const;
const SPEAKER_FIELDS = ['name', 'group', 'role', 'commune'] as const;

/** What can be edited of a sitting as the server has it. */
export function editable(sitting: ClerkSitting): Edited {
  const { title, body, localStart, place, mode, openToPublic, status, broadcasts, settled, speakers, agenda } = sitting;
  return { title, body, localStart, place, mode, openToPublic, channel: sitting.channel?.id ?? null, status, broadcasts, settled, speakers, agenda };
}

/**
 * Joins what two people made of {@link base}. What only one of them changed is as that one wants it;
 * what both changed otherwise stays as mine, and is reported.
 */
export function merge(base: Edited, mine: Edited, theirs: Edited): Merged<Edited> {
  const clashes: Clash[] = [];
  const facts: Record<string, unknown> = {};
  for (const field of FACTS) facts[field] = pick(field, base[field], mine[field], theirs[field], clashes);
  const agenda = mergeList('agenda', base.agenda, mine.agenda, theirs.agenda, ITEM_FIELDS, clashes);
  const speakers = mergeList('speakers', base.speakers, mine.speakers, theirs.speakers, SPEAKER_FIELDS, clashes);
  return { edited: { ...(facts as unknown as Edited), agenda, speakers }, clashes };
}

function mergeList<T extends { readonly id: string }>(
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

/** What is to be sent for {@link mine} to be there instead of {@link base}; null for nothing. */
export function factsOrder(base: Edited, mine: Edited): Record<string, unknown> | null {
  const order: Record<string, unknown> = {};
  for (const field of [...FACTS, 'speakers'] as const) if (!same(base[field], mine[field])) order[field] = mine[field];
  return Object.keys(order).length > 0 ? order : null;
}

/** The same of the agenda: the items that are new or other, and the order if it is another. */
export function agendaOrder(base: Edited, mine: Edited): Record<string, unknown> | null {
  const before = new Map(base.agenda.map((item) => [item.id, item]));
  const items = mine.agenda.flatMap((item) => {
    const old = before.get(item.id);
    const changed = ITEM_FIELDS.filter((field) => !old || !same(old[field], item[field]));
    return changed.length > 0 ? [{ id: item.id, ...Object.fromEntries(changed.map((field) => [field, item[field]])) }] : [];
  });
  const ids = (one: Edited) => one.agenda.map((item) => item.id);
  const moved = !same(ids(base), ids(mine));
  if (items.length === 0 && !moved) return null;
  return { ...(items.length > 0 ? { items } : {}), ...(moved ? { order: ids(mine) } : {}) };
}

/** {@link edited} with another value at {@link path}. */
export function put(edited: Edited, path: string, value: unknown): Edited {
  const [name = '', id, field] = path.split('/');
  if (id === undefined || field === undefined) return { ...edited, [name]: value };
  const list = edited[name as 'agenda' | 'speakers'] as readonly { readonly id: string }[];
  return { ...edited, [name]: list.map((one) => (one.id === id ? { ...one, [field]: value } : one)) };
}
