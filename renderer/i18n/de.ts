import type { Catalogue } from './catalogue.ts'
import { connectionWords } from './de/connection.ts'
import { officeWords } from './de/office.ts'
import { peopleWords } from './de/people.ts'
import { profileWords } from './de/profile.ts'
import { readingWords } from './de/reading.ts'
import { recordsWords } from './de/records.ts'
import { settingsWords } from './de/settings.ts'
import { setupWords } from './de/setup.ts'
import { thisDeviceWords } from './de/this-device.ts'
import { trainingWords } from './de/training.ts'
import { verdictWords } from './de/verdict.ts'
import { windowWords } from './de/window.ts'

/** German. A message that is missing here does not compile. */
export const de: Catalogue = {
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
