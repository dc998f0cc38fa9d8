import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/api/audit.ts';
import { auditDetail } from '../../src/console/audit/audit-words.ts';

describe('auditDetail', () => {
  it.each([
    ['question-decided', 'refuse off-topic', 'Refusée (Hors sujet)'],
    ['question-decided', 'merge k3v9q2', 'Regroupée'],
    ['question-decided', 'shorten', 'Publiée, passages masqués'],
    ['report-decided', 'upheld', 'Suite donnée'],
    ['questioning-changed', 'written-only', 'Réponse écrite seulement'],
    ['questions-exported', 'questions.csv', 'Toutes les questions (CSV)'],
    ['roles-changed', 'moderator', 'Modérateur'],
    ['signed-in', 'password', 'par mot de passe'],
    ['signed-in', 'passkey Téléphone de Zoé', 'par clé d’accès Téléphone de Zoé'],
    ['signed-in', 'oidc https://login.example', 'par connexion unique (https://login.example)'],
    ['site-set-up', 'link', 'par lien à usage unique'],
    ['sitting-changed', 'status=announced', 'Annoncée'],
    ['sitting-changed', 'title, localStart, place', 'titre, date et heure, lieu'],
    ['sitting-changed', 'item 6b9x535w: vote=adopted, notes', 'Point de l’ordre du jour : Adopté, note du secrétariat'],
    ['sitting-changed', 'document d-1: public=false', 'Document : non public'],
    ['chapters-marked', '1', '1 modification'],
    ['closed-session-proved', 'clean, SHA-256 15af', 'Rien n’a été gardé, SHA-256 15af'],
    ['recording-renamed', 'Conseil du 3 mars', 'Conseil du 3 mars'],
  ] as [AuditEntry['action'], string, string][])('%s %s inFrenchWords', (action, detail, words) => {
    expect(auditDetail({ action, detail })).toBe(words);
  });
});
