/*
 * A recogniser (docs/captions.md, engine `command`) whose words are the time at which they were written, one a second of sound; with
 * `--busy` it computes all the while, as a model does that is too large for the machine.
 */
const RATE = 16_000;
const BYTES_A_SECOND = 2 * RATE;
const isBusy = process.argv.includes('--busy');
let bytes = 0;
let said = 0;

process.stdin.on('data', (data) => {
  bytes += data.length;
  while (bytes >= (said + 1) * BYTES_A_SECOND) {
    const words = [{ text: `w${Date.now()}`, start: said, end: said + 0.9 }];
    process.stdout.write(`${JSON.stringify({ utterance: said++, final: true, words })}\n`);
  }
});
process.stdin.on('end', () => process.exit());
if (isBusy) compute();

/** In slices, so that sound is read between them. */
function compute() {
  const end = Date.now() + 50;
  while (Date.now() < end);
  setImmediate(compute);
}
