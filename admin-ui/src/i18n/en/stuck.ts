export const stuck = {
  returnToOffer: {
    leaveOut: '{{ ente }} stays out of the pratica: its offer cannot be chosen any more.',
  },
  excludeEnte: { which: 'Which ente leaves the pratica?', choose: 'Choose an ente' },
};
