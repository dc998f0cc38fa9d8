import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { LAUNCH } from './chromium.mjs';

const BROWSERS = { chromium: inChromium, firefox: inFirefox };

/**
 * A page at {@link address} with a script in it, in a browser of its own: `call(work, given)` runs a function there, `close()` ends it.
 *
 * @param {'chromium' | 'firefox'} browser
 */
export function openPage(browser, address, script) {
  return BROWSERS[browser](address, script);
}

async function inChromium(address, script) {
  const browser = await chromium.launch(LAUNCH);
  return prepared(() => browser.close(), async () => {
    const page = await browser.newPage({ bypassCSP: true });
    await page.goto(address);
    await page.addScriptTag({ path: script });
    return (work, given) => page.evaluate(work, given);
  });
}

/** Debian's, which Playwright cannot drive, as the pages' own suite starts it. */
async function inFirefox(address, script) {
  const { startFirefox } = await import('../../../../../player-web/pages/test/browser/firefox-session.mjs');
  // What shows JSON there is a document of another origin.
  const { session, close } = await startFirefox({ preferences: { 'devtools.jsonview.enabled': false } });
  return prepared(close, async () => {
    await session.open(address);
    await session.run(readFileSync(script, 'utf8'));
    return (work, given) => session.call(work, given);
  });
}

async function prepared(close, prepare) {
  try {
    return { call: await prepare(), close };
  } catch (error) {
    await close();
    throw error;
  }
}
