import type { ButtonHTMLAttributes } from 'react'
import './button.css'

type Look = 'plain' | 'strong' | 'on-verdict' | 'quiet'

/** A button of the house: at least 44 px high, with a look that says how much it weighs. */
export function Button({
  look = 'plain',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type="button" {...rest} className={`button button-${look} ${rest.className ?? ''}`} />
}
