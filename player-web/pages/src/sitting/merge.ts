import { pick, same, type Clash, type Merged } from '../draft/clash.ts';
import type { Attendance } from '../api/assembly.ts';
import type { ClerkItem, ClerkSitting, Speaker } from '../api/sitting.ts';
import { mergeAttendance, putAttendance } from './attendance-merge.ts';
import { DETAILS, type Detail } from './details.ts';
import { mergeList } from './merge-list.ts';

/** What a clerk edits of a sitting. */
export interface Edited extends Readonly<Record<Detail, string>> {
  readonly title: string;
  readonly body: string;
  readonly localStart: string;
  readonly mode: string;
  readonly openToPublic: boolean;
  readonly channel: string | null;
  readonly status: string;
  readonly broadcasts: readonly string[];
  readonly settled: readonly string[];
  readonly speakers: readonly Speaker[];
  readonly agenda: readonly ClerkItem[];
  readonly attendance: Attendance;
}

const FACTS: readonly Exclude<keyof Edited, 'speakers' | 'agenda' | 'attendance'>[] = [
  'title', 'body', 'localStart', ...DETAILS.map(({ name }) => name), 'mode', 'openToPublic', 'channel', 'status', 'broadcasts', 'settled',
];
export const ITEM_FIELDS = ['level', 'numbering', 'title', 'kind', 'rapporteur', 'notes', 'vote', 'motions', 'deliberation', 'summary'] as const;
const SPEAKER_FIELDS = ['name', 'group', 'role', 'commune', 'member'] as const;

/** What can be edited of a sitting as the server has it. */
export function editable(sitting: ClerkSitting): Edited {
  const { title, body, localStart, mode, openToPublic, status, broadcasts, settled, speakers, agenda, attendance } = sitting;
  const details = Object.fromEntries(DETAILS.map(({ name }) => [name, sitting[name]])) as Record<Detail, string>;
  return { title, body, localStart, ...details, mode, openToPublic, channel: sitting.channel?.id ?? null, status, broadcasts, settled, speakers, agenda, attendance };
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
  const attendance = mergeAttendance(base.attendance, mine.attendance, theirs.attendance, clashes);
  return { edited: { ...(facts as unknown as Edited), agenda, speakers, attendance }, clashes };
}

/** What is to be sent for {@link mine} to be there instead of {@link base}; null for nothing. */
export function factsOrder(base: Edited, mine: Edited): Record<string, unknown> | null {
  const order: Record<string, unknown> = {};
  for (const field of [...FACTS, 'speakers', 'attendance'] as const) if (!same(base[field], mine[field])) order[field] = mine[field];
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
  if (name === 'attendance') return { ...edited, attendance: putAttendance(edited.attendance, path, value) };
  if (id === undefined || field === undefined) return { ...edited, [name]: value };
  const list = edited[name as 'agenda' | 'speakers'] as readonly { readonly id: string }[];
  return { ...edited, [name]: list.map((one) => (one.id === id ? { ...one, [field]: value } : one)) };
}
