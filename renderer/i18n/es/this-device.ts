import type { WordsLike } from '../catalogue.ts'
import type { thisDeviceWords as english } from '../en/this-device.ts'

/** Lo que leen los administradores del propio equipo. */
export const thisDeviceWords: WordsLike<typeof english> = {
  'here.title': 'Equipo y clave',
  'here.problems': 'Qué hay que arreglar',
  'here.problem.device-file': 'El archivo de este equipo',
  'here.problem.provisioning': 'Aprovisionamiento',
  'here.problem.plain-secrets': 'Nada está cifrado',
  'here.problem.secrets': 'Protección',
  'here.problem.key': 'Clave de ACME',
  'here.noProblems': 'Nada: todo está en orden.',

  'here.book': 'Qué está abierto',
  'here.bookIs': 'Abierto ahora:',
  'here.bookPractice':
    'Prácticas: ni entradas ni público de verdad, y a la producción de ACME no se le dice nada.',
  'here.bookLive': 'El acceso real: entradas y público de verdad.',
  'here.noLive': 'Aún no hay nada configurado para un recinto real.',
  'here.noKeyYet': 'El acceso real aún no tiene clave: póngala abajo y podrá abrirse.',
  'here.openLive': 'Abrir el acceso real',
  'here.openPractice': 'Abrir las prácticas',
  'here.openLiveAsk':
    'El acceso arranca de nuevo, con entradas de verdad. Las prácticas quedan como están. ¿Abrir el acceso real?',
  'here.openPracticeAsk':
    'El acceso arranca de nuevo en prácticas: mientras tanto no se puede leer aquí a nadie de verdad. ¿Abrir las prácticas?',
  'here.waitingStays': {
    one: '{n} acceso espera a ACME. Se queda en este equipo y sale cuando el acceso real vuelva a abrirse.',
    other:
      '{n} accesos esperan a ACME. Se quedan en este equipo y salen cuando el acceso real vuelva a abrirse.',
  },
  'here.opening': 'El acceso está arrancando de nuevo.',
  'here.yesOpen': 'Sí, abrir',
  'here.no': 'No, dejarlo',

  'here.key': 'Clave de ACME',
  'here.forget': 'Olvidar la clave',
  'here.forgetAsk':
    'Sin clave este equipo lee solo por su lista: a ACME ni se le pregunta ni se le dice nada. Los accesos se guardan y salen con la próxima clave. No llegan entradas nuevas.',
  'here.forgetAgain':
    'La clave se borra aquí para siempre; nadie puede volver a leerla. ¿La tiene en otro sitio, o tiene otra?',
  'here.forgetOn': 'Seguir',
  'here.forgetYes': 'Sí, olvidarla',
  'here.forgotten': 'La clave está olvidada. Se sigue leyendo por la lista.',

  'here.protection': 'Protección de la clave y los datos',
  'here.protectedBy.keychain': 'Los protege el llavero de este ordenador.',
  'here.protectedBy.passphrase': 'Los protege una frase de paso. Se pide en cada arranque.',
  'here.protectedBy.plain': 'Nada los protege.',
  'here.protectedBy.none': 'Aún no está decidido: no hay nada que proteger.',
  'here.plainWarning':
    'La clave y los datos de este equipo no están cifrados. Quien pueda leer los archivos de este usuario puede leerlos.',
  'here.protectChange': 'Cambiar la protección',
  'here.protected': 'La protección está cambiada.',

  'here.provisioning': 'Archivo de aprovisionamiento',
  'here.provisionedNone':
    'No se tomó ninguno. Una gestión de equipos puede ponerlo donde este equipo lo encuentra al arrancar.',
  'here.provisionedAt': 'Tomado {when}.',
  'here.provisionedLocked': 'Bloquea los ajustes: se cambian en ese archivo.',
  'here.provisionedOpen': 'Los ajustes también se pueden cambiar aquí.',
  'here.provisionedKey':
    'Con él vino una clave, sellada. Elíjala en «Clave de ACME» y escriba la frase con la que se selló.',

  'here.about': 'Sobre este equipo',
  'here.id': 'Id',
  'here.host': 'Nombre del ordenador',
  'here.folder': 'Sus archivos están en',
  'here.version': 'Versión',
  'here.changedAt': 'Ajustes cambiados',
}
