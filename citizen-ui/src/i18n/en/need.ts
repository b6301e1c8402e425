export const need = {};
