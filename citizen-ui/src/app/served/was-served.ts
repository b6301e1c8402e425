/** Whether this page came with its content, drawn before it left (`main.server.ts`). */
export const wasServed = (document: Document): boolean =>
  document.querySelector('[ng-server-context]') !== null;
