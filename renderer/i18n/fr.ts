import type { Catalogue } from './catalogue.ts'
import { connectionWords } from './fr/connection.ts'
import { officeWords } from './fr/office.ts'
import { peopleWords } from './fr/people.ts'
import { profileWords } from './fr/profile.ts'
import { readingWords } from './fr/reading.ts'
import { recordsWords } from './fr/records.ts'
import { settingsWords } from './fr/settings.ts'
import { setupWords } from './fr/setup.ts'
import { thisDeviceWords } from './fr/this-device.ts'
import { trainingWords } from './fr/training.ts'
import { verdictWords } from './fr/verdict.ts'
import { windowWords } from './fr/window.ts'

/** French. A message that is missing here does not compile. */
export const fr: Catalogue = {
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
