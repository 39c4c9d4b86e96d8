/** Line icons on a grid of 16; drawn here so that nothing is fetched. They never stand without a word or a name. */
const paths = {
  overview: 'M2 3h12v4H2zM2 9h5v4H2zM9 9h5v4H9z',
  findings: 'M8 2 14.5 13.5h-13zM8 6.5v3.5M8 12v.4',
  sessions: 'M2 4h7M2 8h12M2 12h9',
  log: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  status: 'M2 4h3v2H2zM6.5 4H14v2H6.5zM2 10h6v2H2zM9.5 10H14v2H9.5z',
  signatures: 'M2.5 12.5c3-1 4-9 6-9s-1 8 .5 8 1.5-3 2.5-3 .5 2 2 2M2 14.5h12',
  evidence: 'M2 4.5 3.5 3h4L9 4.5h5V13H2zM2 7h12',
  configuration:
    'M2.5 4.5h5M10.5 4.5h3M2.5 8h2M7.5 8h6M2.5 11.5h6M11.5 11.5h2M7.5 3v3h3V3zM4.5 6.5v3h3v-3zM8.5 10v3h3v-3z',
  journal: 'M3.5 2h9v12h-9zM3.5 5h-1M3.5 8h-1M3.5 11h-1M6 5.5h4M6 8.5h3',
  mark: 'M4.5 2.5h7v11L8 10.5l-3.5 3z',
  note: 'M2.5 3h11v7.5H7L4.5 13v-2.5h-2zM5 5.5h6M5 8h4',
  report: 'M4 2h5.5L12 4.5V14H4zM9 2v3h3M6 8h4M6 10.5h4',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14 14',
  gear: 'M8 5.9a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2zM6.95 1.75L9.05 1.75L9.4 3.5L10.65 4L12 3.1L12.9 4L12 5.35L12.5 6.6L14.25 6.95L14.25 9.05L12.5 9.4L12 10.65L12.9 12L12 12.9L10.65 12L9.4 12.5L9.05 14.25L6.95 14.25L6.6 12.5L5.35 12L4 12.9L3.1 12L4 10.65L3.5 9.4L1.75 9.05L1.75 6.95L3.5 6.6L4 5.35L3.1 4L4 3.1L5.35 4L6.6 3.5z',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M6 6h7.5v7.5H6zM10 3.5v-1H2.5V10h1',
  done: 'M3 8.5 6.5 12 13 4.5',
  left: 'M10 3 5 8l5 5',
  right: 'M6 3l5 5-5 5',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  bytes: 'M2 3h3v4H2zM8.5 3v4M7 3h1.5M11 3h3v4h-3zM4 9v4M2.5 9H4M7 9h3v4H7zM13 9v4M11.5 9H13',
  link: 'M6.5 9.5 9.5 6.5M7 5l1.5-1.5a2.5 2.5 0 0 1 4 4L11 9M9 11l-1.5 1.5a2.5 2.5 0 0 1-4-4L5 7',
  zoom: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14 14M7 5v4M5 7h4',
  oldest: 'M4.5 3v10M2 10.5 4.5 13 7 10.5M9 4h2M9 8h3.5M9 12h5',
  newest: 'M4.5 3v10M2 10.5 4.5 13 7 10.5M9 4h5M9 8h3.5M9 12h2',
  rail: 'M2.5 3h11v10h-11zM6 3v10',
  key: 'M5 6.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM7 8l6.5-4.5M11 5.2l1.5 2',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}
