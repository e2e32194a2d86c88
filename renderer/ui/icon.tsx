import './icon.css'

const paths = {
  gate: 'M4 21V9a8 8 0 0 1 16 0v12M4 12h16M4 17h16M9 2.500V21M15 2.500V21M12 1v20',
  in: 'M13 4h6v16h-6M3 12h11M10 7l5 5-5 5',
  out: 'M11 4H5v16h6M9 12h11M16 7l5 5-5 5',
  sound: 'M4 9v6h4l6 5V4L8 9ZM17.500 8.500a5 5 0 0 1 0 7M20 5.500a9 9 0 0 1 0 13',
  muted: 'M4 9v6h4l6 5V4L8 9ZM17 9l6 6M23 9l-6 6',
  online: 'M5 12.500 10 17.500 19.500 7',
  slow: 'M12 3a9 9 0 1 0 .01 0M12 7v5l3.500 2.500',
  'rate-limited': 'M8 4v16M16 4v16',
  offline:
    'M3 3l18 18M5 13a10 10 0 0 1 4-2.500M8.500 16.500a5 5 0 0 1 7 0M12 20h.01M2 9a15 15 0 0 1 4.500-2.800M11 5a15 15 0 0 1 11 4',
  refused: 'M14.500 9.500a4.500 4.500 0 1 0-4 4L12 15v2h2v2h2v2h4v-4ZM3 21 21 3',
  captive: 'M6 11h12v10H6ZM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11',
  restart: 'M20 12a8 8 0 1 1-2.500-5.800L20 8.500M20 3v5.500h-5.500',
  alert: 'M12 3 22.500 21h-21ZM12 10v5M12 18h.01',
  close: 'M5 5l14 14M19 5 5 19',
  enter: 'M20 5v7H5M10 7l-5 5 5 5',
  menu: 'M4 6h16M4 12h16M4 18h16',
  keys: 'M2 6h20v12H2ZM6 10h.01M10 10h.01M14 10h.01M18 10h.01M7 14h10',
  look: 'M12 3a9 9 0 1 0 .01 0M12 3v18M12 7l6 -2M12 12h9M12 17l6 2',
  back: 'M20 12H5M11 6l-6 6 6 6',
  camera: 'M3 7h4l2-3h6l2 3h4v13H3ZM12 10a3.500 3.500 0 1 0 .01 0',
  fit: 'M9 4h6v3H9ZM9 5.500H5V21h14V5.500h-4M8.500 14l2.500 2.500 5-5.500',
  try: 'M9 3h6M10 3v6L4 20h16L14 9V3M7.500 15h9',
  training: 'M2 9 12 4l10 5-10 5ZM6 11.500V17c3 2.500 9 2.500 12 0v-5.500M22 9v6',
  device: 'M3 5h18v11H3ZM8 20h8M12 16v4',
  settings: 'M4 7h9M17 7h3M15 4.500v5M4 17h3M11 17h9M9 14.500v5M4 12h5M13 12h7M11 9.500v5',
  link: 'M10 14a4 4 0 0 1 0-5.500l3-3a4 4 0 0 1 5.500 5.500l-1.500 1.500M14 10a4 4 0 0 1 0 5.500l-3 3A4 4 0 0 1 5.500 13L7 11.500',
  records: 'M5 21V3h10l4 4v14ZM9 17v-4M12 17V10M15 17v-2',
  find: 'M10.500 4a6.500 6.500 0 1 0 .01 0M15.500 15.500 21 21',
  queue: 'M4 6h10M4 12h10M4 18h6M18 9v11M14.500 12.500 18 9l3.500 3.500',
  inspect: 'M2 12c3-5 6.500-7 10-7s7 2 10 7c-3 5-6.500 7-10 7s-7-2-10-7ZM12 9a3 3 0 1 0 .01 0',
  history: 'M4 12a8 8 0 1 0 2.500-5.800L4 8.500M4 3v5.500h5.500M12 8v4.500l3 2',
  people:
    'M9 11a3.500 3.500 0 1 0-.01 0M2.500 20c.5-4.500 3-6.500 6.500-6.500s6 2 6.500 6.500M16 4.500a3.500 3.500 0 0 1 0 6.500M17.500 13.500c2.500.500 3.800 2.700 4 6.500',
  acts: 'M5 3h14v18H5ZM8.500 8h7M8.500 12h7M8.500 16h4',
  lock: 'M6 11h12v10H6ZM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11',
  setup: 'M4 7h9M19 7h1M4 17h1M11 17h9M13 7a3 3 0 1 0 6 0a3 3 0 1 0-6 0M5 17a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
  scan: 'M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5M6 12h12',
} as const

export type IconName = keyof typeof paths

/** A line icon; always beside words that say the same, so that it is hidden from screen readers. */
export function Icon({ name, className = '' }: { name: IconName; className?: string }) {
  return (
    <svg className={`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
