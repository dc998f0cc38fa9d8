import '../console/console-page.ts';
import '../console/recordings-page.ts';
import '../console/sign-in-page.ts';
import '../console/sitting-editor.ts';
import '../console/sittings-page.ts';
import { startPage } from './start-page.ts';

const PAGES: Readonly<Record<string, string>> = { 'sign-in': 'sign-in-page', recordings: 'recordings-page', sittings: 'console-sittings-page' };

void startPage(() => {
  const [, page = '', id] = location.pathname.split('/').filter(Boolean);
  return document.createElement(page === 'sittings' && id ? 'sitting-editor' : (PAGES[page] ?? 'console-page'));
});
