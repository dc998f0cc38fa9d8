import { describe, expect, it } from 'vitest';
import { auditDetail } from '../../src/console/audit-words.ts';

describe('auditDetail', () => {
  it.each([
    ['question-decided', 'refuse off-topic', 'Refusée (Hors sujet)'],
    ['question-decided', 'merge k3v9q2', 'Regroupée'],
    ['question-decided', 'shorten', 'Publiée, passages masqués'],
    ['report-decided', 'upheld', 'Suite donnée'],
    ['questioning-changed', 'written-only', 'Réponse écrite seulement'],
    ['questions-exported', 'questions.csv', 'Toutes les questions (CSV)'],
    ['roles-changed', 'moderator', 'Modérateur'],
    ['recording-renamed', 'Conseil du 3 mars', 'Conseil du 3 mars'],
  ])('%s %s inFrenchWords', (action, detail, words) => {
    expect(auditDetail({ action, detail })).toBe(words);
  });
});
