import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { askToSignIn, onSessionOver, Refusal, send } from '../../src/api/request.ts';
import { may, ROLES, signOut } from '../../src/api/staff.ts';
import { nextPage, signedOut } from '../../src/console/account/sign-in-page.ts';
import { staffFr as fr } from '../../src/text/staff-fr.ts';

const over = () => Response.json({ title: 'x', status: 401, detail: { fr: 'x', en: 'x' }, code: 'sign-in-needed' }, { status: 401 });
const wrong = () => Response.json({ title: 'x', status: 401, detail: { fr: 'x', en: 'x' }, code: 'wrong-password' }, { status: 401 });

afterEach(() => {
  onSessionOver(null);
  vi.unstubAllGlobals();
});

function answers(...given: Response[]) {
  const fetched = vi.fn(() => Promise.resolve(given.shift() as Response));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

describe('request', () => {
  it('sessionOver_signedInAgain_isMadeAgain', async () => {
    const fetched = answers(over(), new Response(null, { status: 204 }));
    onSessionOver(() => Promise.resolve(true));
    await send('POST', '/api/v1/x', { typed: 'a' });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('sessionOver_notSignedInAgain_isRefused', async () => {
    answers(over());
    onSessionOver(() => Promise.resolve(false));
    await expect(send('POST', '/api/v1/x')).rejects.toMatchObject({ status: 401, code: 'sign-in-needed' });
  });

  it('wrongPassword_asksNobodyToSignIn', async () => {
    const asked = vi.fn(() => Promise.resolve(true));
    answers(wrong());
    onSessionOver(asked);
    await expect(send('POST', '/api/v1/session')).rejects.toBeInstanceOf(Refusal);
    expect(asked).not.toHaveBeenCalled();
  });

  it('nobodyToAsk_isANo', async () => {
    expect(await askToSignIn(true)).toBe(false);
  });
});

describe('staff', () => {
  it('roles_andActions_ofTheApiHaveWords', () => {
    const api = parse(readFileSync('../site/src/main/resources/org/tribune/site/api/openapi.yaml', 'utf8')) as { components: { schemas: Record<string, { enum: string[] }> } };
    expect(api.components.schemas['Role']?.enum).toEqual([...ROLES]);
    for (const action of api.components.schemas['AuditAction']?.enum ?? []) expect(Object.keys(fr)).toContain(`audit.did.${action}`);
  });

  it('may_administrator_mayDoAll', () => {
    const person = (role: (typeof ROLES)[number]) => ({ id: 'p', login: 'p', name: 'P', roles: [role] });
    expect(may(person('administrator'), 'reporter')).toBe(true);
    expect(may(person('clerk'), 'clerk')).toBe(true);
    expect(may(person('clerk'))).toBe(false);
    expect(may(null, 'clerk')).toBe(false);
  });

  it('signOut_goesOnWhereTheServerSays', async () => {
    answers(new Response(null, { status: 204 }), Response.json({ url: '/api/v1/session/oidc/sign-out' }));
    expect(await signOut()).toBeNull();
    expect(await signOut()).toBe('/api/v1/session/oidc/sign-out');
  });

  it('signedOut_isWhatTheServerKnows', () => {
    expect(signedOut('?out=provider')).toBe('provider');
    expect(signedOut('?out=here')).toBe('here');
    for (const other of ['', '?out=', '?out=<b>']) expect(signedOut(other)).toBeNull();
  });

  it('nextPage_isOneOfTheConsole', () => {
    expect(nextPage('?next=%2Fconsole%2Faudit%3Fa%3D1')).toBe('/console/audit?a=1');
    for (const wish of ['//evil.example/', 'https://evil.example/console/', '/console/../evil', 'javascript:alert(1)', '/consoles', '']) {
      expect(nextPage(`?next=${encodeURIComponent(wish)}`)).not.toContain('evil');
      expect(nextPage(`?next=${encodeURIComponent(wish)}`)).toMatch(/^\/console\//);
    }
  });
});
