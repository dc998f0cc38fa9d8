import { existsSync } from 'node:fs';

/**
 * Debian's Chromium, or another by TRIBUNE_CHROMIUM. Where there is one, a Chromium without windows: each new visitor of another takes a
 * second of the processor for what nobody sees.
 */
export const CHROMIUM = process.env.TRIBUNE_CHROMIUM ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((each) => existsSync(each));
