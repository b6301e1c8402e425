import type { Static } from 'typebox';
import type { findVersion, listPolicies, countGoverned } from '../../db/policies.ts';
import { today } from '../days.ts';
import type { PolicyScope, PolicyVersion } from './schemas.ts';

type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersion>>>;
type PolicyRow = Awaited<ReturnType<typeof listPolicies>>[number];
type Governed = Awaited<ReturnType<typeof countGoverned>>;
type Named = { id: string; nameIt: string; nameEn: string };

/** Which of the versions of one scope holds on a day. */
export function inForceOn<P extends Pick<PolicyRow, 'validFrom' | 'version' | 'withdrawnAt'>>(
  policies: readonly P[],
  day: string,
): P | undefined {
  return policies
    .filter(({ validFrom, withdrawnAt }) => validFrom <= day && !withdrawnAt)
    .sort((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];
}

/** @param inForce the version of its scope that holds today */
export function versionView(
  row: VersionRow,
  inForce: { id: string } | undefined,
): Static<typeof PolicyVersion> {
  const { id, serviceTypeId, version, validFrom, terms, open } = row;
  return {
    ...{ id, serviceTypeId, version, validFrom, terms },
    status: statusOf(row, inForce),
    written: row.writtenAt
      ? { by: row.writtenBy, at: row.writtenAt, reason: row.writtenReason ?? '' }
      : null,
    withdrawn: row.withdrawnAt
      ? { by: row.withdrawnBy, at: row.withdrawnAt, reason: row.withdrawnReason ?? '' }
      : null,
    open: open ?? 0,
  };
}

function statusOf(row: VersionRow, inForce: { id: string } | undefined) {
  if (row.withdrawnAt) return 'withdrawn';
  if (row.validFrom > today()) return 'coming';
  return row.id === inForce?.id ? 'inForce' : 'past';
}

/** Whose rules there are in a comune, and how many pratiche have others than those of today. */
export function scopeViews(
  types: readonly Named[],
  policies: readonly PolicyRow[],
  governed: Governed,
): Static<typeof PolicyScope>[] {
  const ofScope = (id: string | null) => policies.filter((row) => row.serviceTypeId === id);
  const common = inForceOn(ofScope(null), today());
  const scopeOf = (type: Named | null) => {
    const own = ofScope(type?.id ?? null);
    const holds = inForceOn(own, today());
    const inForce = holds ?? common;
    const isBehind = (row: Governed[number]) =>
      row.policyId !== inForce?.id &&
      (type ? row.serviceTypeId === type.id : !inForceOn(ofScope(row.serviceTypeId), today()));
    return {
      serviceTypeId: type?.id ?? null,
      nameIt: type?.nameIt ?? null,
      nameEn: type?.nameEn ?? null,
      inForce: inForce ? { ...refOf(inForce), isOwn: inForce === holds } : null,
      coming: own.filter((row) => row.validFrom > today() && !row.withdrawnAt).map(refOf),
      behind: governed.filter(isBehind).reduce((sum, { count }) => sum + count, 0),
    };
  };
  const inOrder = [...types].sort((a, b) => a.nameIt.localeCompare(b.nameIt, 'it'));
  return [scopeOf(null), ...inOrder.map(scopeOf)];
}

function refOf({ id, version, validFrom }: PolicyRow) {
  return { id, version, validFrom };
}
