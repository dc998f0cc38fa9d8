/*
 * A recogniser of two words, as an example of the engine `command`: a low tone is "grave", a high one "aigu", or what its
 * first two arguments say; a low one that is less loud than the third is silence. It reads sound (s16le, 16 kHz, one
 * channel) from its input, and writes what it understands as lines of JSON: first what it thinks, and once a word is over,
 * what it was.
 */
const LOUD = 1000;
const [LOW = 'grave', HIGH = 'aigu', LEAST = LOUD] = process.argv.slice(2);
const RATE = 16000;
const BLOCK = 320; // 20 ms
let rest = Buffer.alloc(0);
let heard = 0;
let word = null;

process.stdin.on('data', (data) => {
  rest = Buffer.concat([rest, data]);
  while (rest.length >= 2 * BLOCK) {
    hear(rest.subarray(0, 2 * BLOCK));
    rest = rest.subarray(2 * BLOCK);
  }
});
process.stdin.on('end', () => say(true));

function hear(block) {
  let loudest = 0;
  let crossings = 0;
  for (let i = 1; i < BLOCK; i++) {
    const [before, now] = [block.readInt16LE(2 * i - 2), block.readInt16LE(2 * i)];
    loudest = Math.max(loudest, Math.abs(now));
    if (before < 0 !== now < 0) crossings++;
  }
  const isLow = crossings < 30;
  const text = loudest < (isLow ? Number(LEAST) : LOUD) ? null : isLow ? LOW : HIGH;
  if (word && word.text !== text) say(true);
  const begins = text && !word;
  if (begins) word = { text, start: heard / RATE, end: 0, confidence: 0.9 };
  heard += BLOCK;
  if (word) word.end = heard / RATE;
  if (begins) say(false);
}

function say(final) {
  if (!word) return;
  process.stdout.write(`${JSON.stringify({ final, words: [word] })}\n`);
  if (final) word = null;
}
