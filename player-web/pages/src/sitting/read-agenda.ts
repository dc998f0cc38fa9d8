import type { AgendaPreview, ClerkItem, PreviewItem, StatedMeeting } from '../api/sitting.ts';
import { blankItem, fit } from './agenda.ts';

type Ignored = AgendaPreview['ignored'][number];

/** A line of an agenda that was read, as the clerk corrects it before it is taken. */
export interface ReadRow {
  readonly item: ClerkItem;
  /** Of the text it was read from. */
  readonly line: number;
  readonly doubts: PreviewItem['doubts'];
  /** `restored`: it had been left out. */
  readonly change: PreviewItem['change'] | 'restored';
  readonly before: PreviewItem['before'];
  readonly kept: boolean;
}

/** What a clerk makes of what was read. */
export interface ReadAgenda {
  readonly rows: readonly ReadRow[];
  readonly ignored: readonly Ignored[];
}

const DEEPEST = 4;
const LONGEST_TITLE = 500;

/** All that was read, to be taken as it is. */
export function readAgenda(preview: AgendaPreview): ReadAgenda {
  const rows = preview.items.map(({ line, doubts, change, before, ...item }) => ({ item, line, doubts, change, before, kept: true }));
  return { rows, ignored: preview.ignored };
}

/** With the row of {@link id} otherwise. */
export function correct(agenda: ReadAgenda, id: string, change: Partial<ClerkItem>): ReadAgenda {
  return { ...agenda, rows: agenda.rows.map((row) => (row.item.id === id ? { ...row, item: { ...row.item, ...change } } : row)) };
}

/** Leaves a row out, or takes it after all. */
export function toggle(agenda: ReadAgenda, id: string): ReadAgenda {
  return { ...agenda, rows: agenda.rows.map((row) => (row.item.id === id ? { ...row, kept: !row.kept } : row)) };
}

/** Further in or out, alone: what was read wrong says nothing of what is below it. */
export function shift(agenda: ReadAgenda, id: string, step: -1 | 1): ReadAgenda {
  const row = agenda.rows.find((one) => one.item.id === id);
  return row ? correct(agenda, id, { level: Math.max(0, Math.min(DEEPEST, row.item.level + step)) }) : agenda;
}

/** Makes an item of a line that was left out, where it stood; with its id, so that it can be gone to. */
export function restore(agenda: ReadAgenda, line: Ignored): { readonly agenda: ReadAgenda; readonly id: string } {
  const at = agenda.rows.findIndex((row) => row.line > line.line);
  const place = at < 0 ? agenda.rows.length : at;
  const level = agenda.rows[place - 1]?.item.level ?? 0;
  const item: ClerkItem = { ...blankItem(level), title: line.text.slice(0, LONGEST_TITLE) };
  const row: ReadRow = { item, line: line.line, doubts: [], change: 'restored', before: null, kept: true };
  const rows = [...agenda.rows.slice(0, place), row, ...agenda.rows.slice(place)];
  return { agenda: { rows, ignored: agenda.ignored.filter((one) => one !== line) }, id: item.id };
}

/** What is taken: rows with a title that were kept, none deeper than one below the one before it. */
export function taken(agenda: ReadAgenda): readonly ClerkItem[] {
  return fit(agenda.rows.filter((row) => row.kept && row.item.title.trim()).map((row) => row.item));
}

/** When the sitting would be, of what a convocation says, as the form has it; null if it says no day. */
export function statedStart(meeting: StatedMeeting | null, localStart: string): string | null {
  return meeting?.date ? `${meeting.date}T${meeting.time ?? localStart.slice(11, 16)}` : null;
}
