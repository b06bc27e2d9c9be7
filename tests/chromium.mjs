// How the tests start a Chromium of any age: without a display, without root's sandbox, and without the browser's own
// traffic to its maker.
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
