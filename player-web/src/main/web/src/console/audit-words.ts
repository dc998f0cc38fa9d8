import type { AuditEntry } from '../api/audit.ts';
import { text, type TextKey } from '../text/text.ts';

/** What the orders on a question are called where they are told of. */
const ORDERS: Readonly<Record<string, TextKey>> = {
  publish: 'moderation.step.published', shorten: 'moderation.step.shortened', note: 'moderation.note', refuse: 'moderation.step.refused', merge: 'moderation.step.merged',
  move: 'moderation.step.moved', undo: 'moderation.step.undone', 'send-to-chair': 'moderation.step.sent-to-chair', recall: 'moderation.step.recalled', place: 'audit.order.place',
  show: 'moderation.step.shown', 'take-down': 'moderation.step.taken-down', answer: 'moderation.step.answered', reply: 'moderation.step.replied',
};

const MODES: readonly string[] = ['off', 'open', 'written-only'];

/** The detail of an entry in words: its codes are the server's. */
export function auditDetail({ action, detail }: Pick<AuditEntry, 'action' | 'detail'>): string {
  switch (action) {
    case 'roles-changed':
    case 'account-created':
      return detail.split(' ').map((role) => text(`role.${role}` as TextKey)).join(', ');
    case 'question-decided':
      return decided(detail);
    case 'report-decided':
      return ['upheld', 'dismissed'].includes(detail) ? text(`audit.report.${detail}` as TextKey) : detail;
    case 'questioning-changed':
      return MODES.includes(detail) ? text(`moderation.mode.${detail}` as TextKey) : detail;
    case 'questions-exported':
      return detail.endsWith('.pdf') ? text('moderation.pdf') : text('moderation.csv');
    default:
      return detail;
  }
}

/** `refuse off-topic`: an order, and the reason of a refusal; the id of a leader says nothing to who reads. */
function decided(detail: string): string {
  const [order = '', reason] = detail.split(' ');
  const key = ORDERS[order];
  if (!key) return detail;
  return order === 'refuse' && reason ? text('moderation.step-detail', { what: text(key), more: text(`moderation.reason.${reason}` as TextKey) }) : text(key);
}
