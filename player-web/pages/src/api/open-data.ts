import { read } from './request.ts';
import type { MissingOpenData } from './schema.ts';

export type { MissingOpenData };
export type IncompleteDecision = MissingOpenData['decisions'][number];

/** What the file of deliberations lacks. Throws {@link Refusal}. */
export function readMissingOpenData(): Promise<MissingOpenData> {
  return read('/api/v1/operator/open-data');
}
