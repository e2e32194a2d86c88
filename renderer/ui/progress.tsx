import './progress.css'

/** How far something is: `value` of `max`, or under way for an unknown time where `max` is null. */
export function Progress(props: {
  label: string
  value: number
  max: number | null
  tone?: 'calm' | 'warn' | 'bad'
}) {
  const { value, max } = props
  return (
    <progress
      className={`progress progress-${props.tone ?? 'calm'}`}
      aria-label={props.label}
      {...(max === null ? {} : { value: Math.min(value, max), max: Math.max(1, max) })}
    />
  )
}
