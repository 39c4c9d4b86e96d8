import { startApp } from '../../../renderer/app/start-app.tsx';
import type { FakeMode } from '../fake-client.ts';
import { fakeClient } from '../fake-client.ts';

const modes: readonly FakeMode[] = ['full', 'empty', 'importing', 'error', 'nothing-read'];
const asked = new URLSearchParams(window.location.search).get('mode');
const root = document.getElementById('root');
if (root !== null) await startApp(fakeClient(modes.find((mode) => mode === asked) ?? 'full'), root);
