import type { DoctorSayings } from '../said.ts'

/** Lo que dice la comprobación de la conexión. */
export const spanishDoctorSayings: DoctorSayings = {
  'count.address.one': '1 dirección',
  'count.address.many': '{n} direcciones',
  'count.event.one': '1 evento',
  'count.event.many': '{n} eventos',
  'count.event-today.one': '1 evento hoy',
  'count.event-today.many': '{n} eventos hoy',
  'count.event-admitted.one': 'aquí se da acceso a 1 evento',
  'count.event-admitted.many': 'aquí se da acceso a {n} eventos',
  'count.counter.one': '1 recuento',
  'count.counter.many': '{n} recuentos',
  'count.order.one': '1 pedido',
  'count.order.many': '{n} pedidos',
  'count.ticket.one': '1 entrada',
  'count.ticket.many': '{n} entradas',
  'count.card.one': '1 carné',
  'count.card.many': '{n} carnés',
  'count.call.one': '1 llamada',
  'count.call.many': '{n} llamadas',
  'count.code.one': '1 código',
  'count.code.many': '{n} códigos',

  'check.took': '{what} ({ms} ms)',
  'check.after': '{why} (tras {ms} ms)',
  'check.too-long': 'La comprobación tardó más de {seconds} s y terminó aquí',
  'check.enough': 'Se hicieron {n} llamadas: bastan para una comprobación',
  'check.over': 'La comprobación ha terminado',
  'check.silence': 'ACME no respondió a {n} llamadas seguidas',
  'check.key-refused': 'ACME no acepta la clave (paso 5)',
  'check.limited': 'ACME no admite más llamadas desde esta dirección hasta {time}: compruebe después',
  'check.no-name': 'No se encuentra la dirección (paso 1)',
  'check.no-trust': 'No hay una conexión de confianza (paso 2)',
  'check.not-reached': 'No se llega a ACME (paso 3)',
  'check.no-answer': 'ACME no respondió (paso 3)',
  'check.no-key': 'La clave no es aceptada (paso 5)',
  'check.no-event': 'No hay ningún evento (paso 10)',

  'name.found': '{host} (ACME): {what}',
  'name.found-proxy': '{host} (el proxy): {what}',
  'name.by-proxy': 'el nombre de ACME lo busca el proxy',
  'name.needless': '{host} (ACME) es una dirección: no hay ningún nombre que buscar',
  'name.needless-proxy': '{host} (el proxy) es una dirección: no hay ningún nombre que buscar',
  'name.failed': 'No se encuentra {host} (ACME): {code}',
  'name.failed-proxy': 'No se encuentra {host} (el proxy): {code}',
  'name.silent': 'No se encuentra {host} (ACME): sin respuesta',
  'name.silent-proxy': 'No se encuentra {host} (el proxy): sin respuesta',
  'name.todo':
    'Compruebe que este equipo tiene red y un servidor DNS, y que la URL base del entorno está escrita como la dio ACME.',
  'name.todo-proxy': 'Revise la red de este equipo y network.proxy en el perfil.',

  'tls.none': 'Ninguna: ACME está en este equipo y nada sale de él',
  'tls.no-connection': 'No se estableció ninguna conexión',
  'tls.untrusted': 'El certificado o el protocolo no es de confianza ({code})',
  'tls.unauthorised': 'El certificado o el protocolo no es de confianza (no autorizado)',
  'tls.untrusted-todo':
    'No se envió nada. Revise el reloj de este equipo y la URL base; si su red inspecciona TLS, indique su CA (network.extraCa, --ca-file).',
  'tls.nobody': 'nadie que se nombre',
  'tls.issued': 'emitido por {issuer}, quedan {n} días',
  'tls.issued-endless': 'emitido por {issuer}, sin fecha de fin',
  'tls.seen': '{protocol}, emitido por {issuer}, quedan {n} días',
  'tls.seen-endless': '{protocol}, emitido por {issuer}, sin fecha de fin',
  'tls.renew-todo':
    'Pida a quien lleve ese servidor (o el proxy que inspecciona) que renueve su certificado.',

  'reach.answer': 'Una respuesta (HTTP {http}) tras {ms} ms',
  'reach.answer-none': 'Una respuesta (sin HTTP) tras {ms} ms',
  'reach.network-todo':
    'Revise la red, el cortafuegos y la URL base. Mientras tanto se sigue leyendo por la lista.',
  'reach.acme-todo':
    'ACME mismo tiene problemas: vuelva a intentarlo en unos minutos y después pregunte a su soporte. Se sigue leyendo por la lista.',
  'reach.portal-todo':
    'Abra un navegador en este equipo e inicie sesión en la red; compruebe también que la URL base es la de la API de ACME.',
  'reach.base-todo': 'Compruebe que la URL base es la de la API de ACME y no la de su tienda web.',

  'clock.no-date': 'La respuesta de ACME no lleva fecha',
  'clock.no-date-todo': 'Compare a mano el reloj de este equipo.',
  'clock.same': 'Este equipo y ACME coinciden al segundo',
  'clock.ahead': 'El reloj de ACME va {duration} por delante del de este equipo',
  'clock.behind': 'El reloj de ACME va {duration} por detrás del de este equipo',
  'clock.todo':
    'Deje que este equipo ponga su reloj en hora por sí mismo (hora de red) y revise su zona horaria. Si está bien, avise al soporte de ACME.',

  'accepted.key': 'La clave es aceptada',
  'accepted.key-in-part': 'La clave es aceptada, pero no para todo (paso 6)',
  'accepted.session': 'La sesión es aceptada; se renueva a las {time}',
  'accepted.session-in-part':
    'La sesión es aceptada; se renueva a las {time}, pero no vale para todo (paso 6)',
  'accepted.unclear': 'La primera llamada fue denegada y no se pudo probar otra',
  'accepted.not-at-all': 'Se deniegan todas las llamadas. {why}',
  'accepted.todo':
    'Compruebe en el Back Office de ACME que la clave está activa y es de este entorno, e introdúzcala de nuevo. Se sigue leyendo por la lista.',

  'right.took-at': 'ACME la aceptó en {place}',
  'right.untried':
    'No se pudo probar sin gastar una entrada: a una petición que no nombra ninguna ACME responde HTTP {http}',
  'right.nowhere': 'No se encontró la llamada (paso 7)',
  'right.give-todo': 'Dé el permiso al usuario de esta clave en el Back Office de ACME: {why}.',
  'right.elsewhere-todo':
    'Dé el permiso al usuario de esta clave en el Back Office de ACME: {why}. Si ya lo tiene, en su recinto la llamada está en otro sitio (no está en {place}): pregunte a ACME dónde y revise la ruta de la URL base.',
  'right.support-todo': 'Pregunte al soporte de ACME por esta llamada: {why}.',
  'right.again-todo': 'Repita la comprobación; si sigue igual: {why}.',
  'right.card-changes': 'La lista de cambios: {what} en el último minuto',
  'right.definition': 'La definición del informe',
  'right.event': 'Un evento',
  'right.no-event': 'ACME respondió que no existe ese evento',
  'right.no-order': 'ACME respondió que no existe ese pedido',
  'right.no-tenant': 'Hace falta el número de cliente (paso 9.1)',

  'without.events': 'sin la lista de eventos no se puede hacer ninguna lista de entradas',
  'without.event': 'sin leer cada evento no se ven los cambios de uno en curso',
  'without.counters': 'sin recuentos nada dice lo lleno que está un evento',
  'without.orders':
    'sin los pedidos de un evento no se puede hacer ninguna lista de entradas. Un número de cliente equivocado se rechaza igual',
  'without.order': 'sin leer los pedidos no llega ninguna entrada a este dispositivo',
  'without.look-up': 'sin búsquedas no se encuentra una entrada vendida hace un minuto',
  'without.check-in': 'sin registro de accesos ACME no sabe de nadie que llega',
  'without.batch': 'sin él no se pueden comunicar los accesos de un corte',
  'without.undo': 'sin él ACME nunca se entera de lo que se deshace',
  'without.memberships': 'sin los socios solo ACME conoce sus carnés (puede que un recinto no tenga ninguno)',
  'without.report':
    'sin su definición no hay informe y cada pedido se lee por separado. Revise report.definitionId en el perfil',

  'path.look-up': 'búsqueda: {place}',
  'path.check-in': 'acceso: {place}',
  'path.check-in-batch': 'varios accesos: {place}',
  'path.undo': 'deshacer: {place}',
  'path.neither': 'en ninguno de los dos sitios',
  'path.none': 'No se respondió a ninguna de las llamadas de acceso (paso 6)',
  'path.ask-todo':
    'Pregunte a ACME dónde están estas llamadas para su recinto y revise la ruta de la URL base.',
  'path.set': 'el perfil dice {place}',
  'path.auto-todo': 'Ponga checkInPath en el perfil en auto.',
  'path.place-todo': 'Ponga checkInPath en el perfil en auto o {place}.',
  'path.unsure-todo':
    'Puede que sea la forma en que ACME dice que no existe esa entrada: lea una entrada de un sandbox para estar seguro.',

  'terminal.unasked': 'No se respondió a la llamada de acceso (paso 6.7)',
  'terminal.usual': '«{terminal}» es como se llama al principio cada línea; ACME lo aceptó',
  'terminal.usual-todo':
    'Dé a esta línea un terminalId propio, como está configurado en el Back Office de ACME.',
  'terminal.taken': 'ACME aceptó «{terminal}»; si lo conoce, no lo dice',

  'tenant.none': 'No hay número de cliente: no se pueden leer las listas de pedidos',
  'tenant.none-todo': 'Ponga tenantId en el perfil (--tenant): ACME y su Back Office conocen el número.',
  'tenant.two': 'El perfil dice {profile}, la sesión {session}',
  'tenant.two-todo': 'Ponga tenantId en el perfil en {session} o use un acceso del cliente {profile}.',
  'venue.by-session': '{value}, de la sesión',
  'venue.by-profile': '{value}, del perfil',
  'zone.untold': 'ACME solo dice la suya con una sesión',
  'zone.same': '{zone}, como en ACME',
  'zone.two': 'El perfil dice {profile}, ACME {zone}',
  'zone.two-todo': 'Ponga timeZone en el perfil en {zone}.',

  'today.unlisted': 'No se pueden listar los eventos (paso 6.1)',
  'today.all': '{what}, aquí se da acceso a todos',
  'today.none': 'ACME no muestra hoy ningún evento en {zone}',
  'today.none-todo':
    'Si hay eventos hoy, revise timeZone en el perfil y qué eventos puede ver el usuario de esta clave.',
  'today.some': 'con acceso aquí: {what}, de ellos conocidos: {n}',
  'today.some-todo':
    'Revise admit.events en el perfil: un identificador que ACME no muestra no deja pasar a nadie.',

  'tickets.seen': '{n} entradas en este dispositivo de {of} vendidas, para {what}',
  'tickets.none': 'En este dispositivo no está ningún evento al que aquí se dé acceso',
  'tickets.short': 'faltan: {what}',
  'tickets.short-more': 'faltan: {what} y {n} más',
  'tickets.of': '{event}: {n} de {of}',
  'tickets.wait-todo': 'La descarga está en curso: espere. Hasta entonces las lecturas consultan a ACME.',
  'tickets.sync-todo': 'Inicie una descarga (sync). Hasta que termine, las lecturas consultan a ACME.',
  'tickets.sync-todo-last':
    'Inicie una descarga (sync). Hasta que termine, las lecturas consultan a ACME. La última: {why}.',

  'budget.seen': '{n} llamadas por minuto según lo aprendido, {of} usadas en el último minuto',
  'budget.free': '{n} llamadas por minuto según lo aprendido, {of} usadas en el último minuto, sin bloqueo',
  'budget.blocked': 'ACME bloquea esta dirección hasta {time}',
  'budget.todo':
    'Termina por sí solo: compruebe después. Si pasa a menudo, otros programas en esta dirección también llaman a ACME; baje calls.ceilingPerMinute.',

  'speed.none': 'No se respondió ni a búsquedas ni a listas (paso 6)',
  'speed.few': 'Solo se pudo medir {what}: muy poco para decir algo',
  'speed.no-look-up': 'no se respondió a ninguna búsqueda',
  'speed.look-ups': 'búsquedas p50 {ms} ms, p95 {other} ms ({n})',
  'speed.lists': 'listas p50 {ms} ms, p95 {other} ms ({n})',
  'speed.patience': 'las lecturas esperan {ms} ms',
  'speed.todo': 'A menudo se decidirá por la lista. Busque qué frena esta red o suba budgetMs.',

  'table.learnt': '{what} con significado aprendido en esta dirección',
  'table.profile': 'La tabla propia del perfil',
  'table.practice': 'La tabla supuesta, que es la del recinto de práctica',
  'table.assumed': 'Supuesta: ACME no publica ninguna tabla de sus códigos',
  'table.todo': 'Calibre en un sandbox (calibrate) y ponga la tabla en el perfil (checkInStatus).',
}
