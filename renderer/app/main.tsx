import { connectHost } from '../client/host-client.ts';
import { startApp } from './start-app.tsx';

const root = document.getElementById('root');
if (root !== null) await startApp(await connectHost(), root);
