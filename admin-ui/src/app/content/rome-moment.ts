const ZONE = 'Europe/Rome';

/**
 * The instant of a day and time on the comune's clock, wherever the reader's own clock is.
 * @param local as a `datetime-local` field writes it: `2026-12-01T09:00`
 * @returns an ISO instant; nothing for what is no moment. Of the hour that comes twice, the first.
 */
export function romeInstant(local: string): string | undefined {
  const wall = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(wall)) return undefined;
  const summer = wall - 2 * 3_600_000;
  const isSummer = offsetAt(summer) === 2 * 3_600_000;
  return new Date(isSummer ? summer : wall - 3_600_000).toISOString();
}

/** How far the comune's clock is ahead of UTC, in milliseconds. */
function offsetAt(instant: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: ZONE, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(instant);
  const of = (type: string) => parts.find((part) => part.type === type)?.value;
  const wall = Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}Z`); // prettier-ignore
  return wall - Math.floor(instant / 60_000) * 60_000;
}
