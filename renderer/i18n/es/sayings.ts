import type { Sayings } from '../said.ts'
import { spanishDeviceFileSayings } from './device-file-sayings.ts'
import { spanishDoctorSayings } from './doctor-sayings.ts'
import { spanishFieldSayings } from './field-sayings.ts'

/** Lo que dice el servicio. */
export const spanishSayings: Sayings = {
  'link.connecting': 'Conectando con ACME…',
  'link.limited': 'ACME no admite por ahora más consultas desde esta dirección',
  'link.slow': 'ACME tarda {seconds} s en responder',
  'link.late': 'ACME no ha respondido en {seconds} s',

  'call.keyless':
    'Este equipo no tiene clave para ACME: la pone un administrador. Se sigue leyendo por la lista de este equipo',
  'call.http': 'ACME respondió HTTP {http}',
  'call.http-said': 'ACME respondió HTTP {http}: «{said}»',
  'call.http-page': 'ACME respondió HTTP {http} con una página web',
  'call.redirect': 'En lugar de la respuesta de ACME llegó una redirección (HTTP {http})',
  'call.portal':
    'En lugar de la respuesta de ACME llegó una página web: puede que la red pida iniciar sesión',
  'call.nothing': 'ACME respondió sin contenido',
  'call.garbled': 'No se puede leer la respuesta de ACME: {why}',
  'call.not-what': 'La respuesta de ACME no es {what}',
  'call.too-large': 'La respuesta pasa de {n} kB.',
  'call.no-answer': 'Sin respuesta en {ms} ms',
  'call.cut': 'Se cortó la conexión',
  'call.failed': 'La consulta falló',
  'call.failed-code': 'La consulta falló ({code})',
  'call.no-tenant': '{why}: indique el identificador del tenant (tenantId en el perfil, --tenant)',

  'what.check-in': 'la de un acceso',
  'what.tickets': 'una lista de entradas',
  'what.look-up': 'la consulta de una entrada',
  'what.events': 'una lista de eventos',
  'what.event': 'un evento',
  'what.counters': 'una lista de recuentos',
  'what.orders': 'una lista de pedidos',
  'what.order': 'un pedido',
  'what.memberships': 'una lista de socios',
  'what.definition': 'la definición de un informe',
  'what.run': 'la ejecución de un informe',

  'json.type': 'es {type}, no JSON',
  'json.utf8': 'no es UTF-8 válido',
  'json.invalid': 'no es JSON válido',
  'json.long-list': 'tiene una lista de más de {n} elementos',
  'json.deep': 'tiene más de {n} niveles',
  'json.twice': 'repite un campo',
  'json.long-text': 'tiene un texto de más de {n} letras',

  'key.firewall':
    'La consulta se rechazó antes de llegar a ACME (HTTP 403, una página web). Haga revisar el cortafuegos y pregunte a ACME si bloquea esta dirección',
  'key.login':
    'ACME rechazó el inicio de sesión en el sandbox (HTTP {http}). Revise el correo o usuario, la contraseña y el identificador del tenant',
  'key.login-said':
    'ACME rechazó el inicio de sesión en el sandbox (HTTP {http}) y dice: «{said}» Revise el correo o usuario, la contraseña y el identificador del tenant',
  'key.denied':
    'ACME no permite esto con esta clave (HTTP 403). Compruebe en el Back Office de ACME que la clave está activa y que su usuario tiene el permiso',
  'key.denied-said':
    'ACME no permite esto con esta clave (HTTP 403) y dice: «{said}» Compruebe en el Back Office de ACME que la clave está activa y que su usuario tiene el permiso',
  'key.session':
    'ACME no acepta su propia sesión (HTTP {http}). Revise los datos de acceso y que este sea su sandbox',
  'key.session-said':
    'ACME no acepta su propia sesión (HTTP {http}) y dice: «{said}» Revise los datos de acceso y que este sea su sandbox',
  'key.refused':
    'ACME no acepta la clave API (HTTP {http}). Compruebe que está completa, que no se ha renovado y que es de este entorno, e introdúzcala de nuevo',
  'key.refused-said':
    'ACME no acepta la clave API (HTTP {http}) y dice: «{said}» Compruebe que está completa, que no se ha renovado y que es de este entorno, e introdúzcala de nuevo',
  'session.none': 'No hay sesión en el sandbox: {why}',
  'session.late': 'La sesión en el sandbox no llegó a tiempo',
  'session.not-one': 'La respuesta de ACME no es una sesión',
  'session.production':
    'Una sesión (correo o usuario y contraseña) es solo para sandboxes: en ACME las sesiones caducan y no se permiten en producción. Use una clave API.',
  'session.unclear':
    'Una sesión (correo o usuario y contraseña) es solo para sandboxes, y {host} no parece serlo. Use una clave API.',

  'connect.look-up':
    'No se encuentra la dirección de {whose}: no hay red o la dirección de los ajustes está mal',
  'connect.nobody': 'Nadie responde en la dirección de {whose}',
  'connect.no-network': 'No hay red',
  'connect.late': 'Sin conexión con {whose} en {seconds} segundos',
  'connect.expired':
    'El certificado de {whose} ha caducado (o el reloj de este equipo va mal): allí no se envía nada',
  'connect.not-yet':
    'El certificado de {whose} aún no es válido (o el reloj de este equipo va mal): allí no se envía nada',
  'connect.other-name': 'El certificado en la dirección de {whose} es de otro nombre: allí no se envía nada',
  'connect.cut': '{whose} cortó la conexión antes de establecerla',
  'connect.untrusted':
    'El certificado de {whose} no es de confianza ({code}). Si su red inspecciona TLS, indique su CA (network.extraCa, --ca-file)',
  'connect.old-tls': 'La dirección de {whose} no ofrece TLS 1.2 ni posterior: con menos no se envía nada',
  'connect.no-tls': 'Sin conexión TLS con {whose} ({code})',
  'connect.failed': 'Sin conexión con {whose}',
  'connect.failed-code': 'Sin conexión con {whose} ({code})',
  'proxy.name': 'el proxy {host}',
  'proxy.late': 'El proxy {host} no abrió camino a ACME en {seconds} segundos',
  'proxy.cut': 'El proxy {host} cortó la conexión',
  'proxy.refused': 'El proxy {host} negó el camino a ACME (HTTP {http})',
  'proxy.login':
    'El proxy {host} negó el camino a ACME (HTTP {http}): pide iniciar sesión. Que deje pasar este equipo sin ella',
  'proxy.forbidden':
    'El proxy {host} negó el camino a ACME (HTTP {http}): haga permitir allí la dirección de ACME',
  'proxy.gateway': 'El proxy {host} negó el camino a ACME (HTTP {http}): él tampoco llega a ACME',

  'upload.unknown': 'ACME no conoce esta entrada. Revise el pedido con la taquilla.',
  'upload.neither': 'ACME ni dio acceso a esta entrada ni dice que estuviera usada. Mire el pedido en ACME.',
  'upload.used-before': 'ACME ya había dado acceso a esta entrada.',
  'upload.code': 'ACME respondió con un código que esta versión no conoce ({code}).',
  'upload.disagrees': 'Aquí se dejó pasar a alguien, pero ACME dice: {meaning}.',
  'upload.no-ticket':
    'ACME no conoce ninguna entrada con este código y no puede anular otro acceso: lo sigue contando. Avise a la taquilla.',
  'upload.not-told': 'No se pudo comunicar un acceso a ACME.',

  'meaning.checked-in': 'acceso dado',
  'meaning.already-used': 'ya usada',
  'meaning.too-early': 'demasiado pronto',
  'meaning.too-late': 'demasiado tarde',
  'meaning.expired': 'caducada',
  'meaning.unknown': 'no existe',
  'meaning.wrong-event': 'otro evento',
  'meaning.cancelled': 'anulada',
  'meaning.refunded': 'reembolsada',
  'meaning.card-lapsed': 'carné vencido',
  'meaning.card-dropped': 'socio de baja',
  'meaning.card-replaced': 'carné sustituido',
  'meaning.unrecognised': 'sin entender',

  'sync.limited': 'ACME no admite más consultas por ahora',
  'sync.failed-here': 'La descarga falló en este dispositivo.',
  'sync.events-unread': 'No se pudieron leer {n} eventos',
  'sync.event-gone': '{event} ya no está en ACME',
  'sync.orders-unread': 'No se pudieron leer {n} pedidos',
  'sync.list-short': 'la lista de pedidos de {event} llegó incompleta',
  'sync.order-incomplete': 'el pedido {order} llegó incompleto',
  'sync.order': 'pedido {order}: {why}',
  'sync.memberships-unread': 'No se pudieron leer {n} socios',
  'sync.members': 'socios: {why}',
  'sync.by-report': 'por informe: {why}',

  'report.preparing': 'ACME prepara el informe de entradas',
  'report.ended': 'ACME dio por terminado el informe de entradas como «{said}»',
  'report.not-done': 'el informe de entradas no estaba listo tras {minutes} minutos',
  'report.rows-unread': 'No se pudieron leer {n} filas del informe',
  'report.rows-short': 'ACME cuenta {of} filas en el informe y envió {n}',
  'report.rows-left-out': 'ACME dejó {n} filas fuera del informe',
  'report.unusable': 'El informe no sirve: {why}',
  'report.no-result': 'no es el resultado de un informe',
  'report.column-twice': 'tiene dos columnas llamadas {name}',
  'report.no-column': 'no tiene ninguna columna llamada {name} (report.columns.{field} en el perfil)',
  'report.no-column-unread':
    'no tiene ninguna columna llamada {name} (report.columns.{field} en el perfil), y {n} columnas no se pueden leer',
  'report.unequal': 'sus columnas son de distinta longitud: {barcode} tiene {n} valores, {name} {other}',
  'report.too-long': 'tiene más de {n} filas',

  'disk.folder': 'la carpeta de datos',
  'disk.full': 'El disco de {where} está lleno. Libere espacio; se sigue leyendo en cuanto haya sitio.',
  'disk.no-space': 'El disco de {where} está lleno. Libere espacio.',
  'disk.read-only': 'No se puede escribir en {where}. Revise los permisos de la carpeta y de sus archivos.',
  'disk.not-opened':
    'No se puede abrir {where}. Compruebe que la carpeta existe y que se puede escribir en ella.',
  'disk.not-allowed': 'Este usuario no puede abrir {where}. Revise los permisos.',
  'disk.not-ours':
    '{where} contiene un archivo que no es una base de datos de Portcullis. Muévalo o elija otra carpeta de datos; no se ha cambiado.',
  'disk.damaged':
    'La base de datos de {where} está dañada. Inicie de nuevo: se aparta y se conserva lo que contenía.',
  'disk.damaged-how': 'La base de datos de {where} está dañada ({fault}).',
  'disk.cut-short':
    'La base de datos de {where} está cortada. Inicie de nuevo: entonces se conserva lo que contiene.',
  'disk.in-use': 'Otro Portcullis está usando {where}. Ciérrelo o dé a este una carpeta de datos propia.',
  'disk.failed': 'Falló la lectura o escritura en {where}. Revise el disco.',
  'disk.no-access': 'Este usuario no puede escribir en {where}. Revise los permisos.',
  'disk.read-only-disk': '{where} está en un disco en el que no se puede escribir.',
  'disk.no-folder': '{where} no es una carpeta.',
  'disk.a-file': '{where} es un archivo, no una carpeta.',
  'disk.not-kept': '{where} no conserva lo que se escribe. Revise el disco.',
  'disk.unfit':
    'La base de datos de {where} no sirve para esta versión ({code}). No se ha cambiado: elija otra carpeta de datos o mueva esta.',
  'disk.copy-unsound': 'La copia no está entera.',
  'disk.other-version': '{where} dice otra versión que la que tiene.',
  'disk.other-program':
    '{where} es una base de datos de otro programa. Elija otra carpeta de datos; no se ha cambiado.',
  'disk.other-key-told': '{where} dice otra clave que la que tiene.',
  'disk.other-key': '{where} se creó con otra clave de datos. Indique aquella clave u otra carpeta.',
  'disk.newer':
    'La base de datos es de un Portcullis más nuevo (formato {n}; este conoce {of}). Actualice este dispositivo o elija otra carpeta de datos.',
  'disk.damaged-other-key':
    'La base de datos de {where} está dañada y se creó con otra clave de datos. Indique aquella clave y se conserva lo que contenía.',
  'disk.missing-other-key':
    'Falta {where}, y el segundo registro a su lado se creó con otra clave de datos. Indique aquella clave y se conserva lo que contenía; o elija otra carpeta.',
  'disk.damaged-not-ours':
    'La base de datos de {where} está dañada y nada muestra que sea de este acceso. No se ha cambiado: guarde una copia para soporte y empiece con otra carpeta de datos.',
  'disk.no-copy':
    'La base de datos de {where} no se pasó a esta versión porque antes no se pudo hacer una copia.',
  'disk.no-copy-since':
    'La base de datos de {where} no se pasó a esta versión porque antes no se pudo hacer una copia. {why}',
  'disk.was-damaged': 'La base de datos estaba dañada.',
  'disk.was-missing': 'Faltaba la base de datos.',
  'disk.header-was-damaged': 'La cabecera de la base de datos estaba dañada.',
  'disk.healed':
    '{why} Conservado: {admissions} accesos, {scans} lecturas, {waiting} filas de la cola, {tickets} entradas, {cards} carnés.',
  'disk.healed-in-part': '{why} Lo que no se pudo leer se descarga de nuevo.',
  'disk.healed-aside': '{why} Los archivos anteriores están en {where}.',

  'ask.not-running': 'El servicio del acceso no está en marcha.',
  'ask.not-sent': 'La petición no se puede enviar.',
  'ask.closing': 'El programa se está cerrando.',
  'ask.failed': 'El servicio falló con esta petición.',
  'ask.no-download': 'La descarga falló.',
  'ask.span': 'El final del periodo tiene que ser posterior a su principio.',
  'ask.no-row': 'Esa fila no está en la cola.',
  'ask.not-to-send': 'Solo se puede reenviar una fila rechazada por ACME o apartada.',
  'ask.overtaken':
    'Lo que se hizo aquí después ha dejado atrás esta fila: ya no hay nada que enviar. Dela por revisada con una nota.',
  'ask.not-to-note': 'Solo un conflicto o una fila rechazada o apartada se puede dar por revisada.',
  'ask.not-met': 'Este dispositivo no ha visto ese código.',
  'ask.no-code': 'Este dispositivo no conoce ese código.',
  'ask.no-entrance': 'Ese acceso no existe aquí. Elija uno de estos: {entrances}.',
  'ask.unreadable': 'Este código no tiene ningún carácter legible.',

  'undo.nothing': 'Esta lectura no tiene ningún acceso que anular.',
  'undo.came-back': 'La persona ha vuelto a entrar desde entonces: esta salida ya no se puede anular.',
  'undo.too-late': 'Un acceso se puede anular durante {minutes} minutos.',
  'undo.counted':
    'ACME ha contado este acceso, o puede que sí, y solo puede anular entradas, no el acceso de un carné o pase: se mantiene.',

  'order.unscanned': 'Este dispositivo no conoce ningún código de esa lectura.',
  'order.card': 'Es un carné de socio: no hay ningún pedido detrás.',
  'order.none': 'ACME no conoce ningún pedido de este código.',
  'order.gone': 'ACME ya no tiene este pedido.',
  'order.not-told': 'El pedido no está en este dispositivo y ACME no lo dice: {why}.',
  'order.not-shown': 'El pedido se leyó, pero no se pudo mostrar.',
  'order.not-reached': 'No se llega a ACME',
  'order.late': 'ACME no respondió en {seconds} segundos',

  'pin.none-yet': 'Nadie tiene PIN en este dispositivo. Un administrador tiene que repartirlos primero.',
  'pin.none': 'Nadie tiene PIN en este dispositivo.',
  'pin.any-first': 'Introduzca antes un PIN.',
  'pin.supervisor-first': 'Esto es para supervisores: introduzca antes el PIN de uno.',
  'pin.admin-first': 'Esto es para administradores: introduzca antes el PIN de uno.',
  'pin.nobodys': 'Este PIN no es de nadie.',
  'pin.nobodys-wait': 'Este PIN no es de nadie. {wait}',
  'pin.wait-seconds': 'Demasiados PIN equivocados: espere {seconds} segundos. Se sigue leyendo.',
  'pin.wait-minutes': 'Demasiados PIN equivocados: espere {minutes} minutos. Se sigue leyendo.',
  'pin.keys-wait-seconds': 'Demasiadas claves equivocadas: espere {seconds} segundos. Se sigue leyendo.',
  'pin.keys-wait-minutes': 'Demasiadas claves equivocadas: espere {minutes} minutos. Se sigue leyendo.',
  'pin.taken': 'Ese PIN no puede ser: cada persona necesita uno propio.',
  'pin.full': 'En un dispositivo pueden tener PIN {n} personas como mucho.',
  'pin.no-such': 'Esa persona no tiene PIN aquí.',
  'pin.lacking': 'Una persona nueva necesita nombre, función y PIN.',
  'pin.admin-is-first': 'El primer PIN tiene que ser de un administrador.',
  'pin.last-admin': 'Es el último administrador. Dé antes esa función a otra persona.',
  'pin.other-key':
    'Esta no es la clave con la que este dispositivo habla con ACME. No se ha cambiado ningún PIN.',
  'pin.unproven-key':
    'ACME aún no ha aceptado la clave de este dispositivo, así que no prueba nada. No se ha cambiado ningún PIN. Conecte el dispositivo con ACME o ponga la clave del recinto e inténtelo otra vez.',
  'pin.other-venue':
    'Esta clave es de otro recinto: no conoce «{event}» del {day}, que este dispositivo sí conoce. No se ha cambiado ningún PIN.',
  'pin.venue-untold':
    'ACME no dice ahora de qué recinto es esta clave. No se ha cambiado ningún PIN. Inténtelo otra vez cuando haya conexión.',
  'pin.not-kept': 'El PIN no se guardó.',

  'save.full': 'El disco está lleno.',
  'save.not-there': 'Ahí no se puede escribir: elija otra carpeta.',
  'save.failed': 'No se pudo escribir el archivo: elija otra carpeta.',

  'log.cut-off': 'El registro acaba en la fila {n}, pero tenía {of}.',
  'log.other-end': 'La última fila no es la que se escribió la última.',
  'log.missing': 'La fila {n} falta o no está en su sitio.',
  'log.changed': 'La fila {n} fue cambiada.',
  'log.put-later': 'La fila {n} no sigue a la anterior: una de las dos se puso después.',
  'log.rows-lacking': 'El archivo se guardó con {of} filas y hay {n}.',
  'log.unreadable-row': 'Lo que está en el lugar de la fila {n} del archivo no es una fila de un registro.',
  'log.beside-rows':
    'Las filas están como estaban; algo junto a ellas se cambió: lo que el archivo dice de sí mismo, o el paso de una fila.',
  'log.unwritten': 'Esto no pudo escribirse en el registro de actos.',
  'permit.used-up': 'El permiso para esto está usado o es demasiado antiguo. Pídalo otra vez.',
  'act.noted-late': 'la puerta terminó antes de anotarlo',
  'act.taken-back': 'la puerta no arrancó con ello',
  'act.stood-still': 'mientras la puerta estaba parada',
  'act.provisioned': 'por el archivo de aprovisionamiento',
  'service.odd-host': 'El programa dijo algo que este servicio no entiende.',

  'calibrate.no-integer': 'ACME respondió {code}, que no es un checkInStatus: no hay nada que aprender.',
  'calibrate.limited': 'ACME no admite más consultas hasta {time}.',
  'calibrate.nothing': '{why}. No se ha aprendido nada.',
  'calibrate.maybe-used':
    '{why}. No se ha aprendido nada; puede que ACME haya dado acceso a la entrada de todos modos.',
  'calibrate.production':
    'Calibrar da acceso a entradas de verdad, así que no se hace en producción. Calibre en un sandbox o en el recinto de práctica y ponga la tabla en este perfil (checkInStatus).',
  'calibrate.unclear':
    'Calibrar da acceso a entradas de verdad, y {host} no parece un sandbox. Calibre en un sandbox o en el recinto de práctica y ponga la tabla en este perfil (checkInStatus).',

  'device.no-key-yet': 'Este dispositivo aún no tiene clave para su acceso real. La pone un administrador.',
  'device.plain':
    'La clave y los datos de este dispositivo no están cifrados: quien pueda leer los archivos de este usuario puede leerlos. Protéjalos con una contraseña o con un llavero.',
  'device.half-way':
    'No todos los secretos de este dispositivo están protegidos igual: un cambio se interrumpió. Todos se abren; protéjalos de nuevo.',
  'device.takes-permit': 'Esto es para administradores: hace falta un permiso del servicio.',
  'device.not-in-time': 'No se inició a tiempo.',
  'device.nothing-changed': 'No se ha cambiado nada: el servicio no se inicia con esto. {why}',
  'device.not-up':
    'El servicio no está en marcha ahora y solo él sabe quién puede hacer esto. Inténtelo cuando lo esté.',
  'device.elsewhere':
    'Está abierta la práctica y el acceso real tiene PIN: abra antes el acceso real. Para cambiarlo hace falta el PIN de un administrador.',
  'device.environment-first': 'Elija antes el entorno: una clave es solo para uno.',
  'device.key-unkept-why': 'La clave no se puede guardar: {why}',
  'device.no-key': 'Este dispositivo no tiene clave.',
  'device.key-unkept': 'La clave no se ha guardado. {why}',
  'device.key-before-stays': 'La clave no se ha guardado; sigue la anterior. {why}',
  'device.no-key-came': 'Con el archivo de aprovisionamiento no vino ninguna clave.',
  'device.key-elsewhere':
    'La clave que vino con el archivo de aprovisionamiento es de otro entorno que el de este dispositivo.',
  'device.login-production':
    'Un inicio de sesión (correo o usuario y contraseña) es solo para sandboxes: en ACME caduca y no se permite en producción. Use una clave API.',
  'device.no-login':
    'Esto no es un inicio de sesión: hace falta un correo, o un usuario y el número del tenant, y una contraseña, todo en caracteres imprimibles.',
  'device.no-keychain':
    'Este equipo no tiene llavero. Elija antes cómo se protege la clave: con una contraseña o, si lo acepta, de ninguna manera.',
  'device.keychain-gone':
    'El llavero que protege los secretos de este dispositivo no se puede abrir ahora. Inicie de nuevo la sesión del escritorio o elija otra protección.',
  'device.nothing-live': 'Aún no hay nada configurado para un recinto real. Elija antes el entorno.',
  'device.no-readable-key': 'Este dispositivo no tiene una clave legible para su acceso real. Póngala antes.',
  'device.misfit': 'No encaja.',
  'device.passphrase-first': 'Introduzca antes la contraseña en uso.',
  'device.keychain-shut': 'Este equipo no tiene un llavero que se pueda abrir ahora.',
  'profile.wrong-passphrase': 'Esta no es la contraseña con la que se selló el perfil.',
  'device.passphrase-short': 'Una contraseña tiene 10 caracteres o más.',
  'device.passphrase-long': 'Una contraseña tiene 200 caracteres como mucho.',
  'profile.sealed': 'Este perfil está sellado. Introduzca la contraseña con la que se selló.',
  'profile.no-json': 'Esto no es un perfil: no es JSON.',
  'profile.provisioning':
    'Este archivo no es un perfil. Un archivo de aprovisionamiento se pone donde Portcullis lo encuentra al iniciarse (docs/provisioning.md).',
  'profile.envelope': 'El envoltorio de este perfil no es como se escribió: se añadió o se quitó algo.',
  'profile.no-settings': 'Esto no es un perfil: es JSON, pero no un objeto de ajustes.',
  'profile.not-sealed': 'Este no es un perfil sellado.',
  'profile.newer':
    'Este perfil es de un Portcullis más nuevo. Actualice antes este dispositivo y luego impórtelo.',
  'profile.cut-short': 'Este archivo está cortado: le falta el final. Cópielo de nuevo entero.',
  'profile.altered':
    'Este archivo se alteró por el camino y no se usa. Cópielo de nuevo o expórtelo otra vez.',
  'profile.nothing': 'Aún no hay nada configurado para un recinto real: no hay nada que exportar.',
  'profile.locked':
    'El perfil de este dispositivo está bloqueado por su archivo de aprovisionamiento: se cambia allí y se toma al iniciar de nuevo.',
  'profile.changed-meanwhile':
    'Otra persona cambió el perfil entretanto. Usted no ha cambiado nada: mírelo otra vez y repita su cambio.',
  'profile.no-key-there':
    'Este dispositivo no tiene clave para ese entorno, y un acceso real no puede seguir sin ella. Cambie el entorno en la configuración, donde se introduce también su clave.',

  ...spanishDeviceFileSayings,
  ...spanishFieldSayings,
  ...spanishDoctorSayings,
}
