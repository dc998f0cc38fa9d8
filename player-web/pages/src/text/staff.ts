import { assemblyEn } from './assembly-en.ts';
import { assemblyFr } from './assembly-fr.ts';
import { audienceEn } from './audience-en.ts';
import { audienceFr } from './audience-fr.ts';
import { minutesEn } from './minutes-en.ts';
import { minutesFr } from './minutes-fr.ts';
import { reportDeskEn } from './report-desk-en.ts';
import { reportDeskFr } from './report-desk-fr.ts';
import { staffEn } from './staff-en.ts';
import { staffFr } from './staff-fr.ts';
import { addTexts } from './text.ts';

/* Citizens on a slow line need not wait for what they never read: only the console imports this. */
addTexts({ fr: { ...staffFr, ...reportDeskFr, ...audienceFr, ...assemblyFr, ...minutesFr }, en: { ...staffEn, ...reportDeskEn, ...audienceEn, ...assemblyEn, ...minutesEn } });
