/* The command behind infra/bench/startup. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBox } from './box.mjs';
import { quantile } from './figures.mjs';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, port: { type: 'string', default: '21700' } },
});
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'testcard', width: 1280, height: 720, framesPerSecond: 25 }] }];

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
const times = [];
for (let run = 0; run < Number(values.runs); run++) {
  const launched = performance.now();
  const box = await startBox({ port: Number(values.port), channels, lookEvery: 10 });
  times.push(performance.now() - launched);
  console.log(`answers after ${Math.round(times.at(-1))} ms`);
  await box.stop();
}
console.log(`median ${Math.round(quantile(times, 0.5))} ms, slowest ${Math.round(Math.max(...times))} ms of ${times.length}`);
