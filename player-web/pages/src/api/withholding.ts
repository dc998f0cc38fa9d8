import { send } from './request.ts';

/** A passage that was public and must not be seen any more. */
export interface Withholding {
  readonly id: number;
  /** When it was filmed. */
  readonly fromAt: string;
  readonly toAt: string;
  /** When it was ordered. */
  readonly since: string;
  /** `correcting` once a correction was asked for in its place. */
  readonly state: 'withheld' | 'correcting';
  /** Among recordings: seconds of the replay; null if nothing of it was recorded. */
  readonly from?: number | null;
  readonly to?: number | null;
}

/** Which passage: the last seconds, or what was filmed between two times. */
export type WithholdRequest = { readonly last: number } | { readonly from: string; readonly to: string };

/** A passage of a broadcast that an alert speaks of. */
export interface AlertPassage {
  readonly broadcast: string;
  readonly from: string;
  readonly to: string;
}

/** Has a passage be seen no more, at once. Throws {@link Refusal}. */
export function withhold(broadcast: string, request: WithholdRequest): Promise<void> {
  return send('POST', `/api/v1/broadcasts/${encodeURIComponent(broadcast)}/withhold`, request);
}

/** Makes it public again. Throws {@link Refusal}. */
export function lift(broadcast: string, withholding: number): Promise<void> {
  return send('POST', `/api/v1/broadcasts/${encodeURIComponent(broadcast)}/lift`, { withholding });
}
