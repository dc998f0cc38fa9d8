import '../console/console-page.ts';
import '../console/recordings-page.ts';
import '../console/sign-in-page.ts';
import { startPage } from './start-page.ts';

const PAGES: Readonly<Record<string, string>> = { 'sign-in': 'sign-in-page', recordings: 'recordings-page' };

void startPage(() => document.createElement(PAGES[location.pathname.split('/').filter(Boolean)[1] ?? ''] ?? 'console-page'));
