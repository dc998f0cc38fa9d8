import type { AuditEntry } from '../../api/audit.ts';
import { isDetail } from '../../sitting/details.ts';
import { plural, text, type TextKey } from '../../text/text.ts';

/** What the orders on a question are called where they are listed. */
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
    case 'signed-in':
      return way(detail);
    case 'site-set-up':
    case 'password-set':
      return detail === 'link' ? text('audit.way.link') : detail;
    case 'sitting-changed':
    case 'assembly-changed':
      return changed(detail);
    case 'chapters-marked':
      return /^\d+$/.test(detail) ? plural('audit.chapters', Number(detail)) : detail;
    case 'closed-session-proved':
      return detail.replace(/^(clean|found|incomplete)(?=, )/, (result) => text(`recordings.proof.${result}` as TextKey));
    default:
      return detail;
  }
}

/** How a person came in: `password`, `link`, `passkey NAME`, `oidc ISSUER`. */
function way(detail: string): string {
  const [kind = '', ...rest] = detail.split(' ');
  return ['password', 'link', 'passkey', 'oidc'].includes(kind) ? text(`audit.way.${kind}` as TextKey, { name: rest.join(' ') }) : detail;
}

/** `item i-1: vote=adopted, notes`: what of a sitting was changed; the ids say nothing to who reads. */
function changed(detail: string): string {
  const [, of, facts = ''] = /^(?:(item|document) [^:]+: )?(.*)$/s.exec(detail) ?? [];
  const words = facts.split(', ').map(fact).join(', ');
  return of ? text(`audit.of.${of}` as TextKey, { what: words }) : words;
}

function fact(one: string): string {
  const [name = '', value] = one.split('=');
  if (name === 'status') return text(`sitting.status.${value}` as TextKey);
  if (name === 'vote') return text(`vote.${value}` as TextKey);
  if (name === 'public') return text(value === 'true' ? 'audit.fact.public' : 'audit.fact.not-public');
  if (isDetail(name)) return insideSentence(text(`sitting.${name}`));
  const key = `audit.fact.${name}` as TextKey;
  const words = text(key);
  // What has no words is shown as the server has it.
  return words === key ? one : words;
}

function insideSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** `refuse off-topic`: an order, and the reason of a refusal; the id of a leader says nothing to who reads. */
function decided(detail: string): string {
  const [order = '', reason] = detail.split(' ');
  const key = ORDERS[order];
  if (!key) return detail;
  return order === 'refuse' && reason ? text('moderation.step-detail', { what: text(key), more: text(`moderation.reason.${reason}` as TextKey) }) : text(key);
}
