/** `node --import no-network-hook.ts`: whatever opens a connection says so and fails, in the program and in its workers. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import net from 'node:net';

function refuse(what: string): () => never {
  return () => {
    writeSync(2, `NETWORK: ${what}\n`);
    throw new Error(`no network here: ${what}`);
  };
}

// All of http, https, http2, tls, fetch and WebSocket end in one of these.
net.Socket.prototype.connect = refuse('net.Socket.connect');
net.Server.prototype.listen = refuse('net.Server.listen');
dgram.Socket.prototype.send = refuse('dgram.Socket.send');
Object.assign(dns, { lookup: refuse('dns.lookup'), resolve: refuse('dns.resolve') });
Object.assign(dns.promises, { lookup: refuse('dns.promises.lookup'), resolve: refuse('dns.promises.resolve') });
