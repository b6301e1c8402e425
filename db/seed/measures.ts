import type { RuleSet, Rules } from '../../vouchers/rules.ts';
import type { TariffRules } from '../../vouchers/tariff.ts';

/** A fund with its first rule set, as it is seeded. Amounts in cents, days of the comune. */
export interface MeasureSeed {
  id: string;
  owner: string;
  name: string;
  about: string;
  /** Where the numbers come from, and which of them no source gives. */
  source: string;
  budgetCents: number;
  opensOn: string;
  applyUntil: string;
  /** Last day on which its vouchers can be spent. */
  spendUntil: string;
  ruleSet: RuleSet;
}

const euros = (amount: number) => amount * 100;

/** No public source gives the split of the € 100–400: three bands of € 9,000 stand for it. */
export const WISH_MI: MeasureSeed = {
  id: 'f0000000-0000-4000-8000-000000000001',
  owner: 'Comune di Milano',
  name: 'WISH-MI 2022-23',
  about:
    'Un credito per attività educative, sportive e creative di bambini e ragazzi che non hanno ancora compiuto 18 anni.',
  source:
    'Comune di Milano, avviso WISH MI (giugno 2022): ISEE ordinario fino a 27.000 euro, da 100 a 400 euro secondo l’ISEE, minori di 18 anni, da spendere entro il 31 luglio 2023; stanziamento dalla stampa (marzo 2022). La divisione in fasce è un’ipotesi.',
  budgetCents: euros(2_660_000),
  opensOn: '2022-06-01',
  applyUntil: '2022-12-31',
  spendUntil: '2023-07-31',
  ruleSet: {
    id: 'f1000000-0000-4000-8000-000000000001',
    version: 1,
    validFrom: '2022-06-01',
    rules: {
      iseeKind: 'ordinary',
      bands: [
        { upToCents: euros(9_000), amount: { cents: euros(400) } },
        { upToCents: euros(18_000), amount: { cents: euros(250) } },
        { upToCents: euros(27_000), amount: { cents: euros(100) } },
      ],
      per: 'once',
      access: 'ranking',
      child: { from: 0, to: 17 },
      resident: true,
    },
  },
};

/** Of what a registered caregiver is paid in a year. */
export const BONUS_ASSISTENTI: MeasureSeed = {
  id: 'f0000000-0000-4000-8000-000000000002',
  owner: 'Regione Lombardia',
  name: 'Bonus assistenti familiari',
  about: 'Una parte di quanto spendi per la retribuzione di chi assiste in casa una persona.',
  source:
    'Regione Lombardia, Bonus assistenti familiari (l.r. 15/2015), come riportato da stampa e comuni: 60 % della retribuzione, fino a 2.400 euro con ISEE fino a 25.000 e fino a 2.000 euro con ISEE fino a 35.000. Lo stanziamento e le date sono esempi.',
  budgetCents: euros(500_000),
  opensOn: '2025-01-01',
  applyUntil: '2025-12-31',
  spendUntil: '2026-12-31',
  ruleSet: {
    id: 'f1000000-0000-4000-8000-000000000002',
    version: 1,
    validFrom: '2025-01-01',
    rules: {
      iseeKind: 'ordinary',
      bands: [
        { upToCents: euros(25_000), amount: { percent: 60, capCents: euros(2_400) } },
        { upToCents: euros(35_000), amount: { percent: 60, capCents: euros(2_000) } },
      ],
      per: 'once',
      access: 'firstCome',
      resident: true,
      documents: ['employment-contract'],
    },
  },
};

/** Up to € 25,000 for every age, up to € 30,000 for independent life between 18 and 65 years. */
export const MISURA_B2: MeasureSeed = {
  id: 'f0000000-0000-4000-8000-000000000003',
  owner: 'Comune di Milano',
  name: 'Misura B2 Milano',
  about: 'Un sostegno mensile a chi ha una disabilità grave e vive a casa propria.',
  source:
    'Comune di Milano, Misura B2, come riportato da stampa e pagine del comune: ISEE sociosanitario fino a 25.000 euro; fino a 30.000 euro, e fino a 800 euro al mese, dai 18 ai 65 anni. I 400 euro al mese delle altre età, lo stanziamento e le date sono esempi.',
  budgetCents: euros(1_200_000),
  opensOn: '2025-01-01',
  applyUntil: '2025-03-31',
  spendUntil: '2025-12-31',
  ruleSet: {
    id: 'f1000000-0000-4000-8000-000000000003',
    version: 1,
    validFrom: '2025-01-01',
    rules: {
      iseeKind: 'sociosanitario',
      bands: [
        {
          upToCents: euros(30_000),
          age: { from: 18, to: 65 },
          amount: { percent: 100, capCents: euros(800) },
        },
        { upToCents: euros(25_000), amount: { percent: 100, capCents: euros(400) } },
      ],
      per: 'month',
      access: 'ranking',
      resident: true,
      documents: ['disability-certificate'],
    },
  },
};

/** Made up, and open: what a demo citizen can apply to today. */
export const WEMI_HOME: MeasureSeed = {
  id: 'f0000000-0000-4000-8000-000000000004',
  owner: 'Comune di Milano',
  name: 'Voucher WeMi a casa',
  about: 'Un aiuto per pagare i servizi a domicilio che scegli su WeMi.',
  source: 'Misura di esempio di questa installazione.',
  budgetCents: euros(50_000),
  opensOn: '2026-01-01',
  applyUntil: '2027-12-31',
  spendUntil: '2028-06-30',
  ruleSet: {
    id: 'f1000000-0000-4000-8000-000000000004',
    version: 1,
    validFrom: '2026-01-01',
    rules: {
      iseeKind: 'ordinary',
      bands: [
        { upToCents: euros(12_000), amount: { cents: euros(600) } },
        { upToCents: euros(25_000), amount: { cents: euros(300) } },
      ],
      per: 'once',
      access: 'firstCome',
      age: { from: 18 },
      resident: true,
    } satisfies Rules,
  },
};

export const MEASURES = [WISH_MI, BONUS_ASSISTENTI, MISURA_B2, WEMI_HOME];

/** Free, discounted or paid, by ISEE: an example of how a comune shares the cost of a service. */
export const HOME_CARE_TARIFF: TariffRules = {
  iseeKind: 'sociosanitario',
  bands: [
    { upToCents: euros(7_000), payPercent: 0 },
    { upToCents: euros(15_000), payPercent: 30 },
    { upToCents: euros(30_000), payPercent: 60 },
  ],
};
