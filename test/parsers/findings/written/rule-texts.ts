/** Rule files for tests, made of parts. */
export function ruleFile(rules: string, more = ''): string {
  return `{ "ladeakte": "rules/1", "name": "Test", "version": "1", ${more} "rules": [${rules}] }`;
}

/** A rule with these conditions; everything else is in order. */
export function rule(conditions: string, id = 'own.test'): string {
  return `{ "id": "${id}", "severity": "warning", "title": { "de": "T", "en": "T" }, "detail": "{times} at {connector}, {within}, {after}", ${conditions} }`;
}
