import type { PresentTextKey } from './present-fr.ts';

/** The texts of who came to a sitting, in English. */
export const presentEn: Readonly<Record<PresentTextKey, string>> = {
  'present.title': 'Attendance',
  'present.count.one': '{count} present of {all}',
  'present.count.other': '{count} present of {all}',
  'present.represented-count.one': '{count} represented',
  'present.represented-count.other': '{count} represented',
  'present.by': '{name} (proxy to {holder})',
  'present.all': 'Who came',
  'present.present': 'Present',
  'present.represented': 'Represented',
  'present.excused': 'Excused',
  'present.absent': 'Absent',
  'present.chair': 'Chair:',
  'present.secretary': 'Secretary:',
};
