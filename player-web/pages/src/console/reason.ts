import { Refusal } from '../api/request.ts';
import { language } from '../text/language.ts';
import { text } from '../text/text.ts';

/** Why something was not done, in the visitor's language and with what to do. */
export function reasonOf(error: unknown): string {
  const detail = error instanceof Refusal ? error.detail : null;
  return detail?.[language()] ?? text('console.no-answer');
}

/** That an order was not carried out, and why. */
export function notCarriedOut(error: unknown): string {
  return text('console.action-failed', { reason: reasonOf(error) });
}
