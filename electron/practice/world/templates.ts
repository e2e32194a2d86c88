import type { Random } from '../random.ts'
import type { EventTemplate } from './model.ts'

export interface Templates {
  readonly admission: EventTemplate
  readonly flex: EventTemplate
  readonly tour: EventTemplate
  readonly concert: EventTemplate
  readonly workshop: EventTemplate
}

/**
 * The venue's programme: five templates whose check-in rules differ in every way a gate must respect. `scale`
 * makes the halls larger for larger crowds.
 */
export function makeTemplates(random: Random, scale: number): Templates {
  const ticketType = (name: string, cents: number) => ({ id: random.hex(24), name, cents })
  const standard = { type: 'standard', expireFromEventDate: true, ticketDurationDays: 365 } as const
  return {
    admission: {
      ...standard,
      id: random.hex(24),
      name: 'General Admission',
      description: 'The whole museum for a day.',
      admissionType: 'generalAdmission',
      window: { minutesBefore: 60, minutesAfter: 480 },
      autoRebook: false,
      lengthMinutes: 480,
      capacity: 4_000 * scale,
      ticketTypes: [
        ticketType('Adult', 2_500),
        ticketType('Child (3–12)', 1_200),
        ticketType('Senior', 1_900),
      ],
      color: '#2f6f4f',
    },
    flex: {
      type: 'standard',
      // From the purchase, so that an old ticket is expired on a day when its event is on.
      expireFromEventDate: false,
      ticketDurationDays: 30,
      id: random.hex(24),
      name: 'Flex Day Pass',
      description: 'Bought for one day, good on any other within thirty days.',
      admissionType: 'generalAdmission',
      window: { minutesBefore: 120, minutesAfter: 600 },
      autoRebook: true,
      lengthMinutes: 480,
      capacity: 2_000 * scale,
      ticketTypes: [ticketType('Adult flex', 3_100), ticketType('Child flex', 1_600)],
      color: '#7a5c1e',
    },
    tour: {
      ...standard,
      id: random.hex(24),
      name: 'Guided Tour: The Clockworks',
      description: 'An hour behind the great clock with a guide.',
      admissionType: 'standard',
      window: { minutesBefore: 15, minutesAfter: 45 },
      autoRebook: false,
      lengthMinutes: 60,
      capacity: 900 * scale,
      ticketTypes: [ticketType('Tour', 1_500), ticketType('Tour with audio guide', 1_800)],
      color: '#3b4f8f',
    },
    concert: {
      ...standard,
      id: random.hex(24),
      name: 'Evening Concert: Strings & Brass',
      description: 'The resident quartet in the great hall.',
      admissionType: 'standard',
      window: { minutesBefore: 60, minutesAfter: 30 },
      autoRebook: false,
      lengthMinutes: 120,
      capacity: 800 * scale,
      ticketTypes: [ticketType('Stalls', 4_200), ticketType('Balcony', 3_300)],
      color: '#8f3b5c',
    },
    workshop: {
      ...standard,
      id: random.hex(24),
      name: 'School Workshop',
      description: 'For classes, by arrangement.',
      // Absent from every list that does not ask for private ones (reference, 1.5).
      type: 'private',
      admissionType: 'standard',
      window: { minutesBefore: 30, minutesAfter: 240 },
      autoRebook: false,
      lengthMinutes: 240,
      capacity: 900 * scale,
      ticketTypes: [ticketType('Pupil', 600), ticketType('Teacher', 0)],
      color: '#4f4f4f',
    },
  }
}
