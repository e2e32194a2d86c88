/// <reference types="vite/client" />
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Json, SettingPath } from '../../../renderer/admin/settings/paths.ts'
import { SettingField } from '../../../renderer/admin/settings/setting-field.tsx'
import { createLook, themes } from '../../../renderer/app/look.ts'
import { Badge } from '../../../renderer/ui/badge.tsx'
import { Button } from '../../../renderer/ui/button.tsx'
import { Chart } from '../../../renderer/ui/chart.tsx'
import { Choice } from '../../../renderer/ui/choice.tsx'
import { Field } from '../../../renderer/ui/field.tsx'
import { Kbd } from '../../../renderer/ui/kbd.tsx'
import { List, ListRow } from '../../../renderer/ui/list.tsx'
import { Notice } from '../../../renderer/ui/notice.tsx'
import { Progress } from '../../../renderer/ui/progress.tsx'
import { Select } from '../../../renderer/ui/select.tsx'
import { Tabs } from '../../../renderer/ui/tabs.tsx'
import { Toggle } from '../../../renderer/ui/toggle.tsx'
import { VerdictGlyph } from '../../../renderer/ui/verdict-glyph.tsx'
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import './gallery.css'

const look = createLook(window, null)
const minutes = Array.from({ length: 180 }, (_, minute) =>
  Math.max(0, Math.round(14 + 12 * Math.sin(minute / 25) + 5 * Math.sin(minute * 1.7))),
)

/** One of each kind, and some that do not fit. */
const settings: readonly SettingPath[] = [
  'environment',
  'timeZone',
  'budgetMs',
  'calls.ceilingPerMinute',
  'direction',
  'admit.names',
  'entrances',
  'passRanges',
  'network.extraCa',
  'report',
  'checkInStatus',
]
const typed: Json = {
  environment: { kind: 'sandbox', number: 70, baseUrl: 'acme' },
  timeZone: 'Madrid',
  budgetMs: 20_000,
  admit: { names: ['Lanterns', ''] },
  entrances: [{ entrance: 'South' }],
  passRanges: [{ title: 'Season 2026', from: '100', to: '2', uses: 'once', validUntil: '2026-12-31' }],
  report: { definitionId: 'r', columns: { barcode: 'Barcode', orderId: 'Order' } },
  checkInStatus: { 0: 'checked-in', 12: 'nonsense' },
}

/** Every part of the house in every state: what the pictures and the accessibility test look at. */
function Gallery() {
  const [theme, setTheme] = useState<(typeof themes)[number]>('auto')
  const [on, setOn] = useState(true)
  const [entrance, setEntrance] = useState('north')
  const [draft, setDraft] = useState(typed)
  const [view, setView] = useState('waiting')
  return (
    <main className="gallery">
      <h1>Parts</h1>
      <section>
        <h2>Buttons and keys</h2>
        <p className="gallery-line">
          <Button>Plain</Button>
          <Button look="strong">Strong</Button>
          <Button look="quiet">Quiet</Button>
          <Button disabled>Not now</Button>
          <Kbd>F1</Kbd>
          <Kbd>Esc</Kbd>
        </p>
        <p className="gallery-line">
          {(['admit', 'deny', 'hold', 'repeat'] as const).map((of) => (
            <VerdictGlyph key={of} of={of} className="glyph-small" />
          ))}
          <Badge>Calm</Badge>
          <Badge tone="good" icon="online">
            Recorded
          </Badge>
          <Badge tone="warn" icon="slow">
            Waiting
          </Badge>
          <Badge tone="bad" icon="alert">
            Conflict
          </Badge>
        </p>
      </section>
      <section>
        <h2>Questions</h2>
        <Field label="Reason" hint="A word is enough." placeholder="Guest turned back" />
        <Field label="PIN" type="password" error="That is not the PIN. Two tries are left." />
        <Select
          label="Entrance"
          options={[
            { value: 'north', label: 'North gate' },
            { value: 'south', label: 'South gate' },
          ]}
          value={entrance}
          onChange={setEntrance}
        />
        <Choice
          name="Colours"
          options={themes.map((value) => ({ value, label: value }))}
          value={theme}
          onChange={(next) => {
            setTheme(next)
            look.setTheme(next)
          }}
        />
        <Toggle on={on} onChange={setOn}>
          Sound with each verdict
        </Toggle>
        <Toggle on={!on} onChange={(off) => setOn(!off)}>
          Silence
        </Toggle>
      </section>
      <section>
        <h2>Lists</h2>
        <Tabs
          label="Rows"
          tabs={[
            { value: 'waiting', label: 'Waiting', count: 2 },
            { value: 'done', label: 'Done' },
          ]}
          value={view}
          onChange={setView}
        >
          <List label="Rows" empty="Nothing waits.">
            {view === 'done'
              ? []
              : [
                  <ListRow
                    key="1"
                    mark={<VerdictGlyph of="admit" className="glyph-small" />}
                    title="Good ticket"
                    detail="19:42:07 · …4170"
                    end={<Badge tone="warn">Waiting</Badge>}
                    onOpen={() => {}}
                  />,
                  <ListRow
                    key="2"
                    mark={<VerdictGlyph of="deny" className="glyph-small" />}
                    title="Already used"
                    detail="19:41:55 · …0021"
                    end={<Button>Try again</Button>}
                  />,
                ]}
          </List>
        </Tabs>
      </section>
      <section>
        <h2>Telling</h2>
        <Notice weight="warn" role="status">
          The gate is restarting. Scans made now are kept.
        </Notice>
        <Notice weight="bad" role="status" action={<Button look="quiet">Dismiss</Button>}>
          ACME disagrees (19:42): it has this ticket checked in elsewhere.
        </Notice>
        <Progress label="Loading" value={620} max={2_000} />
        <Progress label="Nearly full" value={95} max={100} tone="warn" />
        <Progress label="Under way" value={0} max={null} />
        <Chart values={minutes} says="Admissions per minute, from 0 to 31" />
      </section>
      <section>
        <h2>Settings</h2>
        {settings.map((path) => (
          <SettingField key={path} path={path} draft={draft} onChange={setDraft} />
        ))}
      </section>
    </main>
  )
}

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(<Gallery />)
document.documentElement.dataset['ready'] = 'true'
