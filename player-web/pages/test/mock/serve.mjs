/* For development by hand: `npm run mock`, then open the address that it prints. Maven must have compiled the program: `mvn test-compile`. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASSWORD } from './fixture-program.mjs';
import { LiveStream } from './live-stream.mjs';
import { newFigures } from './mock-audience.mjs';
import { newChannel } from './mock-channels.mjs';
import { newRecording } from './mock-recordings.mjs';
import { MockServer } from './mock-server.mjs';
import { RecordedMedia } from './recorded-media.mjs';

const port = Number(process.argv[2] ?? 21300);
const media = join(tmpdir(), `tribune-mock-${port}`);
const stream = new LiveStream(media);
await stream.start();
const recorded = new RecordedMedia(join(tmpdir(), `tribune-mock-${port}-recorded`));
recorded.make();
const server = new MockServer({ pages: new URL('../../dist', import.meta.url).pathname, media, recorded });
server.recordings.set('r-1', newRecording('r-1', { seconds: 3 * 3600 }));
server.audience.all.set('r-1', newFigures('r-1'));
server.recordings.set('r-2', newRecording('r-2', { title: '', startedAt: '2026-10-14T16:30:00Z' }));
server.channels.set('chamber', { ...newChannel('chamber', 'Salle du conseil'), state: 'live', broadcast: 'b-1',
  title: 'Conseil communautaire : budget primitif 2027', startedAt: new Date().toISOString(), viewers: 42 });
server.channels.set('webtv', newChannel('webtv', 'WebTV du territoire'));
await server.start(port);
server.program.start(server.address);
console.log(`${server.address}/  ${server.address}/console/  (eve, ${PASSWORD})`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, async () => (server.program.stop(), await stream.stop(), await server.stop()));
