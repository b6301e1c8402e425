import { missingInPhotos } from './photos.ts';
import { hasBands, type ListPriceLine, unitsOf } from './prices.ts';
import { coverable, FIELDS, type Field, type Ground, type ServiceContent } from './service-content.ts'; // prettier-ignore

/** What is wrong with a service, or still missing: where (JSON Pointer into its content), and why. */
export interface ServiceFault {
  pointer: string;
  fault: 'profile' | 'competence' | 'language' | 'zone' | 'unit' | 'band' | 'quantity' | 'price-twice' | 'covers' | 'missing'; // prettier-ignore
}

/** Letters, and how many there may be of each. */
export const LIMITS = {
  title: 120,
  summary: 300,
  description: 6000,
  included: 20,
  oneIncluded: 200,
  priceLines: 20,
  label: 120,
  cents: 10_000_000,
  covers: 200,
};

/** What is said that may not be: nobody keeps that, not even as a draft. */
export function checkService(
  { profiles, competences, languages, zones, priceLines, covers }: ServiceContent,
  ground: Ground,
): ServiceFault[] {
  const options = coverable(ground.type.params).flatMap((param) =>
    (param.options ?? []).map(({ id }) => `${param.id}:${id}`),
  );
  return [
    ...strangers(profiles, ground.type.profiles, 'profiles', 'profile'),
    ...strangers(competences, ground.competences, 'competences', 'competence'),
    ...strangers(languages, ground.languages, 'languages', 'language'),
    ...strangers(zones, ground.municipi, 'zones', 'zone'),
    ...priceLines.flatMap((line, index) => checkLine(line, index, { ground, priceLines })),
    ...strangers(covers, options, 'covers', 'covers'),
  ];
}

/** What has to be said before anybody is shown it, as far as it is not. */
export function missingIn(content: ServiceContent): ServiceFault[] {
  const lines = content.priceLines.flatMap(({ label, unitCents }, index) => [
    ...(label.trim() ? [] : [`/priceLines/${index}/label`]),
    ...(unitCents === null ? [`/priceLines/${index}/unitCents`] : []),
  ]);
  const fields = NEEDED.filter((field) => isEmpty(content[field])).map((field) => `/${field}`);
  const photos = missingInPhotos(content.photos ?? []);
  return [...fields, ...lines, ...photos].map((pointer) => ({ pointer, fault: 'missing' }));
}

/** How much of a service is written, in hundredths: what is needed, and what helps families choose. */
export function completeness(content: ServiceContent): number {
  const missing = missingIn(content).map(({ pointer }) => pointer.split('/')[1]);
  const written = COUNTED.filter((field) => !isEmpty(content[field]) && !missing.includes(field));
  return Math.floor((written.length / COUNTED.length) * 100);
}

const NEEDED = ['title', 'summary', 'description', 'profiles', 'zones', 'priceLines'] as const;
/** Who is free at once leaves the day empty, many types ask for no competence, and few have photographs. */
const COUNTED = FIELDS.filter(
  (field) => field !== 'availableFrom' && field !== 'competences' && field !== 'photos',
);

function isEmpty(value: ServiceContent[Field]): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === 'string' ? value.trim() === '' : value.length === 0)
  );
}

function strangers<T>(
  said: readonly T[],
  allowed: readonly T[],
  field: Field,
  fault: ServiceFault['fault'],
): ServiceFault[] {
  return said.flatMap((one, index) =>
    allowed.includes(one) ? [] : [{ pointer: `/${field}/${index}`, fault }],
  );
}

function checkLine(
  line: ListPriceLine,
  index: number,
  { ground, priceLines }: { ground: Ground; priceLines: readonly ListPriceLine[] },
): ServiceFault[] {
  const at = `/priceLines/${index}`;
  const { unit, band, quantity } = line;
  const isTwice = priceLines.slice(0, index).some((other) => isSameKind(other, line));
  return [
    ...(unitsOf(ground.type).includes(unit) ? [] : [{ pointer: `${at}/unit`, fault: 'unit' as const }]),
    ...(band && !hasBands(unit) ? [{ pointer: `${at}/band`, fault: 'band' as const }] : []),
    ...(quantity && unit !== 'package' ? [{ pointer: `${at}/quantity`, fault: 'quantity' as const }] : []),
    ...(isTwice ? [{ pointer: at, fault: 'price-twice' as const }] : []),
  ]; // prettier-ignore
}

/** Packages and jobs may differ by what they hold. */
function isSameKind(one: ListPriceLine, other: ListPriceLine): boolean {
  if (one.unit !== other.unit || one.band !== other.band) return false;
  return one.unit === 'package' || one.unit === 'job'
    ? one.label !== '' && one.label === other.label
    : true;
}
