import { sittingDetails } from '../api/limits.ts';
import type { SittingDetails } from '../api/schema.ts';
import type { Suggestions } from '../api/sitting.ts';

/** What clerks say of a sitting in a line of plain text each, and may leave empty. */
export type Detail = keyof SittingDetails;

/** What was said of other sittings. */
const SUGGESTIONS: Readonly<Partial<Record<Detail, keyof Suggestions & 'places'>>> = { place: 'places' };

/**
 * The same, in the order of `SittingDetails` in `openapi.yaml`. What stands there has an input in the
 * form, is joined and saved, and is on the public's page; `sitting.NAME` names it there, where two
 * clerks clash, and in the audit trail.
 */
export const DETAILS = (Object.keys(sittingDetails) as Detail[]).map((name) => ({ name, longest: sittingDetails[name], suggestions: SUGGESTIONS[name] }));

export function isDetail(name: string): name is Detail {
  return Object.hasOwn(sittingDetails, name);
}
