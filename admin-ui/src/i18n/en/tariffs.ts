import type { tariffs as italian } from '../it/tariffs';
import type { SameTexts } from '../same-texts';

export const tariffs: SameTexts<typeof italian> = {
  tariffs: {
    title: 'Tariffs by ISEE band',
    intro: 'What a family pays of a service. The comune bears the rest, on its own line of the books. The ente receives the whole price.',
    link: 'Tariffs by ISEE band',
    empty: 'No service has a tariff: everybody pays the whole price.',
    borne: 'Borne by the comune so far: {{ amount }}',
    version: 'Version {{ n }}, from {{ day }}',
    status: { past: 'Past', inForce: 'In force', coming: 'Coming' },
    free: '{{ kind }} up to {{ ceiling }}: free',
    share: '{{ kind }} up to {{ ceiling }}: pays {{ percent }}%',
    above: 'Above, and without a valid ISEE: the whole price',
    noBands: 'The whole price for everybody',
    written: 'Written by {{ by }}: “{{ reason }}”',
    new: {
      title: 'A new version',
      help: 'It holds for orders confirmed from the day you choose. Orders of before stay as they are.',
      validFrom: 'Valid from the day',
      kind: 'ISEE that counts',
      bands: 'Bands, from the lowest ceiling. The ceiling is included; 0 per cent means free. Without bands everybody pays the whole price.',
      band: 'Band {{ n }}',
      ceiling: 'ISEE up to, in euro',
      percent: 'The family pays, per cent',
      add: 'Add a band',
      remove: 'Remove band {{ n }}',
      reason: 'Act or reason',
      reasonHint: 'Whoever checks reads it.',
      write: 'Write the tariff',
      ask: '{{ service }}: the new tariff holds for orders confirmed from {{ day }}.',
      done: 'The new tariff is written.',
      badPercent: 'A whole number from 0 to 99.',
      badService: 'Choose a service.',
    },
  },
}; // prettier-ignore
