import type { DeviceFileSayings } from '../said.ts'

/** Lo que dice el programa de los archivos de este dispositivo. */
export const spanishDeviceFileSayings: DeviceFileSayings = {
  'provision.unused':
    'El archivo de aprovisionamiento {file} no se usa: {why} Se mantienen los ajustes anteriores.',
  'provision.no-start': 'El archivo de aprovisionamiento no se usa: el servicio no arranca con él. {why}',
  'provision.unreadable': 'no se puede leer. Revise de quién es y sus permisos.',
  'provision.missing': 'no está.',
  'provision.too-long': 'es demasiado largo.',
  'provision.no-json': 'no es JSON.',
  'provision.newer': 'se escribió para un Portcullis más nuevo.',
  'provision.no-settings': 'profile: no es un objeto de ajustes.',
  'provision.no-part': 'no tiene ninguna parte para este dispositivo (equipo {host}, id {id}).',
  'provision.parts': 'tiene más de una parte para este dispositivo (equipo {host}, id {id}).',
  'provision.elsewhere':
    'lleva a otro entorno, para el que este dispositivo no tiene clave. Abra la práctica e inicie Portcullis de nuevo: allí se adopta y se puede poner su clave.',
  'file.not-read': 'No se puede leer el archivo {file}: revise de quién es y sus permisos',
  'file.newer': 'El archivo {file} es de un Portcullis más nuevo',
  'file.damaged': 'El archivo {file} está dañado',
  'file.missing': 'Falta el archivo {file}',
  'file.before-used': '{what}. Se usan los ajustes anteriores al último cambio: revíselos.',
  'file.begun-anew':
    '{what}. Este dispositivo empieza de nuevo, en práctica. No se ha borrado nada: restaure el archivo de una copia o configure el dispositivo otra vez.',
  'file.unreadable': 'No se puede leer el archivo {file}. Revise de quién es y sus permisos.',
  'secret.damaged': 'El archivo {file} está dañado. Restáurelo de una copia.',
  'secret.other-device': 'El archivo {file} está dañado o es de otro dispositivo. Restáurelo de una copia.',
  'secret.keychain-shut':
    'La clave de los datos de este dispositivo está en el llavero del sistema, que ahora no se puede abrir. Desbloquéelo (inicie sesión otra vez en el escritorio) e inicie Portcullis de nuevo.',
  'secret.keychain-refuses':
    'El llavero del sistema rechaza la clave de {file}. Puede ser de otro usuario o equipo. Restaure el llavero del usuario, o aparte ese archivo y la carpeta de datos que está a su lado para empezar de nuevo.',
  'secret.key-damaged': 'La clave de {file} está dañada. Introduzca la clave de nuevo.',
  'secret.no-keychain':
    'Este equipo no tiene ningún llavero que se pueda abrir ahora. Inicie sesión otra vez en el escritorio o elija una contraseña para este dispositivo.',
  'passphrase.wanted': 'Introduzca la contraseña de este dispositivo: abre la clave y los datos.',
  'passphrase.too-many': 'Demasiadas contraseñas erróneas: espere {seconds} segundos.',
  'passphrase.none': 'En este dispositivo no hay ninguna contraseña.',
  'passphrase.damaged': 'El archivo {file} está dañado. Restáurelo de una copia: sin él no se abre nada.',
  'passphrase.wrong': 'Esta no es la contraseña.',
  'passphrase.wrong-wait': 'Esta no es la contraseña. Espere {seconds} segundos antes del próximo intento.',
  'passphrase.in-use-first': 'Primero hay que introducir la contraseña en uso.',
  'live.gone':
    'El acceso real que estaba abierto ya no está configurado en este dispositivo. Configúrelo de nuevo.',
  'live.no-key': 'Este dispositivo no tiene clave para su acceso real. Tiene que ponerla un administrador.',
  'live.not-running': 'El servicio no está en marcha en este momento. Inténtelo cuando lo esté.',
  'venue.other':
    'Este es el perfil de otro recinto: {what}. Su terminal es {terminal}. Impórtelo solo si este dispositivo se traslada allí.',
  'venue.other-tenant': 'cliente {tenant} en lugar de {own}',
  'venue.other-zone': 'zona horaria {zone} en lugar de {own}',
  'venue.unnamed': 'sin nombre',
}
