// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiContract } from '../mock/api-contract.mjs';
import { MockServer } from '../mock/mock-server.mjs';
import { RecordedMedia } from '../mock/recorded-media.mjs';
import { newChannel } from '../mock/mock-channels.mjs';
import { newFigures } from '../mock/mock-audience.mjs';
import { newRecording } from '../mock/mock-recordings.mjs';
import { newPublicReport } from '../mock/fixture-films.mjs';
import { newDocument, newItem, newSitting } from '../mock/fixture-sittings.mjs';

const contract = new ApiContract();
const media = mkdtempSync(join(tmpdir(), 'tribune-contract-'));
const server = new MockServer({ pages: media, media, recorded: new RecordedMedia(media) });
const correction = { kind: 'mute', from: 1, to: 2, reason: 'a name', legalBasis: 'RGPD' };

// Who asks, the program would say; what it answers itself is held to the description by its own tests.
server.program.personOf = async () => ({ id: 'p-eve', name: 'Ève Été', roles: ['administrator'] });

/** Asks the mock, and what the description says of its answer. */
async function complaints(method, path, body, headers) {
  const answer = await fetch(`${server.address}${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'x-tribune-request': '1', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return contract.complaints(method, path, answer.status, text ? JSON.parse(text) : undefined);
}

beforeAll(async () => {
  // The sizes of its media are all that the API returns of them.
  for (const id of ['v720', 'v180', 'sound']) writeFileSync(join(media, `${id}.m3u8`), '');
  server.channels.set('chamber', { ...newChannel('chamber', 'Salle'), state: 'live', broadcast: 'b-1', startedAt: '2026-11-25T17:30:00Z' });
  server.channels.set('hall', newChannel('hall', 'Mairie'));
  server.recordings.set('r-1', newRecording('r-1'));
  server.recordings.set('r-2', newRecording('r-2', { state: 'recording' }));
  server.deleted.add('r-0');
  // What the program says is held to the description by its own tests.
  server.marks.chapters = async (broadcast) => ({ broadcast, version: 0, sitting: null, chapters: [], speakers: [], hiddenSince: null });
  server.sittings.put.set('s-1', newSitting('s-1', { agenda: [newItem('a', { title: 'Budget' })], documents: [newDocument('d-1', { title: 'Budget primitif' })] }));
  server.sittings.put.set('s-8', newSitting('s-8', { status: 'held', localStart: '2026-11-25T18:30', broadcasts: ['r-1'], agenda: [newItem('a', { title: 'Budget' })] }));
  server.sittings.put.set('s-0', newSitting('s-0', { status: 'draft' }));
  server.films.put.set('fete-du-lac', newPublicReport('fete-du-lac'));
  server.audience.all.set('r-1', newFigures('r-1'));
  server.storage = { usedBytes: 1, freeBytes: null, bytesPerDay: null, fullAt: null };
  await server.start(0);
});

afterAll(async () => {
  await server.stop();
  rmSync(media, { recursive: true });
});

describe('MockServer', () => {
  it.each([
    ['GET', '/api/v1/site'],
    ['GET', '/api/v1/operator/audience?from=2026-11-01&to=2026-11-26'],
    ['GET', '/api/v1/operator/audience/r-1'],
    ['GET', '/api/v1/operator/audience/none'],
    ['GET', '/api/v1/channels'],
    ['GET', '/api/v1/channels/chamber'],
    ['GET', '/api/v1/channels/nobody'],
    ['GET', '/api/v1/operator/channels'],
    ['POST', '/api/v1/channels/hall/broadcasts', { state: 'preview' }],
    ['POST', '/api/v1/broadcasts/b-1/withhold', { last: 60 }],
    ['POST', '/api/v1/broadcasts/b-1/lift', { withholding: 1 }],
    ['POST', '/api/v1/broadcasts/b-1/end'],
    ['GET', '/api/v1/recordings'],
    ['GET', '/api/v1/recordings/r-1'],
    ['GET', '/api/v1/recordings/r-2'],
    ['GET', '/api/v1/recordings/r-0'],
    ['GET', '/api/v1/operator/recordings'],
    ['POST', '/api/v1/recordings/r-1/corrections', correction],
    ['GET', '/api/v1/recordings/r-1/corrections'],
    ['PUT', '/api/v1/recordings/r-1/captions/fr', { text: 'WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n' }],
    ['GET', '/api/v1/recordings/r-1/captions'],
    ['GET', '/api/v1/recordings/r-1'],
    ['DELETE', '/api/v1/recordings/r-1/captions/fr'],
    ['PATCH', '/api/v1/recordings/r-1', { title: 'Conseil' }],
    ['DELETE', '/api/v1/recordings/r-1'],
    ['GET', '/api/v1/search?q=budget'],
    ['GET', '/api/v1/search?q=halle'],
    ['GET', '/api/v1/search?q=lac'],
    ['GET', '/api/v1/search?q='],
    ['GET', '/api/v1/operator/search?q=budget'],
  ])('%s %s is answered as the description says', async (method, path, body) => {
    expect(await complaints(method, path, body)).toEqual([]);
  });

  it('complaints_ofAnswersThatAreOtherwise_areMade', () => {
    const site = { name: 'a', languages: ['fr'], timezone: 'Europe/Paris', contact: null, accessibility: 'none', provider: null, version: '1' };
    expect(contract.complaints('GET', '/api/v1/site', 200, site)).toEqual([]);
    expect(contract.complaints('GET', '/api/v1/site', 200, { ...site, colour: 'red' })).toHaveLength(1);
    expect(contract.complaints('GET', '/api/v1/site', 200, { ...site, version: undefined })).toHaveLength(1);
    expect(contract.complaints('GET', '/api/v1/site', 204, undefined)).toHaveLength(1);
    expect(contract.complaints('GET', '/api/v1/sites', 200, site)).toHaveLength(1);
  });
});
