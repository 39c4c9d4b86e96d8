/** A stretch of time that the logs of a station cover without a hole; rules stay silent across holes. */
export interface Coverage {
  readonly station: string | null;
  readonly fromMs: number;
  readonly toMs: number;
}
