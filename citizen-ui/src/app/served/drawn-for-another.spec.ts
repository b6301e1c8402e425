import { beforeEach, expect, test } from '@jest/globals';
import { rememberSignedIn } from '../auth/signed-in-mark';
import { emptyWhatIsForAnother } from './drawn-for-another';
import { wasServed } from './was-served';

beforeEach(() => {
  localStorage.clear();
  document.body.innerHTML = `<app-root ng-server-context="other" ngh="0"><h1>Enti di Milano</h1></app-root>
    <script id="ng-state" type="application/json">{"wemi.comune":"milano"}</script>`;
});
const words = () => document.querySelector('app-root')!.textContent;

test('Who is of another comune does not get what was drawn for this one', () => {
  rememberSignedIn('sesto-san-giovanni');
  emptyWhatIsForAnother(document);
  expect([words(), wasServed(document), document.getElementById('ng-state')]).toEqual(['', false, null]); // prettier-ignore
});

test.each([
  ['is of this one', () => rememberSignedIn('milano')],
  ['was never here', () => undefined],
])('Who %s keeps it', (_, given) => {
  given();
  emptyWhatIsForAnother(document);
  expect([words(), wasServed(document)]).toEqual(['Enti di Milano', true]);
});
