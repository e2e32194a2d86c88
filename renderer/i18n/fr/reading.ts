import type { WordsLike } from '../catalogue.ts'
import type { readingWords as english } from '../en/reading.ts'

/** French: reading codes, by camera and in the scanner test. */
export const readingWords: WordsLike<typeof english> = {
  'camera.title': 'Caméra',
  'camera.what':
    'La caméra de cet ordinateur lit les codes sur papier et sur téléphone. Chaque code compte une fois tant qu’il est présenté.',
  'camera.on': 'Scanner avec la caméra',
  'camera.which': 'Caméra',
  'camera.nth': 'Caméra {n}',
  'camera.light': 'Lumière de la caméra',
  'camera.picture': 'Ce que voit la caméra',
  'camera.starting': 'La caméra démarre…',
  'camera.fault.none': 'Aucune caméra trouvée. Branchez-en une : elle sert dès qu’elle est là.',
  'camera.fault.refused':
    'Cet ordinateur interdit la caméra à Portcullis. Autorisez-la dans ses réglages de confidentialité.',
  'camera.fault.busy': 'Un autre programme utilise la caméra. Fermez-le.',
  'camera.fault.unplugged': 'La caméra a été débranchée. Rebranchez-la ou utilisez le lecteur.',
  'camera.fault.broken':
    'La caméra ne donne pas d’image lisible. Nouvel essai en cours ; utilisez le lecteur en attendant.',

  'scanner.title': 'Test du lecteur',
  'scanner.what': {
    one: 'Scannez ce code {n} fois avec le lecteur de cette entrée. Il ne laisse entrer personne.',
    other: 'Scannez ce code {n} fois avec le lecteur de cette entrée. Il ne laisse entrer personne.',
  },
  'scanner.count': '{done} scans entendus sur {of}',
  'scanner.progress': 'Scans entendus',
  'scanner.nothing':
    'Rien ne vient ? Tenez le lecteur à une main de distance, augmentez la luminosité de l’écran et vérifiez son câble ou sa liaison radio.',
  'scanner.reading.right': 'Chaque caractère arrive juste.',
  'scanner.reading.caps-lock':
    'Le verrouillage des majuscules est actif : majuscules et minuscules arrivent inversées. Cela se corrige ici.',
  'scanner.reading.layout':
    'Le lecteur est réglé sur un clavier US et cet ordinateur sur un autre : des caractères arrivent faux. Cela se corrige ici.',
  'scanner.reading.wrong-case':
    'Majuscules et minuscules arrivent fausses. Réglez le lecteur pour qu’il les laisse telles quelles (voir son manuel), puis refaites le test.',
  'scanner.reading.unclear':
    'Ce n’est pas le code à l’écran, ou ses caractères sont changés d’une façon qui ne se corrige pas ici. Réglez le lecteur sur le clavier de cet ordinateur ou sur US, puis refaites le test.',
  'scanner.ending': 'Termine un code par',
  'scanner.ending.enter': 'Entrée',
  'scanner.ending.tab': 'Tab',
  'scanner.ending.none': 'Rien ; Entrée serait plus rapide',
  'scanner.speed': 'Vitesse',
  'scanner.perCharacter': '{ms} ms par caractère',
  'scanner.prefix': 'Met devant un code',
  'scanner.none': 'Rien',
  'scanner.doubled': 'Envoie un code',
  'scanner.doubled.yes': 'Deux fois ; la seconde est ignorée désormais',
  'scanner.doubled.no': 'Une fois',
  'scanner.apply': 'Utiliser ce qui a été trouvé',
  'scanner.again': 'Refaire le test',
  'scanner.forget': 'Oublier ce qui est connu du lecteur',
  'scanner.kept': 'Gardé sur cet appareil. Le lecteur est prêt.',
  'scanner.notKept': 'Valable jusqu’au prochain démarrage seulement : écriture impossible sur le disque.',
}
