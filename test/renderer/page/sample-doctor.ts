import type { DoctorReport, DoctorStep } from '../../../electron/contract/doctor.ts'

/** One step of each kind that a connection check brings. */
export const sampleDoctor = (now: number): DoctorReport => {
  const step = (part: Pick<DoctorStep, 'n' | 'name' | 'seen'> & Partial<DoctorStep>): DoctorStep => ({
    ...{ state: 'ok', todo: null, because: null, tookMs: 12 },
    ...part,
  })
  return {
    worst: 'failed',
    startedAt: now,
    tookMs: 900,
    calls: 7,
    steps: [
      step({ n: '1', name: 'dns', seen: 'api.example.org is 192.0.2.7.' }),
      step({ n: '3', name: 'reachability', seen: 'ACME answered in 84 ms.' }),
      step({
        n: '4',
        name: 'clock',
        state: 'warning',
        seen: 'This device is 40 s behind ACME.',
        todo: 'Have the clock of this device set by the network.',
      }),
      step({
        n: '5',
        name: 'key',
        state: 'failed',
        seen: 'ACME refuses the key (HTTP 401).',
        todo: 'Set another key: one of this environment that is not revoked.',
      }),
      step({
        n: '6.1',
        name: 'may-list-events',
        state: 'skipped',
        seen: '',
        because: 'The key is not accepted (step 5).',
      }),
    ],
  }
}
