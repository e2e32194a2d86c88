import { useState } from 'react'
import type { OutboxRowView } from '../../electron/contract/records.ts'
import { SAVE_TEXT_MAX } from '../../electron/contract/save.ts'
import type { Result } from '../../electron/contract/wire.ts'
import { useSurroundings } from '../app/surroundings.ts'
import type { Gate } from '../gate.ts'
import { useLanguage } from '../i18n/language.tsx'
import { saySaved } from '../records/say-saved.ts'
import { Button } from '../ui/button.tsx'
import { asCsv, asJson, fitting } from './export-rows.ts'
import { Problem } from './problem.tsx'
import { useAct } from './use-answer.ts'

const PAGE = 200
/** Pages of one export: 100,000 rows. */
const MOST_PAGES = 500

/** The newest rows, newest first; `more`: there are others that are older. */
async function allRows(
  gate: Pick<Gate, 'outbox'>,
): Promise<Result<{ readonly rows: readonly OutboxRowView[]; readonly more: boolean }>> {
  const rows: OutboxRowView[] = []
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const result = await gate.outbox({ states: [], limit: PAGE, before: rows.at(-1)?.id ?? null })
    if (!result.ok) return result
    rows.push(...result.value)
    if (result.value.length < PAGE) return { ok: true, value: { rows, more: false } }
  }
  return { ok: true, value: { rows, more: true } }
}

/** Brings the queue into a file; says what came of it. */
export function QueueExport() {
  const { t, said } = useLanguage()
  const { gate } = useSurroundings()
  const [told, setTold] = useState<string | null>(null)
  const { working, problem, act } = useAct()
  const save = (kind: 'csv' | 'json'): void => {
    setTold(null)
    act(async () => {
      const all = await allRows(gate)
      if (!all.ok) return all
      const { rows, more } = all.value
      const file = fitting(rows, kind === 'csv' ? asCsv : asJson, SAVE_TEXT_MAX)
      const name = `portcullis-outbox-${new Date().toISOString().slice(0, 10)}.${kind}`
      const result = await gate.save({ kind: 'text', name, text: file.text })
      const cut = result.kind === 'saved' && (more || file.rows < rows.length)
      const words = [saySaved(result, { t, said }), cut ? t('queue.cut', { n: file.rows }) : '']
        .join(' ')
        .trim()
      return { ok: true, value: words }
    }, setTold)
  }
  return (
    <>
      <Button disabled={working} onClick={() => save('csv')}>
        {t('queue.exportCsv')}
      </Button>
      <Button disabled={working} onClick={() => save('json')}>
        {t('queue.exportJson')}
      </Button>
      <p className="office-detail" role="status" data-testid="queue-saved">
        {told}
      </p>
      <Problem error={problem} />
    </>
  )
}
