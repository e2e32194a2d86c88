import { useCallback, useEffect, useRef, useState } from 'react'
import type { DoctorReport, DoctorStep } from '../../../electron/contract/doctor.ts'
import type { GateError } from '../../../electron/contract/wire.ts'
import { useSurroundings } from '../../app/surroundings.ts'

/** The check as it runs: each step when it has ended, and the report when all have. */
export function useDoctor() {
  const { gate } = useSurroundings()
  const [steps, setSteps] = useState<readonly DoctorStep[]>([])
  const [report, setReport] = useState<DoctorReport | null>(null)
  const [error, setError] = useState<GateError | null>(null)
  const [running, setRunning] = useState(false)
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    const stop = gate.onDoctor((step) => setSteps((before) => [...before, step]))
    return () => {
      isThere.current = false
      stop()
    }
  }, [gate])
  const run = useCallback(() => {
    setSteps([])
    setReport(null)
    setError(null)
    setRunning(true)
    void gate.doctor({}).then((result) => {
      if (!isThere.current) return
      setRunning(false)
      if (!result.ok) setError(result.error)
      else {
        setReport(result.value)
        setSteps(result.value.steps)
      }
    })
  }, [gate])
  return { steps, report, error, running, run }
}
