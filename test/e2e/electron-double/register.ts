/** `node --import register.ts main.mjs`: the program finds the double where it asks for `electron`. */
import { registerHooks } from 'node:module';

const double = new URL('./electron-module.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context),
});
