import type { Random } from '../random.ts'
import type { Contact } from './model.ts'

const FIRST = [
  ...['Ada', 'Bruno', 'Chiara', 'Dmitri', 'Elena', 'Farid', 'Greta', 'Hiro', 'Ines', 'Jonas'],
  ...['Kofi', 'Lena', 'Mateo', 'Noor', 'Olga', 'Pablo', 'Quentin', 'Rosa', 'Søren', 'Tilda'],
  ...['Uma', 'Viktor', 'Wanda', 'Ximena', 'Yusuf', 'Zoë', 'Anouk', 'Bilal', 'Carmen', 'Desmond'],
] as const
const LAST = [
  ...['Abbott', 'Brandt', 'Castillo', 'Dubois', 'Eriksen', 'Ferrari', 'García', 'Haddad', 'Ivanova'],
  ...['Jansen', 'Kowalski', 'Lindqvist', 'Moreau', 'Nakamura', "O'Neill", 'Pereira', 'Quist', 'Rossi'],
  ...['Schäfer', 'Tanaka', 'Ueda', 'Vargas', 'Weiss', 'Xu', 'Yilmaz', 'Zamora', 'Ahlberg', 'Beckett'],
] as const
const STREETS = ['Harbour Street', 'Mill Lane', 'Station Road', 'Orchard Avenue', 'Bridge Street'] as const
const CITIES = [
  { city: 'Springfield', state: 'IL', zip: '62701' },
  { city: 'Riverton', state: 'NJ', zip: '08077' },
  { city: 'Fairview', state: 'OR', zip: '97024' },
  { city: 'Lakewood', state: 'CO', zip: '80226' },
] as const
/** Domains set aside for documentation: nothing sent there by mistake reaches anybody. */
const DOMAINS = ['example.com', 'example.org', 'example.net'] as const

const mailbox = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

/** Somebody who does not exist: invented name, documentation mail domain, fictional 555-01xx number. */
export function invent(random: Random, serial: number): Contact {
  const firstName = random.pick(FIRST)
  const lastName = random.pick(LAST)
  const place = random.pick(CITIES)
  return {
    firstName,
    lastName,
    email: `${mailbox(firstName)}.${mailbox(lastName)}${serial}@${random.pick(DOMAINS)}`,
    phone: `(${random.between(201, 989)}) 555-01${String(random.between(0, 99)).padStart(2, '0')}`,
    street: `${random.between(1, 240)} ${random.pick(STREETS)}`,
    ...place,
  }
}

/** A first name for somebody who comes along. */
export const companion = (random: Random): string => random.pick(FIRST)
