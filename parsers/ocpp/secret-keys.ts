/**
 * Names under which configurations keep secrets (house rule 11): passwords, tokens, pre-shared and private keys. Public keys are
 * no secret and must stay readable.
 */
const secretName =
  /passw|passphrase|passcode|secret|token(?!type)|credential|authorizationkey|basicauth|psk\b|private.?key|simpin|pincode|clientkey|\bpin\b|apikey|api_key|snmp.{0,12}community|community_?string|^pwd$|[_/.-]pwd$/i;
const publicName = /public.?key/i;

/** Whether a configuration key of this name holds a secret that must be masked wherever it is shown. */
export function isSecretKey(key: string): boolean {
  return secretName.test(key) && !publicName.test(key);
}

/** A password inside an address (RFC 3986, 3.2.1). */
const credentialsInUri = /:\/\/[^/\s:@]{0,200}:[^/\s@]{1,200}@/;
const privateKeyText = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/;

/** Whether a key or its value holds a secret: by the key's name, or because the value carries one. */
export function isSecretEntry(key: string, value: string | null): boolean {
  return isSecretKey(key) || (value !== null && (credentialsInUri.test(value) || privateKeyText.test(value)));
}
