import type { ConfigurationVia } from '../../../parsers/model/configuration.ts';
import type { NumberedConfiguration } from '../../../parsers/ocpp/configuration-history.ts';
import { isSecretKey } from '../../../parsers/ocpp/secret-keys.ts';
import { auditConfiguration } from '../../../parsers/configuration/audit.ts';
import type { AuditInput } from '../../../parsers/configuration/audit.ts';
import { builtInCatalogues } from '../../../parsers/vendors/built-in-catalogues.ts';

/** One record in shorthand. Times are minutes; `null` for what stands in a file. */
export interface Said {
  readonly key: string;
  readonly value?: string | null;
  readonly via?: ConfigurationVia;
  readonly outcome?: string | null;
  readonly minute?: number | null;
  readonly readonly?: boolean | null;
  readonly source?: number;
}

export function read(key: string, value: string | null, minute = 0): Said {
  return { key, value, minute };
}

export function write(key: string, value: string, outcome: string, minute = 10): Said {
  return { key, value, via: 'ChangeConfiguration', outcome, minute };
}

export function inFile(key: string, value: string, source = 9): Said {
  return { key, value, via: 'configuration-file', minute: null, source };
}

export function numbered(list: readonly Said[]): readonly NumberedConfiguration[] {
  return list.map((said, index) => {
    const minute = said.minute === undefined ? 0 : said.minute;
    return {
      id: index + 1,
      record: {
        record: 'configuration',
        station: 'CP-1',
        key: said.key,
        value: said.value ?? null,
        readonlyKey: said.readonly ?? null,
        via: said.via ?? 'GetConfiguration',
        outcome: said.outcome ?? null,
        observedAt: {
          text: String(minute),
          epochMs: minute === null ? null : minute * 60_000,
          quality: 'offset-given',
        },
        secret: isSecretKey(said.key),
        evidence: { kind: 'bytes', sourceId: said.source ?? 1, offset: index * 100, length: 50, line: index + 1 },
      },
    };
  });
}

export function audit(list: readonly Said[], more: Partial<AuditInput> = {}) {
  return auditConfiguration({
    records: numbered(list),
    station: { vendor: null, model: null },
    bootsMs: [],
    signs: false,
    catalogues: builtInCatalogues,
    ...more,
  });
}

/** Codes of the statements, sorted; departures from defaults are left out unless asked for. */
export function codes(list: readonly Said[], more: Partial<AuditInput> = {}, withDefaults = false): readonly string[] {
  return audit(list, more)
    .statements.filter(({ topic }) => withDefaults || topic !== 'default')
    .map(({ code, severity }) => `${severity} ${code}`)
    .toSorted((one, other) => (one < other ? -1 : 1));
}
