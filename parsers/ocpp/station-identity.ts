/*
 * Many station-side logs name no station at all (research P13), but the configuration that lies beside them in the archive does: OCPP-J takes
 * the identity from the end of the connection URL (OCPP-J 1.6, 3.1.1), which a station is configured with.
 */

const identityKey = /(?:^|[/.]|^Cst_)(?:charge_?box_?(?:id|identity)|charge_?point_?(?:id|identity)|cp_?id|identity)$/i;
const urlKey = /(?:^|[/.])(?:uri|url|endpoint|central_?system(?:_?url)?|ocppserver)$/i;
/** Last path segment of a WebSocket URL. */
const urlIdentity = /^wss?:\/\/[^/]+\/(?:.*\/)?([^/?#]{1,48})\/?$/i;

/** A configuration value as far as it matters here. */
export interface ConfiguredValue {
  readonly key: string;
  readonly value: string | null;
}

/** The identity that a station's own configuration states; `null` when it states none, or several that contradict each other. */
export function stationIdentity(values: Iterable<ConfiguredValue>): string | null {
  const stated = new Set<string>();
  const inUrls = new Set<string>();
  for (const { key, value } of values) {
    if (value === null || value === '' || value.length > 255) continue;
    if (identityKey.test(key)) stated.add(value);
    const fromUrl = urlKey.test(key) ? urlIdentity.exec(value)?.[1] : undefined;
    if (fromUrl !== undefined) inUrls.add(fromUrl);
  }
  const [found, ...others] = stated.size > 0 ? stated : inUrls;
  return found === undefined || others.length > 0 ? null : found;
}
