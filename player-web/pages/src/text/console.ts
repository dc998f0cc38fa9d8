import { assemblyFr } from './assembly-fr.ts';
import { audienceFr } from './audience-fr.ts';
import { minutesFr } from './minutes-fr.ts';
import { reportDeskFr } from './report-desk-fr.ts';
import { staffFr } from './staff-fr.ts';
import { addTexts, english } from './text.ts';

/* Citizens on a slow line need not wait for what they never read: only the console imports this. */
addTexts({ fr: { ...staffFr, ...reportDeskFr, ...audienceFr, ...assemblyFr, ...minutesFr }, en: {} });
english.push(() => import('./console-en.ts'));
