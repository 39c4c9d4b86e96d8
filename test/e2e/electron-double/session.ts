import { EventEmitter } from 'node:events';
import { onOrder } from './control.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type BeforeRequest = (details: { readonly url: string }, answer: (response: { cancel?: boolean }) => void) => void;
type PermissionRequest = (
  contents: unknown,
  permission: string,
  answer: (allow: boolean) => void,
  details: { readonly requestingUrl: string },
) => void;
type PermissionCheck = (contents: unknown, permission: string, origin: string) => boolean;

/** The one session of the program. Nothing is answered that its handlers did not let through. */
class SessionDouble extends EventEmitter {
  readonly #handlers = new Map<string, Handler>();
  #beforeRequest: BeforeRequest | undefined;
  #permissionRequest: PermissionRequest | undefined;
  #permissionCheck: PermissionCheck | undefined;

  readonly protocol = { handle: (scheme: string, handler: Handler): void => void this.#handlers.set(scheme, handler) };
  readonly webRequest = {
    onBeforeRequest: (_filter: object, listener: BeforeRequest): void => {
      this.#beforeRequest = listener;
    },
  };

  async setProxy(_options: object): Promise<void> {}
  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.#permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permissionCheck = handler;
  }
  setDevicePermissionHandler(_handler: () => boolean): void {}
  setDisplayMediaRequestHandler(_handler: unknown): void {}
  setSpellCheckerEnabled(_enabled: boolean): void {}

  /** Whether the program lets a request out; without a listener everything would be. */
  isAllowed(url: string): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (listener === undefined) return Promise.resolve(true);
    return new Promise((resolve) => listener({ url }, ({ cancel }) => resolve(cancel !== true)));
  }

  async serve(request: Request): Promise<Response | undefined> {
    return this.#handlers.get(new URL(request.url).protocol.slice(0, -1))?.(request);
  }

  async permission(permission: string, address: string): Promise<boolean> {
    const asked = await new Promise<boolean>((resolve) => {
      if (this.#permissionRequest === undefined) resolve(true);
      else this.#permissionRequest(null, permission, resolve, { requestingUrl: address });
    });
    return asked && (this.#permissionCheck?.(null, permission, address) ?? true);
  }
}

export const theSession = new SessionDouble();
export const session = { fromPartition: (_name: string, _options: object) => theSession };
export const protocol = { registerSchemesAsPrivileged: (_schemes: readonly object[]) => undefined };

onOrder((order) => {
  if (order.order === 'permission') return theSession.permission(order.permission, order.address);
  return order.order === 'request' ? theSession.isAllowed(order.address) : undefined;
});
