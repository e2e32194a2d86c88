import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DeviceView } from '../../../electron/contract/device.ts'
import { useSurroundings } from '../../app/surroundings.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { ForRole } from '../../office/for-role.tsx'
import { useAct } from '../../office/use-answer.ts'
import { Notice } from '../../ui/notice.tsx'
import { useDeviceView } from '../use-device.ts'
import { KeptNotice, KeptWhileLocked } from '../use-kept.tsx'
import { changesOf } from './edits.ts'
import { ExportForm } from './export-form.tsx'
import { faultsOf } from './faults.ts'
import { ImportForm } from './import-form.tsx'
import { KnownEventsProvider } from './known-events.tsx'
import { LeaveQuestion } from './leave-question.tsx'
import type { Json } from './paths.ts'
import { Review } from './review.tsx'
import { SettingList } from './setting-list.tsx'
import { SettingsBar } from './settings-bar.tsx'
import { SettingsNav, type View } from './settings-nav.tsx'
import { useEditing } from './use-editing.ts'
import './settings-screen.css'

/** The profile of this device: every setting, its export and its import. */
export function SettingsScreen() {
  const { t } = useLanguage()
  const view = useDeviceView()
  const [done, setDone] = useState(false)
  const applying: Applying = { ...useAct(), done, setDone }
  if (view === null) return <p className="office-detail">{t('office.loading')}</p>
  return (
    <>
      <div className="settings-news">
        {applying.done && (
          <p className="settings-done" role="status" data-testid="settings-applied">
            {t('edit.applied')}
          </p>
        )}
      </div>
      <ForRole least="admin" locked={<KeptWhileLocked places={['settings']} />}>
        <KnownEventsProvider>
          <Settings view={view} applying={applying} />
        </KnownEventsProvider>
      </ForRole>
    </>
  )
}

/** How applying goes. The gate starts anew with other settings, and knows nobody then: the news of it stands above the PIN. */
type Applying = ReturnType<typeof useAct> & {
  readonly done: boolean
  readonly setDone: (done: boolean) => void
}

function Settings({ view: device, applying }: { view: DeviceView; applying: Applying }) {
  const { t, said } = useLanguage()
  const { device: knowledge, kept } = useSurroundings()
  const [before] = useState(() => kept.at('settings'))
  const { editing, changedMeanwhile, change: edit, takeBack, undoAll } = useEditing(device, before?.editing)
  const [shown, setShown] = useState<View>(before?.shown ?? 'place')
  const [search, setSearch] = useState('')
  const { working, problem, act, setDone } = applying
  const changes = changesOf(editing)
  useEffect(() => {
    if (changes.length > 0) kept.keep('settings', { editing, shown })
    else kept.drop('settings')
  }, [kept, editing, shown, changes.length])
  const faults = faultsOf(editing.draft, { t, said })
  const isLocked = device.provisioned?.locked ?? false
  const open = (next: View) => {
    setSearch('')
    setShown(next)
  }
  const change = (draft: Json) => {
    setDone(false)
    edit(draft)
  }
  const apply = (why: string) => {
    setDone(false)
    const who = kept.whose()
    act(
      async () => {
        const answer = await knowledge.permitted('change-profile', why, (permit) =>
          knowledge.acts.applyProfile({ profile: editing.draft, basedOn: editing.revision, permit }),
        )
        // Of a change by somebody else this window hears when it asks.
        if (!answer.ok) await knowledge.acts.device({})
        return answer
      },
      () => {
        setDone(true)
        kept.drop('settings', who)
        setShown('place')
      },
    )
  }
  return (
    <>
      <div className="settings-news">
        <LeaveQuestion asks={changes.length > 0} onLeave={() => kept.drop('settings')} />
        {changes.length > 0 && <KeptNotice place="settings" />}
        {changedMeanwhile && changes.length > 0 && (
          <Notice weight="warn" role="alert" testId="changed-meanwhile">
            {t('edit.meanwhile')}
          </Notice>
        )}
      </div>
      <WhatCounts device={device} />
      <div className="settings">
        <SettingsNav
          shown={search === '' ? shown : null}
          search={search}
          changes={changes}
          onSearch={setSearch}
          onShow={open}
        />
        <div className="settings-main">
          {shown === 'export' && search === '' ? (
            <ExportForm view={device} />
          ) : shown === 'import' && search === '' ? (
            <ImportForm view={device} />
          ) : shown === 'review' && search === '' ? (
            <Review
              changes={changes}
              working={working}
              problem={problem}
              onTakeBack={takeBack}
              onApply={apply}
              onBack={() => open('place')}
            />
          ) : (
            <SettingList
              section={shown}
              search={search}
              draft={editing.draft}
              changes={changes}
              isLocked={isLocked}
              onChange={change}
            />
          )}
          {!isLocked && shown !== 'review' && (
            <SettingsBar
              changes={changes}
              faults={faults}
              onUndo={undoAll}
              onReview={() => open('review')}
              onShow={open}
            />
          )}
        </div>
      </div>
    </>
  )
}

/** What an admin has to know before changing anything. */
function WhatCounts({ device }: { device: DeviceView }) {
  const { t } = useLanguage()
  const { desk } = useSurroundings()
  const { status } = useSyncExternalStore(desk.subscribe, desk.getState)
  if (device.provisioned?.locked === true)
    return (
      <div className="settings-hint">
        <Notice weight="warn" role="status" testId="settings-locked">
          {t('edit.locked')}
        </Notice>
      </div>
    )
  if (device.live === null) return <p className="settings-hint">{t('edit.notSetUp')}</p>
  return status?.environment === 'practice' ? <p className="settings-hint">{t('edit.practice')}</p> : null
}
