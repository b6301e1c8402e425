/** Where a picture is read; a text shows it by this path, and no other picture. */
export function imagePath({ comuneId, id }: { comuneId: string; id: string }): string {
  return `/api/content/images/${comuneId}/${id}`;
}

export function isImagePath(path: string): boolean {
  return /^\/api\/content\/images\/[a-z0-9-]{1,60}\/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(path); // prettier-ignore
}
