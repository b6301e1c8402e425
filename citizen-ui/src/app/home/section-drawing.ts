/** The drawing of a section of the catalogue. */
export function sectionDrawing(sectionId: string): string {
  return `/drawings/${sectionId}.svg`;
}
