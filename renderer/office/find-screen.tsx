import { type FormEvent, useEffect, useRef, useState } from 'react'
import { v7 as newScanId } from 'uuid'
import type { FoundOrder, SearchResult } from '../../electron/contract/acts.ts'
import { useSurroundings } from '../app/surroundings.ts'
import { useLanguage } from '../i18n/language.tsx'
import { useNow } from '../scan/use-now.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { ListRow } from '../ui/list.tsx'
import { ForRole } from './for-role.tsx'
import { Problem } from './problem.tsx'
import { useAct } from './use-answer.ts'
import './office.css'

type FoundTicket = FoundOrder['tickets'][number]

function TicketState({ ticket, now }: { ticket: FoundTicket; now: number }) {
  const { t, moments } = useLanguage()
  if (ticket.state !== 'valid') return <Badge tone="bad">{t(`find.state.${ticket.state}`)}</Badge>
  if (ticket.admittedHere > 0)
    return <Badge tone="warn">{t('find.inside', { n: ticket.admittedHere })}</Badge>
  return ticket.checkedInAt === null ? (
    <Badge tone="good">{t('find.state.valid')}</Badge>
  ) : (
    <Badge tone="warn">{t('find.state.used', { when: moments.when(ticket.checkedInAt, now) })}</Badge>
  )
}

function Ticket({ ticket, now }: { ticket: FoundTicket; now: number }) {
  const { t, moments } = useLanguage()
  const { gate, desk, navigation } = useSurroundings()
  // One for as long as the ticket stands here, and an answer closes the screen: let in again after a lost answer it is the
  // same admission, not a ticket that is already used.
  const [scanId] = useState(() => newScanId())
  const { working, problem, act } = useAct()
  const event =
    ticket.event === null ? null : `${ticket.event.name}, ${moments.when(ticket.event.startsAt, now)}`
  const title = [ticket.holder, ticket.ticketType].filter((part) => part !== null && part !== '').join(', ')
  const admit = (): void =>
    act(
      () => gate.admitFound({ scanId, ticket: ticket.ticket, at: Date.now() }),
      (verdict) => {
        navigation.close()
        desk.show(verdict, ticket.codeEnd)
      },
    )
  return (
    <ListRow
      testId="found-ticket"
      title={title === '' ? t('queue.code', { end: ticket.codeEnd }) : title}
      detail={
        <>
          {[event, t('queue.code', { end: ticket.codeEnd })].filter((part) => part !== null).join(' · ')}
          <Problem error={problem} />
        </>
      }
      end={
        <>
          <TicketState ticket={ticket} now={now} />
          <Button onClick={() => navigation.open({ name: 'inspect', of: { ticket: ticket.ticket } })}>
            {t('find.look')}
          </Button>
          <Button look="strong" disabled={working} onClick={admit}>
            {t('find.admit')}
          </Button>
        </>
      }
    />
  )
}

function Order({ order, now }: { order: FoundOrder; now: number }) {
  const { t, moments } = useLanguage()
  const hidden = order.ticketsOf - order.tickets.length
  return (
    <section className="found-order" data-testid="found-order">
      <h3>
        {order.name ?? t('find.noName')}
        <span className="office-detail">
          {[
            t('find.order', { number: order.orderNumber ?? t('find.noNumber') }),
            order.email,
            t('find.asOf', { when: moments.when(order.asOf, now) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </h3>
      <ul className="list">
        {order.tickets.map((ticket) => (
          <Ticket key={ticket.ticket} ticket={ticket} now={now} />
        ))}
      </ul>
      {hidden > 0 && <p className="office-detail">{t('find.ticketsMore', { n: hidden })}</p>}
    </section>
  )
}

function Results({ result }: { result: SearchResult }) {
  const { t } = useLanguage()
  const now = useNow()
  return (
    <div aria-live="polite">
      {result.orders.length === 0 ? (
        <p className="office-empty" data-testid="find-empty">
          {t('find.none')}
        </p>
      ) : (
        result.orders.map((order) => <Order key={order.orderId} order={order} now={now} />)
      )}
      {result.more && <p className="office-lead">{t('find.more')}</p>}
      <p className="office-detail">
        {t('find.searched', { n: result.searched })} {t(`find.acme.${result.acme}`)}
      </p>
    </div>
  )
}

function Finding() {
  const { t } = useLanguage()
  const { gate } = useSurroundings()
  const [text, setText] = useState('')
  const [short, setShort] = useState(false)
  const [result, setResult] = useState<SearchResult | null>(null)
  const { working, problem, act } = useAct()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
  }, [])
  function submit(event: FormEvent) {
    event.preventDefault()
    setShort(text.trim().length < 2)
    if (text.trim().length >= 2) act(() => gate.search({ text }), setResult)
  }
  return (
    <>
      <form className="office-line" onSubmit={submit}>
        <Field
          label={t('find.text')}
          hint={t('find.hint')}
          inputRef={field}
          maxLength={120}
          value={text}
          error={short ? t('find.short') : null}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" look="strong" disabled={working}>
          {t(working ? 'find.working' : 'find.go')}
        </Button>
      </form>
      <Problem error={problem} />
      {result !== null && <Results result={result} />}
    </>
  )
}

/** Finds an order by its people or its number, and lets in a ticket of it. */
export function FindScreen() {
  return (
    <div className="office">
      <ForRole least="supervisor" named>
        <Finding />
      </ForRole>
    </div>
  )
}
