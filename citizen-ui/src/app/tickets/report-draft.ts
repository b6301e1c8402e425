import type { WrongField } from '../need/check-draft';
import type { NewTicket } from '../remote/types';

/** Goes with all other drafts when the person leaves. */
const KEY = 'wemi.draft.report';
export const TEXT_AT_MOST = 5_000;
export const TOPICS = [
  'services', 'request', 'payments', 'vouchers', 'login', 'website', 'accessibility', 'other',
] as const satisfies readonly NewTicket['topic'][]; // prettier-ignore

export interface ReportDraft {
  kind: NewTicket['kind'] | '';
  topic: NewTicket['topic'] | '';
  text: string;
  path: string;
  praticaId: string;
  /** Read once more, and about to be sent: where one goes on after the login. */
  isChecked: boolean;
}

export const EMPTY: ReportDraft = {
  ...{ kind: '', topic: '', text: '', path: '', praticaId: '', isChecked: false },
};

/** What was begun in this browser: by a stranger, or by whoever is signed in. */
export function readReport(personId: string | null): ReportDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as {
      owner: string | null;
      report: Partial<ReportDraft>;
    } | null;
    const isTheirs = kept !== null && (kept.owner === null || kept.owner === personId);
    return isTheirs ? { ...EMPTY, ...kept.report } : EMPTY;
  } catch {
    return EMPTY;
  }
}

export function keepReport(report: ReportDraft, owner: string | null): void {
  localStorage.setItem(KEY, JSON.stringify({ owner, report }));
}

export function forgetReport(): void {
  localStorage.removeItem(KEY);
}

/** The path alone: what follows may say more than one wants to tell. */
export function pathOf(url: string | undefined): string {
  const path = (url ?? '').split(/[?#]/)[0]!;
  const isPage = path.length > 1 && path.length <= 200 && !/^\/(accesso|segnala)/.test(path);
  return isPage ? path : '';
}

/** What keeps a report from being sent, in the order of the fields. */
export function checkReport({ kind, topic, text }: ReportDraft): WrongField[] {
  return [
    ...(kind ? [] : [{ pointer: '/kind', key: 'kind' }]),
    ...(topic ? [] : [{ pointer: '/topic', key: 'topic' }]),
    ...(text.trim() ? [] : [{ pointer: '/text', key: 'text' }]),
  ];
}

export function toBody(draft: ReportDraft, documentIds: string[]): NewTicket {
  const { kind, topic, text, path, praticaId } = draft;
  return {
    kind: kind as NewTicket['kind'],
    topic: topic as NewTicket['topic'],
    text,
    ...(path ? { path } : {}),
    ...(praticaId ? { praticaId } : {}),
    ...(documentIds.length > 0 ? { documentIds } : {}),
  };
}
