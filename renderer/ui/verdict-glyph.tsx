import type { VerdictClass } from '../../electron/contract/verdict.ts'
import './verdict-glyph.css'

function Shape({ of }: { of: VerdictClass }) {
  switch (of) {
    case 'admit':
      return (
        <>
          <circle className="glyph-body" cx="50" cy="50" r="48" />
          <path className="glyph-stroke" d="M27 52 44 69 75 34" />
        </>
      )
    case 'deny':
      return (
        <>
          <path className="glyph-body" d="M30.5 3h39L97 30.5v39L69.5 97h-39L3 69.5v-39Z" />
          <path className="glyph-stroke" d="M33 33 67 67M67 33 33 67" />
        </>
      )
    case 'hold':
      return (
        <>
          <path className="glyph-body" d="M50 1 99 50 50 99 1 50Z" />
          <path className="glyph-fingers" d="M38.5 56V34M46.5 52V27M54.5 52V28.500M62.500 56V35" />
          <path
            className="glyph-mark"
            d="M34.700 50H66.300V61C66.300 70 60 75.500 51.500 75.500 44 75.500 40.500 72 37.500 67L28.500 54.500C26.500 51.500 30.500 48.500 33 51L38 56Z"
          />
        </>
      )
    case 'repeat':
      return (
        <>
          <path className="glyph-ring" d="M21 38A32 32 0 0 1 79 36M79 62A32 32 0 0 1 21 64" />
          <path className="glyph-body" d="M87 16V44H59ZM13 84V56H41Z" />
        </>
      )
  }
}

/** The shape of a verdict class: a disc with a tick, an octagon with a cross, a diamond with a hand, a loop. */
export function VerdictGlyph({ of, className = '' }: { of: VerdictClass; className?: string }) {
  return (
    <svg className={`glyph glyph-${of} ${className}`} viewBox="0 0 100 100" aria-hidden="true">
      <Shape of={of} />
    </svg>
  )
}
