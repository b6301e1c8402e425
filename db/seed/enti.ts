/** Number `n` of the demo enti; the logins of the realm carry these ids in their claim. */
export function enteId(n: number): string {
  return `e0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export interface EnteSeed {
  n: number;
  name: string;
  kind: string;
  aboutIt: string;
  aboutEn: string;
  address: string;
  postalCode: string;
  town: string;
  municipio: number;
  phone: string;
  email: string;
  founded: number;
  drawing: string;
  /** Name and profile; the first of La Cura is the demo's own operator. */
  operators: [name: string, profile: string, ...competences: string[]][];
}
