/** How the checkers launch Chromium: Debian's, or another by TRIBUNE_CHROMIUM. */
export const LAUNCH = {
  executablePath: process.env.TRIBUNE_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
  ],
};
