// Compiled, never run: each of these lines must be refused; types.test.mjs knows their numbers.
import { evaluate } from 'jixiao';
import type { Report } from 'jixiao';

const asNumber: Report = { version: 1, expenditure: { basic: { amount: 368.97 } } };

const unknownKey: Report = { version: 1, unheardOf: true };

const sum: number = evaluate({ version: 1 }).total;

const method: Report = { version: 1, indicators: [{ name: '', method: { kind: 'guess' } }] };

document.createElement('jixiao-widget').evaluation = null;
console.log(asNumber, unknownKey, sum, method);
