export interface CaseInfo {
  readonly caseId: string;
  readonly name: string;
  readonly revision: number;
  /** Zone in which wall-clock times were read and in which the station's times are shown. */
  readonly zone: string;
  readonly zoneReason: 'given' | 'estimated' | 'default';
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly stations: readonly string[];
  /** `false` after a crash or cancel, until the conclusions are rebuilt. */
  readonly concluded: boolean;
}

export interface RecentCase {
  readonly token: string;
  readonly name: string;
  readonly openedAt: string;
  readonly sizeBytes: number;
  readonly missing: boolean;
}

export interface AppInfo {
  readonly version: string;
  readonly shell: 'electron' | 'server' | 'cli';
  readonly sampleAvailable: boolean;
}
