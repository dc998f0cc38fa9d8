import type { ReportShelves, RevisedTexts } from '../../api/report-desk.ts';
import { language as shown } from '../../text/language.ts';
import { text, type TextKey } from '../../text/text.ts';
import { diffLines, diffWords, type Piece } from '../../report/text-diff.ts';
import { languageName } from '../recording/spoken-languages.ts';

/** What of a report is called how; also of what is no text. */
export const FIELD_NAMES: Readonly<Record<string, TextKey>> = {
  title: 'report-form.title', summary: 'report-form.summary', category: 'report-form.category', series: 'report-form.series', place: 'report-form.place',
  date: 'report-form.date', language: 'report-form.language', credits: 'report-form.credits', licence: 'report-form.licence', tags: 'report-form.tags',
  trim: 'report-film.trim', poster: 'report-film.poster', captions: 'captions-desk.title', restored: 'report-history.restored', 'trim-dropped': 'report-history.trim-dropped',
};

/** The names of fields, for people. */
export function fieldWords(fields: readonly string[]): string {
  return fields.map((one) => text(FIELD_NAMES[one] ?? 'report-history.other')).join(', ');
}

/** A field that two versions of a report have otherwise. */
export interface FieldDifference {
  readonly name: string;
  readonly pieces: readonly Piece[];
}

const TEXTS = ['title', 'summary', 'category', 'series', 'place', 'date', 'language', 'credits', 'licence', 'tags'] as const;
/** Of captions, only what differs is shown, with the line before and after. */
const MOST_LINES = 200;

/** Where two versions of a report differ, field by field. */
export function differences(before: RevisedTexts, after: RevisedTexts, shelves: ReportShelves): readonly FieldDifference[] {
  const found: FieldDifference[] = [];
  for (const field of TEXTS) {
    const [old, now] = [before, after].map((one) => words(field, one, shelves)) as [string, string];
    if (old === now) continue;
    found.push({ name: text(FIELD_NAMES[field] ?? 'report-history.other'), pieces: diffWords(old, now) });
  }
  for (const code of [...new Set([...Object.keys(before.captions), ...Object.keys(after.captions)])].sort()) {
    const [old = '', now = ''] = [before.captions[code], after.captions[code]];
    if (old !== now) found.push({ name: text('recordings.named', { action: text('captions-desk.title'), title: languageName(code) }), pieces: shortened(diffLines(old, now)) });
  }
  return found;
}

function words(field: (typeof TEXTS)[number], version: RevisedTexts, { categories, series }: ReportShelves): string {
  if (field === 'tags') return (version.tags ?? []).join(', ');
  const value = version[field] ?? '';
  if (field === 'category') return categories.find((one) => one.slug === value)?.[shown()] ?? value;
  if (field === 'series') return series.find((one) => one.slug === value)?.title ?? value;
  if (field === 'language') return languageName(version.language);
  return field === 'licence' ? text(`report-form.licence.${version.licence}`) : value;
}

function shortened(pieces: readonly Piece[]): readonly Piece[] {
  let left = MOST_LINES;
  return pieces.map((piece, index) => {
    const lines = piece.text.split(/(?<=\n)/);
    const most = piece.of === 'both' ? 2 : Math.max(1, left);
    if (piece.of !== 'both') left -= lines.length;
    if (lines.length <= most) return piece;
    const tail = piece.of === 'both' && index < pieces.length - 1 ? lines.slice(-1) : [];
    const head = piece.of !== 'both' ? lines.slice(0, most) : index > 0 ? lines.slice(0, 1) : [];
    return { ...piece, text: [...head, '…\n', ...tail].join('') };
  });
}
