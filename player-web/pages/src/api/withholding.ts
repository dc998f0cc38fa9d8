import { send } from './request.ts';

export type { AlertPassage, Withholding } from './schema.ts';

/** Which passage: the last seconds, or what was filmed between two times. */
export type WithholdRequest = { readonly last: number } | { readonly from: string; readonly to: string };

/** Has a passage be seen no more, at once. Throws {@link Refusal}. */
export function withhold(broadcast: string, request: WithholdRequest): Promise<void> {
  return send('POST', `/api/v1/broadcasts/${encodeURIComponent(broadcast)}/withhold`, request);
}

/** Makes it public again. Throws {@link Refusal}. */
export function lift(broadcast: string, withholding: number): Promise<void> {
  return send('POST', `/api/v1/broadcasts/${encodeURIComponent(broadcast)}/lift`, { withholding });
}
