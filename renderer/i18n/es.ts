import type { Catalogue } from './catalogue.ts'
import { verdictWords } from './es/verdict.ts'
import { windowWords } from './es/window.ts'

/** Spanish. A message that is missing here does not compile. */
export const es: Catalogue = { ...windowWords, ...verdictWords }
