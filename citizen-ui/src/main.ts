import { emptyWhatIsForAnother } from './app/served/drawn-for-another';
import { keepWhatIsSaid } from './app/served/said-meanwhile';
import { untilWanted } from './app/served/until-wanted';
import { wasServed } from './app/served/was-served';

/** A page answers once it is taken over, which an answer that does not come must not hold up. */
const TAKEN_OVER_MS = 2_000;
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, TAKEN_OVER_MS));

emptyWhatIsForAnother(document);
const giveBack = wasServed(document) ? keepWhatIsSaid(document) : undefined;
untilWanted()
  .then(() => import('./start'))
  .then(({ start }) => start())
  .then((application) => Promise.race([application.whenStable(), soon()]))
  .then(giveBack)
  .catch((error: unknown) => console.error(error));
