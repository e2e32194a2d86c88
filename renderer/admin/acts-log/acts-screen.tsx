import { useCallback, useState, useSyncExternalStore } from 'react'
import {
  type AuditAct,
  type AuditShown,
  type AuditVerdict,
  auditActSchema,
} from '../../../electron/contract/audit.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { ForRole } from '../../office/for-role.tsx'
import { Problem } from '../../office/problem.tsx'
import { useAct, useAnswer } from '../../office/use-answer.ts'
import { SaveButtons } from '../../records/save-buttons.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { List, ListRow } from '../../ui/list.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { tellAct } from './tell-act.ts'
import '../../office/office.css'
import './acts-log.css'

const ALL = ''
const PAGE = 50

/** Whether the log is as it was written: looked at when somebody asks, since it takes a while on a long one. */
function Check() {
  const { t, said } = useLanguage()
  const { gate } = useSurroundings()
  const { working, problem, act } = useAct()
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null)
  return (
    <section className="acts-check">
      <Button disabled={working} onClick={() => act(() => gate.verifyAudit({}), setVerdict)}>
        {t(working ? 'acts.checking' : 'acts.check')}
      </Button>
      <Problem error={problem} />
      <div className="acts-verdict" role="status" data-testid="acts-verdict">
        {verdict?.sound === true && (
          <>
            <Badge tone="good" icon="online">
              {t('acts.whole', { n: verdict.entries })}
            </Badge>
            {verdict.head.hash !== null && (
              <p className="office-detail">{t('acts.end', { hash: verdict.head.hash.slice(0, 16) })}</p>
            )}
          </>
        )}
        {verdict?.sound === false && (
          <Notice weight="bad" role="status">
            {t('acts.broken', { n: verdict.firstBroken })} {t('acts.brokenDo')}
            <span className="office-detail">{said(verdict.why)}</span>
          </Notice>
        )}
      </div>
    </section>
  )
}

function ActRow({ row }: { row: AuditShown }) {
  const { t, said, moments } = useLanguage()
  const { title, by, details } = tellAct(row, { t, said })
  const lane = row.lane === null ? [] : [t('ticket.lane', { lane: row.lane })]
  return (
    <ListRow
      testId="act"
      mark={
        <time className="acts-when">
          {moments.clockToTheSecond(row.at)}
          <span>{moments.day(row.at)}</span>
        </time>
      }
      title={title}
      detail={[by, ...details, ...lane, t('acts.no', { n: row.no })].join(' · ')}
    />
  )
}

function Acts() {
  const { t } = useLanguage()
  const { gate, desk } = useSurroundings()
  const device = useSyncExternalStore(desk.subscribe, desk.getState).status?.terminalId ?? ''
  const [act, setAct] = useState<AuditAct | typeof ALL>(ALL)
  const [who, setWho] = useState('')
  const [before, setBefore] = useState<number | null>(null)
  const ask = useCallback(
    () => gate.audit({ acts: act === ALL ? [] : [act], who, after: 0, before, limit: PAGE }),
    [gate, act, who, before],
  )
  const { answer, isAsking, reload } = useAnswer(ask)
  const page = answer.kind === 'there' ? answer.value : null
  return (
    <div className="acts" aria-busy={isAsking}>
      <p className="office-detail">{t('acts.what', { device })}</p>
      <Check />
      <div className="records-tools">
        <Select
          label={t('acts.act')}
          options={[
            { value: ALL, label: t('acts.act.all') },
            ...auditActSchema.options.map((value) => ({ value, label: t(`acts.of.${value}`) })),
          ]}
          value={act}
          onChange={(next) => {
            setAct(next)
            setBefore(null)
          }}
        />
        <Field
          label={t('acts.who')}
          placeholder={t('acts.whoHint')}
          maxLength={80}
          value={who}
          onChange={(event) => {
            setWho(event.target.value)
            setBefore(null)
          }}
        />
        <SaveButtons
          request={(format) => ({ what: 'acts', format, acts: act === ALL ? [] : [act], who })}
          printed={null}
        />
      </div>
      {answer.kind === 'failed' && <Problem error={answer.error} onAgain={reload} />}
      {page !== null && (
        <List label={t('acts.rows')} empty={t('acts.none')}>
          {page.rows.map((row) => (
            <ActRow key={row.no} row={row} />
          ))}
        </List>
      )}
      {page !== null && (
        <div className="records-pages">
          {before !== null && <Button onClick={() => setBefore(null)}>{t('acts.newest')}</Button>}
          {page.next !== null && <Button onClick={() => setBefore(page.next)}>{t('acts.older')}</Button>}
        </div>
      )}
    </div>
  )
}

/** What people did at this device, newest first; for admins. */
export function ActsScreen() {
  return (
    <div className="office">
      <ForRole least="admin">
        <Acts />
      </ForRole>
    </div>
  )
}
