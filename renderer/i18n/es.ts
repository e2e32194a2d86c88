import type { Catalogue } from './catalogue.ts'
import { connectionWords } from './es/connection.ts'
import { officeWords } from './es/office.ts'
import { peopleWords } from './es/people.ts'
import { profileWords } from './es/profile.ts'
import { readingWords } from './es/reading.ts'
import { recordsWords } from './es/records.ts'
import { settingsWords } from './es/settings.ts'
import { setupWords } from './es/setup.ts'
import { thisDeviceWords } from './es/this-device.ts'
import { trainingWords } from './es/training.ts'
import { verdictWords } from './es/verdict.ts'
import { windowWords } from './es/window.ts'

/** Spanish. A message that is missing here does not compile. */
export const es: Catalogue = {
  ...windowWords,
  ...profileWords,
  ...readingWords,
  ...verdictWords,
  ...recordsWords,
  ...peopleWords,
  ...connectionWords,
  ...officeWords,
  ...settingsWords,
  ...thisDeviceWords,
  ...trainingWords,
  ...setupWords,
}
