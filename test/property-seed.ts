import fc from 'fast-check';

/*
 * Property tests draw the same examples in every run, so that a red test is red again when one looks at it. `LADEAKTE_SEED=number` draws
 * others; `npm run fuzz` is where new examples are looked for.
 */
fc.configureGlobal({ seed: Number(process.env['LADEAKTE_SEED'] ?? 20_261_121) });
