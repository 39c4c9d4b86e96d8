import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { HostBridge } from '../../main/api/client.ts';
import { bridgeEvents } from '../client/event-bridge.ts';
import { HostContext } from '../client/host-context.ts';
import { apiErrorOf } from '../client/api-call-error.ts';
import '../styles/all.css';
import { App } from './app.tsx';
import { loadPreferences } from './preferences.ts';
import { showWholeOnHover } from './whole-on-hover.ts';

/** Puts the program into the page. The host is given, so that tests can bring their own. */
export async function startApp(host: HostBridge, root: HTMLElement): Promise<void> {
  await loadPreferences(host);
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // Answers stay good until `case.changed`; nothing is asked again because a window came to the front.
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (count, error) => apiErrorOf(error).params['reason'] === 'unreachable' && count < 2,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  bridgeEvents(host, queries);
  showWholeOnHover(root.ownerDocument);
  createRoot(root).render(
    <StrictMode>
      <HostContext value={host}>
        <QueryClientProvider client={queries}>
          <App />
        </QueryClientProvider>
      </HostContext>
    </StrictMode>,
  );
}
