/** English: the scenes of the training. */
export const trainingWords = {
  'train.title': 'Training',
  'train.hint': 'Each scene makes something go wrong at the practice venue. Play it, scan, and end it.',
  'train.practiceOnly': 'Scenes are played on a practice device alone.',
  'train.play': 'Play',
  'train.playThis': 'Play: {title}',
  'train.end': 'End the scene',
  'train.network-drops.title': 'The network drops',
  'train.network-drops.do':
    'Scan on. This device decides by its own list; a code it does not know is held. Uploads catch up by themselves.',
  'train.slow.title': 'ACME is slow',
  'train.slow.do': 'Scan on. The first scan waits a second, those after it do not wait.',
  'train.rate-limited.title': 'ACME takes no more calls',
  'train.rate-limited.do': 'Scan on and leave the settings alone: the pause ends by itself.',
  'train.key-revoked.title': 'The key is revoked',
  'train.key-revoked.do': 'Scan on and call an admin: only a new key ends it. Nothing is lost meanwhile.',
  'train.wifi-sign-in.title': 'The Wi-Fi wants a sign-in',
  'train.wifi-sign-in.do': 'Scan on, and have somebody sign in to the Wi-Fi on this computer.',
  'train.wrong-clock.title': 'The clocks differ',
  'train.wrong-clock.do':
    'Tickets whose time matters are held: call a supervisor, and have the clock of this computer looked at.',
  'train.used-ticket.title': 'A guest with a used ticket',
  'train.used-ticket.do':
    'Scan “Already used” below. Say when and where it was used, ask for the other tickets of the order, and call a supervisor if the guest insists.',
} as const
