import { addDays, daysBetween } from '../format/dates';
import type { OrderedService } from '../remote/types';

/** As the form holds it: from the first day without service to the day it starts again. */
export interface SuspensionDraft {
  from: string;
  until: string;
  reason: string;
}

/** What days without service mean: how many they are, and the last day as they move it. */
export function effectOf(
  { endDate }: OrderedService,
  { from, until }: { from: string; until: string },
): { days: number; endDate: string } {
  const days = Math.max(0, daysBetween(from, until));
  return { days, endDate: addDays(endDate, days) };
}

/** What keeps a suspension from being asked for: the field, and the key of what to say. */
export function checkSuspension(
  { endDate, suspensionLimits }: OrderedService,
  { from, until, reason }: SuspensionDraft,
): { pointer: string; key: string }[] {
  const isTooSoon = suspensionLimits !== null && from < suspensionLimits.earliest;
  const days = daysBetween(from, until);
  const found = {
    '/payload/from': !from
      ? 'from'
      : isTooSoon
        ? 'tooSoon'
        : from > endDate
          ? 'outside'
          : undefined,
    '/payload/until': !until
      ? 'until'
      : from && days < 1
        ? 'notAfter'
        : days > (suspensionLimits?.daysLeft ?? 0)
          ? 'tooLong'
          : undefined,
    '/reason': reason.trim() ? undefined : 'reason',
  };
  return Object.entries(found).flatMap(([pointer, key]) => (key ? [{ pointer, key }] : []));
}
