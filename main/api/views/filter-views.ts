/** A field of the filter language, as the filter bar suggests it. */
export interface FilterFieldView {
  readonly name: string;
  readonly kind: 'word' | 'number' | 'energy' | 'duration' | 'instant';
  readonly example: string;
  readonly description: string;
}
