import { useState } from 'react'
import type { ExportRequest } from '../../electron/contract/reporting.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Button } from '../ui/button.tsx'
import { saySaved } from './say-saved.ts'

/** Brings what is in sight into a file; says what came of it. */
export function SaveButtons(props: {
  /** What is in sight, in a format. */
  request: (format: 'csv' | 'json') => ExportRequest
  /** Printed, too: the name of the PDF, without its ending; null where it is no page to print. */
  printed: string | null
}) {
  const { t, said } = useLanguage()
  const { gate } = useSurroundings()
  const [told, setTold] = useState<string | null>(null)
  const [working, setWorking] = useState(false)

  async function doing(act: () => Promise<string | null>) {
    setWorking(true)
    setTold(null)
    setTold(await act())
    setWorking(false)
  }
  const write = async (request: Parameters<typeof gate.save>[0], more: string): Promise<string | null> => {
    const result = await gate.save(request)
    const done = saySaved(result, { t, said })
    return result.kind === 'saved' ? `${done} ${more}`.trim() : done
  }
  const save = (format: 'csv' | 'json') =>
    doing(async () => {
      const asked = props.request(format)
      const made = await gate.exportRecords(asked)
      if (!made.ok) return t('records.notSaved', { message: said(made.error.message) })
      const { name, text, cut, rows } = made.value
      return write(
        { kind: 'text', name, text },
        cut ? t(asked.what === 'acts' ? 'acts.cut' : 'records.cut', { n: rows }) : '',
      )
    })
  const { printed } = props
  return (
    <div className="records-save">
      <Button disabled={working} onClick={() => void save('csv')}>
        {t('records.csv')}
      </Button>
      <Button disabled={working} onClick={() => void save('json')}>
        {t('records.json')}
      </Button>
      {printed !== null && (
        <>
          <Button
            disabled={working}
            onClick={() => void doing(() => write({ kind: 'page', name: `${printed}.pdf` }, ''))}
          >
            {t('records.pdf')}
          </Button>
          <Button disabled={working} onClick={() => window.print()}>
            {t('records.print')}
          </Button>
        </>
      )}
      <p className="records-said" role="status">
        {told}
      </p>
    </div>
  )
}
