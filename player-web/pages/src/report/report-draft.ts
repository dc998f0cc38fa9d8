import { reportAddress, type Report } from '../api/report-desk.ts';
import { pick, same, type Clash, type Merged } from '../draft/clash.ts';
import { Draft, type DraftKind } from '../draft/draft.ts';

const TEXTS = ['title', 'summary', 'category', 'series', 'place', 'date', 'language', 'credits', 'licence', 'tags', 'trim'] as const;
const FIELDS = [...TEXTS, 'poster'] as const;

/** What is edited of a report. */
export interface EditedReport extends Pick<Report, (typeof TEXTS)[number] | 'captions'> {
  /** The file of the picture that was chosen; null for the film's own. */
  readonly poster: string | null;
}

export function editableReport(report: Report): EditedReport {
  const { title, summary, category, series, place, date, language, credits, licence, tags, trim, captions, pictures } = report;
  const poster = pictures.find((one) => one.address === report.poster)?.file ?? null;
  return { title, summary, category, series, place, date, language, credits, licence, tags, trim, captions, poster };
}

/** Joins what two people made of {@link base}, field by field, and captions by language. */
export function mergeReport(base: EditedReport, mine: EditedReport, theirs: EditedReport): Merged<EditedReport> {
  const clashes: Clash[] = [];
  const fields: Record<string, unknown> = {};
  for (const field of FIELDS) fields[field] = pick<unknown>(field, base[field], mine[field], theirs[field], clashes);
  const captions: Record<string, string> = {};
  for (const language of new Set([...Object.keys(mine.captions), ...Object.keys(theirs.captions)])) {
    const track = pick<string | undefined>(`captions/${language}`, base.captions[language], mine.captions[language], theirs.captions[language], clashes);
    if (track !== undefined) captions[language] = track;
  }
  return { edited: { ...(fields as unknown as EditedReport), captions }, clashes };
}

/** What is to be sent for {@link mine} to be there instead of {@link base}; null for nothing. */
export function reportOrder(base: EditedReport, mine: EditedReport): Record<string, unknown> | null {
  const order: Record<string, unknown> = {};
  for (const field of FIELDS) if (!same(base[field], mine[field])) order[field] = mine[field];
  const languages = [...new Set([...Object.keys(base.captions), ...Object.keys(mine.captions)])].filter((one) => base.captions[one] !== mine.captions[one]);
  if (languages.length > 0) order.captions = Object.fromEntries(languages.map((one) => [one, mine.captions[one] ?? null]));
  return Object.keys(order).length > 0 ? order : null;
}

function put(edited: EditedReport, path: string, value: unknown): EditedReport {
  const [field = '', language] = path.split('/');
  if (language === undefined) return { ...edited, [field]: value };
  const { [language]: _gone, ...others } = edited.captions;
  return { ...edited, captions: typeof value === 'string' ? { ...others, [language]: value } : others };
}

const REPORT: DraftKind<Report, EditedReport> = {
  key: ({ id }) => `tribune.report.${id}`,
  editable: editableReport,
  merge: mergeReport,
  put,
  parts: [{ address: ({ id }) => reportAddress(id), order: reportOrder, after: (_base, mine) => mine }],
};

/** A report that is being edited. */
export class ReportDraft extends Draft<Report, EditedReport> {
  constructor(report: Report, changed: () => void, storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null) {
    super(REPORT, report, changed, storage);
  }
}
