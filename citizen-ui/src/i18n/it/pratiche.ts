export const pratiche = {};
