/** Settings with which no gate is opened. Its message is for the person who made them; a restart will not help. */
export class SettingsRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SettingsRefused'
  }
}
