/** A key of no pratica has a family in front: `voucher:granted:citizen`. */
function isOfPratica(key: string): boolean {
  return key.split(':').length === 2;
}

/** The words for whom a notice tells: of a pratica by their part in it. */
export function toldTo({ key, audience }: { key: string; audience: string }): string {
  return isOfPratica(key) ? `notices.to.${audience}` : `notices.to.direct.${audience}`;
}

/** The words for the step of a pratica that a notice tells of; undefined where it is of none. */
export function toldOf(key: string): string | undefined {
  return isOfPratica(key) ? `event.${key.split(':')[0]}` : undefined;
}
