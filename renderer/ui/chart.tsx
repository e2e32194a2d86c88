import './chart.css'

const HEIGHT = 40

/** A row of numbers as a thin line of bars, newest at the right; `says` is the same in words. */
export function Chart({ values, says }: { values: readonly number[]; says: string }) {
  const most = Math.max(1, ...values)
  const bars = values.map((value, index) => {
    // A minute with one guest is still to be seen beside one with sixty.
    const height = value === 0 ? 0 : Math.max(1.5, (value / most) * HEIGHT)
    return height === 0 ? '' : `M${index} ${HEIGHT}v${-height}h0.8v${height}z`
  })
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${Math.max(1, values.length)} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={says}
    >
      <path d={bars.join('')} />
    </svg>
  )
}
