import type { LanguageCode } from '../language/stored-language';

/** The words of these parts alone: they come with them, and weigh on no other page. */
const it = {
  title: 'I tuoi preferiti',
  lead: 'I servizi che vuoi ritrovare. Li vedi solo tu.',
  keep: 'Tieni fra i preferiti',
  drop: 'Togli dai preferiti',
  dropOf: 'Togli dai preferiti: {title}',
  kept: 'Fatto: è fra i tuoi preferiti.',
  dropped: 'Fatto: non è più fra i tuoi preferiti.',
  droppedOf: '«{title}» non è più fra i preferiti.',
  undo: 'Rimettilo',
  gone: 'Ora non si può chiedere.',
  compare: 'Confrontali',
  compareLatest: 'Confronta gli ultimi quattro',
  empty: 'Non c’è ancora niente',
  emptyText: 'Nella pagina di un servizio premi «Tieni fra i preferiti»: lo ritrovi qui.',
  services: 'Vai ai servizi',
};

const en: typeof it = {
  title: 'Your favourites',
  lead: 'The services that you want to find again. Only you see them.',
  keep: 'Keep as a favourite',
  drop: 'Remove from favourites',
  dropOf: 'Remove from favourites: {title}',
  kept: 'Done: it is among your favourites.',
  dropped: 'Done: it is no longer among your favourites.',
  droppedOf: '“{title}” is no longer among your favourites.',
  undo: 'Put it back',
  gone: 'It cannot be requested now.',
  compare: 'Compare them',
  compareLatest: 'Compare the latest four',
  empty: 'There is nothing yet',
  emptyText: 'On the page of a service press “Keep as a favourite”: you find it here.',
  services: 'Go to the services',
};

export const FAVOURITE_WORDS: Record<LanguageCode, typeof it> = { it, en };
