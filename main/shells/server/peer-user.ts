import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { Server, Socket } from 'node:net';

/*
 * Every user of a computer can reach its loopback addresses, and can read how a browser was started, with the address and its launch secret on its
 * command line. Linux tells whose a local connection is: /proc/net/tcp has a line a socket, with the number of its user (proc(5)).
 */

/** Ends of a connection as the server sees them: the asking program's address (IPv4) and port, and the server's own port. */
export interface LocalConnection {
  readonly address: string;
  readonly port: number;
  readonly serverPort: number;
}

/** An IPv4 address as the kernel prints it: four bytes in the order of the machine, which is little endian wherever Node runs. */
function addressHex(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0').toUpperCase());
  return bytes.reverse().join('');
}

/**
 * Numbers of the users who hold the asking end, from the text of /proc/net/tcp and /proc/net/tcp6 (a program may ask over IPv6 by the mapped address,
 * RFC 4291, 2.5.5.2); empty when it is not there.
 */
export function usersOf({ address, port, serverPort }: LocalConnection, table: string): readonly number[] {
  const hexPort = (number: number): string => number.toString(16).padStart(4, '0').toUpperCase();
  const ends = ['', '0000000000000000FFFF0000'].map((prefix) => ({
    local: `${prefix}${addressHex(address)}:${hexPort(port)}`,
    remote: new RegExp(`^${prefix}[0-9A-F]{6}7F:${hexPort(serverPort)}$`),
  }));
  return table.split('\n').flatMap((line) => {
    const [, local = '', remote = '', , , , , user] = line.trim().split(/\s+/);
    const found = ends.some((end) => end.local === local && end.remote.test(remote));
    return found && user !== undefined && /^\d{1,10}$/.test(user) ? [Number(user)] : [];
  });
}

function socketTable(): string | undefined {
  try {
    return `${readFileSync('/proc/net/tcp', 'latin1')}\n${tcp6Table()}`;
  } catch {
    return undefined;
  }
}

/** Absent where IPv6 is off. */
function tcp6Table(): string {
  try {
    return readFileSync('/proc/net/tcp6', 'latin1');
  } catch {
    return '';
  }
}

/** Whoever started the program, also by way of another user, and the administrator, who can read everything anyway. */
function ownUsers(environment: Readonly<Record<string, string | undefined>>): ReadonlySet<number> {
  const started = ['SUDO_UID', 'PKEXEC_UID'].flatMap((name) => {
    const user = environment[name] ?? '';
    return /^\d{1,10}$/.test(user) ? [Number(user)] : [];
  });
  return new Set([0, process.getuid?.() ?? 0, ...started]);
}

/** Whether another user of this computer is at the other end of a connection. */
export type PeerCheck = (socket: Socket) => boolean;

function isForeign(socket: Socket, own: ReadonlySet<number>): boolean | undefined {
  const { remoteAddress: address, remotePort: port, localPort: serverPort } = socket;
  const table = socketTable();
  if (address === undefined || port === undefined || serverPort === undefined || table === undefined) return undefined;
  const users = usersOf({ address, port, serverPort }, table);
  return users.length === 0 ? undefined : users.some((user) => !own.has(user));
}

/**
 * Tries on a connection of our own whether the system tells users apart, and answers with the check. Where it does not (other systems, some
 * containers) nobody is taken for another user; cookie and page key guard alone.
 */
export async function createPeerCheck(server: Server, port: number): Promise<PeerCheck> {
  const own = ownUsers(process.env);
  const tells = await new Promise<boolean>((resolve) => {
    const accepted: Socket[] = [];
    const trial = connect({ host: '127.0.0.1', port });
    const accept = (socket: Socket): void => {
      accepted.push(socket);
      look();
    };
    const decide = (answer: boolean): void => {
      server.off('connection', accept);
      trial.destroy();
      resolve(answer);
    };
    // Both ends report by themselves, in either order.
    const look = (): void => {
      const met = accepted.find(({ remotePort }) => remotePort !== undefined && remotePort === trial.localPort);
      if (met !== undefined) decide(isForeign(met, own) === false);
    };
    server.on('connection', accept);
    trial.once('connect', look);
    trial.once('error', () => decide(false));
  });
  if (!tells) return () => false;
  const known = new WeakMap<Socket, boolean>();
  // At the beginning of the connection. Where no program of this system holds the other end, it is closed already and hears no answer, or a relay of
  // another system speaks for the person's own browser (the Windows side of WSL).
  const ask = (socket: Socket): boolean => {
    const foreign = known.get(socket) ?? isForeign(socket, own) ?? false;
    known.set(socket, foreign);
    return foreign;
  };
  server.on('connection', ask);
  return ask;
}
