import '../console/console-page.ts';
import '../console/sign-in-page.ts';
import { startPage } from './start-page.ts';

void startPage(() => document.createElement(location.pathname.endsWith('/sign-in') ? 'sign-in-page' : 'console-page'));
