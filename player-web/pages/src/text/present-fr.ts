/** The texts of who came to a sitting, in French. */
export const presentFr = {
  'present.title': 'Présences',
  'present.count.one': '{count} présent sur {all}',
  'present.count.other': '{count} présents sur {all}',
  'present.represented-count.one': '{count} représenté',
  'present.represented-count.other': '{count} représentés',
  'present.by': '{name} (pouvoir à {holder})',
  'present.all': 'Liste des présences',
  'present.present': 'Présents',
  'present.represented': 'Représentés',
  'present.excused': 'Excusés',
  'present.absent': 'Absents',
  'present.chair': 'Présidence :',
  'present.secretary': 'Secrétaire de séance :',
} as const;

export type PresentTextKey = keyof typeof presentFr;
