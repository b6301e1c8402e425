export const pratica = {};
