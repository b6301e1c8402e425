/** How the office frees what is stuck: pratiche brought back, enti suspended and closed. */
export const stuck = {
  returnToOffer: {
    leaveOut: '{{ ente }} resta fuori dalla pratica: la sua offerta non si può più scegliere.',
  },
  excludeEnte: { which: 'Quale ente esce dalla pratica?', choose: 'Scegli un ente' },
};
