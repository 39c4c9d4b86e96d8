import { connectHost } from '../client/host-client.ts';
import { startApp } from './start-app.tsx';

const root = document.getElementById('root');
if (root !== null) startApp(await connectHost(), root);
