import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** What a person reads who has no Chromium. */
export const NO_CHROMIUM =
  'Pages are not looked at, as there is no Chromium here: install it (Debian: apt-get install chromium; elsewhere: npx playwright-core install chromium), or set CHROMIUM_PATH to one.';

/** The Chromium of this machine: the one that is named, the system's, or the one that Playwright keeps. */
export const chromiumPath = (): string | undefined => {
  const named = process.env.CHROMIUM_PATH;
  return named ? named : ['/usr/bin/chromium', chromium.executablePath()].find((path) => path !== '' && existsSync(path));
};

const OPTIONS = { args: ['--disable-gpu', '--font-render-hinting=none'] };

/** A browser of its own, for a script. @throws when there is none */
export const launchChromium = () => {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(NO_CHROMIUM);
  return chromium.launch({ ...OPTIONS, executablePath });
};

/** A browser that several processes can use. @throws when there is none */
export const serveChromium = () => {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error(NO_CHROMIUM);
  return chromium.launchServer({ ...OPTIONS, executablePath });
};
