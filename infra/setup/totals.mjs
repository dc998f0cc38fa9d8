/*
 * Prints the last line of infra/test, `N passed, N failed, N skipped`: the sum over Surefire's reports,
 * Vitest's summary and the browser suites' own. Fails if anything failed or a suite reported nothing.
 * What failed and passed at a further try counts as passed; it is named above the total, as what failed is, so that it gets mended.
 * Above them stand the slowest twenty test classes and browser scenarios: where the time of a run goes; and how many were left out.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { IS_WIDE, WIDE_SCENARIOS } from '../../player-web/pages/test/browser/wide.mjs';

const [report, root] = process.argv.slice(2);
const sources = new Map(filesBelow(root, (path) => /\/src\/test\/java\/.*\.java$/.test(path)).map((path) => [basename(path, '.java'), readFileSync(path, 'utf8')]));
const total = { passed: 0, failed: 0, skipped: 0 };
const silent = [];
const flaky = [];
const broken = [];
const times = [];

countSurefire();
const text = readFileSync(report, 'utf8').replace(/\u001b\[[0-9;]*m/g, '');
countLines('Vitest', /^ *Tests +(.*) \(\d+\)$/gm, (match) => ({
  passed: number(match[1], /(\d+) passed/),
  failed: number(match[1], /(\d+) failed/),
  skipped: number(match[1], /(\d+) skipped/),
}));
countLines('The browser suite', /^(\d+) of (\d+) scenarios passed/gm, (match) => ({
  passed: Number(match[1]),
  failed: Number(match[2]) - Number(match[1]),
  skipped: 0,
}));

const atSecondTry = new Set([...text.matchAll(/^FLAKY (\S+):/gm)].map(([, name]) => name));
flaky.push(...atSecondTry);
const scenarios = new Set([...text.matchAll(/^FAIL (\S+)$/gm)].map(([, name]) => name));
broken.push(...[...scenarios].filter((name) => !atSecondTry.has(name)));
for (const [, name, seconds] of text.matchAll(/^(?:ok|FAIL) +(\S+) \((\d+\.\d) s\)$/gm)) times.push({ name, seconds: Number(seconds) });

times.sort((one, other) => other.seconds - one.seconds);
for (const { name, seconds } of times.slice(0, 20)) console.log(`Slow: ${name}, ${seconds.toFixed(1)} s`);

for (const name of broken) console.log(`Failed: ${name}`);
for (const name of flaky) console.log(`Flaky, passed at a further try only: ${name}`);
if (!IS_WIDE) console.log(`Left to bash infra/test wide: ${wideTests()} tests, ${WIDE_SCENARIOS.length} browser scenarios`);
// infra/test plays what runs alone in the wide run only.
for (const [name, source] of sources) {
  if (count(source, /@Tag\("alone"\)/g) !== count(source, /@Tag\("alone"\)\s+@Tag\("wide"\)|@Tag\("wide"\)\s+@Tag\("alone"\)/g)) silent.push(`${name}, which runs alone and is not wide,`);
}
for (const suite of silent) console.log(`${suite} told no result: it did not run to its end`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed + silent.length === 0 ? 0 : 1);

function countSurefire() {
  const files = surefireReports(root);
  if (files.length === 0) silent.push('Surefire');
  for (const file of files) {
    const suite = readFileSync(file, 'utf8');
    const head = suite.match(/<testsuite [^>]*>/)[0];
    const attribute = (name) => number(head, new RegExp(` ${name}="(\\d+)"`));
    const failed = attribute('failures') + attribute('errors');
    times.push({ name: head.match(/ name="([^"]*)"/)[1], seconds: number(head, / time="([\d.]+)"/) });
    add({ passed: attribute('tests') - failed - attribute('skipped'), failed, skipped: attribute('skipped') });
    for (const [testcase, kind] of suite.matchAll(/<testcase [^>]*[^/]>\s*<(flakyFailure|flakyError|failure|error)\b/g)) {
      const name = `${testcase.match(/classname="([^"]*)"/)[1]}.${testcase.match(/ name="([^"]*)"/)[1]}`;
      (kind.startsWith('flaky') ? flaky : broken).push(name);
    }
  }
}

/** How many test methods have the tag "wide", by themselves or by their class. */
function wideTests() {
  const tests = (name) => {
    const source = sources.get(name) ?? '';
    const parent = source.match(/\bclass \w+ extends (\w+)/)?.[1];
    return count(source, /^ +@(?:Test|ParameterizedTest|RepeatedTest)\b/gm) + (parent ? tests(parent) : 0);
  };
  return [...sources].map(([name, source]) => (/^@Tag\("wide"\)/m.test(source) ? tests(name) : count(source, /^ +@Tag\("wide"\)/gm))).reduce((sum, one) => sum + one, 0);
}

function surefireReports(directory) {
  return filesBelow(directory, (path) => /surefire-reports\/TEST-[^/]*\.xml$/.test(path));
}

function filesBelow(directory, isWanted) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return /^(node_modules|\.git)$/.test(entry.name) ? [] : filesBelow(path, isWanted);
    return isWanted(path) ? [path] : [];
  });
}

function count(where, pattern) {
  return [...where.matchAll(pattern)].length;
}

function countLines(suite, pattern, read) {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) silent.push(suite);
  matches.forEach((match) => add(read(match)));
}

function add(counts) {
  for (const key of Object.keys(total)) total[key] += counts[key];
}

function number(where, pattern) {
  return Number(where.match(pattern)?.[1] ?? 0);
}
