/** Who wrote a log. */
export type Writer = 'station' | 'csms';

/** How a person wants a source to be read; `null` leaves a point to the program. */
export interface ReadAs {
  readonly station: string | null;
  /** Who wrote the log: decides what `sent` and `received` mean (research P11). */
  readonly viewpoint: Writer | null;
  /** IANA zone or fixed offset of wall-clock times. */
  readonly zone: string | null;
}

/** How a source is read and why. */
export interface SourceReading {
  readonly sourceId: number;
  /** By the program: CALLs that speak for each side. */
  readonly viewpoint: Writer | 'unknown';
  readonly forStation: number;
  readonly forCsms: number;
  /** Stations that its messages name or were given, the most frequent first; `null` where nothing names one. */
  readonly stations: readonly { readonly station: string | null; readonly messages: number }[];
  /** Stations beyond those that are named, with their messages; left out where all are. */
  readonly others?: { readonly stations: number; readonly messages: number };
  /** Of the case, for times without an offset. */
  readonly zone: string | null;
  readonly zoneReason: string | null;
  readonly said: (ReadAs & { readonly at: string; readonly who: string }) | null;
}
