import type { Suggestions } from '../api/sitting.ts';

/** What clerks say of a sitting in a line of plain text each, and may leave empty. */
export type Detail = 'place';

/**
 * The same, in their order. What stands here has an input in the form, is joined and saved, and is
 * on the public's page; `sitting.NAME` names it there, where two clerks clash, and in the audit trail.
 */
export const DETAILS: readonly {
  readonly name: Detail;
  /** As many characters as the server takes. */
  readonly longest: number;
  /** What was said of other sittings. */
  readonly suggestions?: keyof Suggestions & 'places';
}[] = [{ name: 'place', longest: 300, suggestions: 'places' }];

export function isDetail(name: string): name is Detail {
  return DETAILS.some((one) => one.name === name);
}
