import { assemblyEn } from './assembly-en.ts';
import { audienceEn } from './audience-en.ts';
import { minutesEn } from './minutes-en.ts';
import { reportDeskEn } from './report-desk-en.ts';
import { staffEn } from './staff-en.ts';

/** The English that all pages of the console have, in one script. */
export const en = { ...staffEn, ...reportDeskEn, ...audienceEn, ...assemblyEn, ...minutesEn };
