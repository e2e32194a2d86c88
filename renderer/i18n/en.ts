import { connectionWords } from './en/connection.ts'
import { officeWords } from './en/office.ts'
import { peopleWords } from './en/people.ts'
import { profileWords } from './en/profile.ts'
import { readingWords } from './en/reading.ts'
import { recordsWords } from './en/records.ts'
import { settingsWords } from './en/settings.ts'
import { setupWords } from './en/setup.ts'
import { thisDeviceWords } from './en/this-device.ts'
import { trainingWords } from './en/training.ts'
import { verdictWords } from './en/verdict.ts'
import { windowWords } from './en/window.ts'

/**
 * English: the first catalogue, and the shape of every other one. A message is a string with `{names}`, or a
 * pair of plural forms chosen by `{n}`.
 */
export const en = {
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
} as const
